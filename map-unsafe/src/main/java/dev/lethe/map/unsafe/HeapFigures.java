package dev.lethe.map.unsafe;

/**
 * What a heap of native memory holds at one moment.
 *
 * @param limitBytes the most that may be obtained from the operating system
 * @param obtainedBytes what is obtained from it
 * @param usedBytes what blocks take of that, those in quarantine included
 * @param idleBytes what is kept in a slab without blocks
 * @param slabs the slabs
 * @param blocks the blocks that owners hold
 * @param owners the owners that are neither closed nor freed
 * @param leaks the owners so far that became unreachable unclosed while they held memory
 */
record HeapFigures(
        long limitBytes,
        long obtainedBytes,
        long usedBytes,
        long idleBytes,
        int slabs,
        long blocks,
        long owners,
        long leaks) {}
