package dev.lethe.map.unsafe;

/** Where a map has its memory from: an owner of native memory, which lives as long as the map and what is drained from it. */
class Allocator {
    /** Holds the placeholders that all maps share, for the life of the process. */
    static final Allocator DEFAULT = new Allocator(Owner.ofProcess());

    /** A reference, an int and two flags; and the owner, its holdings and what the cleaner keeps. */
    private static final long FOOTPRINT = Footprint.object(Footprint.REFERENCE + Integer.BYTES + 2)
            + Footprint.object(3 * Footprint.REFERENCE + 2 * Integer.BYTES + 2)
            + Footprint.object(5 * Footprint.REFERENCE + Integer.BYTES + Long.BYTES + 3)
            + Footprint.object(5 * Footprint.REFERENCE + Long.BYTES);

    private final Owner owner;
    private final boolean shrinks;
    private int drains;
    private boolean closed;

    Allocator(Owner owner) {
        this(owner, true);
    }

    Allocator(Owner owner, boolean shrinks) {
        this.owner = owner;
        this.shrinks = shrinks;
    }

    /** Whether memory is given back without trim(), as the retention of the map says. */
    final boolean shrinks() {
        return shrinks;
    }

    final Owner owner() {
        return owner;
    }

    /** Asked before each allocation that a map makes for its structure: returns, or throws an {@link OutOfMemoryError}. */
    void admit() {}

    /**
     * Told before a map asks for memory that it can do without, and after: such a request waits for nothing.
     *
     * @return whether it should ask now; after a refusal it should leave some of its chances out
     */
    final boolean spares(boolean begins) {
        return owner.spares(begins);
    }

    /** Told at the end of {@code trim()}. */
    final void trimmed() {
        owner.heap().trim();
    }

    /** Told when the map is closed; tables that are being drained live on until they are handed out. */
    final void closed() {
        closed = true;
        closeWhenIdle();
    }

    /** Told before tables are handed out that have left the map, and after. */
    final void drains(boolean begins) {
        drains += begins ? 1 : -1;
        closeWhenIdle();
    }

    private void closeWhenIdle() {
        if (closed && drains == 0) {
            owner.close();
        }
    }

    /** Told when another thread is to use the map, or any number of them is to read it. */
    final void handOver(boolean toReaders) {
        owner.handOver(toReaders);
    }

    /** Told when the map is to say nothing should it become unreachable unclosed. */
    final void reportNothing() {
        owner.reportNothing();
    }

    /** Asked before changes of the whole map: in checked mode throws unless one thread uses it. */
    final void checkThread() {
        if (NativeMemory.CHECKED) {
            owner.checkThread();
        }
    }

    /** The bytes that this takes on the heap for each map. */
    final long bytes() {
        return FOOTPRINT;
    }
}
