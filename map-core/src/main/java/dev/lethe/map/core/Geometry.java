package dev.lethe.map.core;

/** The sizes of tables and directories, and the limits that the invariants rest on. */
final class Geometry {
    /** The largest table. ADR 0002 has the figures; arrays stay under half of the smallest G1 region, 512 KiB. */
    static final int MAX_GROUPS = 1024;

    /**
     * The most groups that an entry walks through. So at most 15 groups, 105 entries, lie beyond any group on a path: the
     * count, a byte, cannot overflow.
     */
    static final int MAX_REACH = 16;

    /** The deepest directory: with the group bits it uses 32 bits of the hash, all that object keys have. */
    static final int MAX_DEPTH = 32 - Integer.numberOfTrailingZeros(MAX_GROUPS);

    /** The most entries that can be asked for: a directory of that depth, full. */
    static final long MAX_ENTRIES = (1L << MAX_DEPTH) * limit(MAX_GROUPS);

    private Geometry() {}

    /** How many entries a table takes before it grows: 4/5 of its slots, all of them in a single group. */
    static int limit(int groups) {
        int slots = groups * Control.GROUP_SLOTS;
        return groups == 1 ? slots : slots * 4 / 5;
    }

    /** The smallest table for a number of entries, at most the largest. */
    static int groupsFor(long entries) {
        int groups = 1;
        while (groups < MAX_GROUPS && limit(groups) < entries) {
            groups <<= 1;
        }
        return groups;
    }

    /** The depth of a directory of largest tables for a number of entries; 0 when one table is enough. */
    static int depthFor(long entries) {
        int depth = 0;
        while (depth < MAX_DEPTH && (long) limit(MAX_GROUPS) << depth < entries) {
            depth++;
        }
        return depth;
    }
}
