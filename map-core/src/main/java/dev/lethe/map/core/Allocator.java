package dev.lethe.map.core;

/**
 * Where a map has its memory from. Asked before each allocation that a map makes for its structure, so that tests can make the nth one
 * fail; told when the map gives memory back, which matters off the heap.
 */
class Allocator {
    static final Allocator DEFAULT = new Allocator();

    /** Returns, or throws an {@link OutOfMemoryError}. */
    void admit() {}

    /**
     * Told before a map asks for memory that it can do without, and after.
     *
     * @return whether it should ask now
     */
    final boolean spares(boolean begins) {
        return true;
    }

    /** Told at the end of {@code trim()}. */
    final void trimmed() {}

    /** Told when the map is closed; tables that are being drained live on until they are handed out. */
    final void closed() {}

    /** Told before tables are handed out that have left the map, and after. */
    final void drains(boolean begins) {}

    /** Told when another thread is to use the map, or any number of them is to read it. */
    final void handOver(boolean toReaders) {}

    /** Told when the map is to say nothing should it become unreachable unclosed, which is no mistake on the heap. */
    final void reportNothing() {}

    /** Asked before changes of the whole map: on the heap it belongs to no thread. */
    final void checkThread() {}

    /** The bytes that this takes on the heap for each map. */
    final long bytes() {
        return 0;
    }
}
