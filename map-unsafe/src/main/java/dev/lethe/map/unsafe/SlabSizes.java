package dev.lethe.map.unsafe;

/** How much is obtained from the operating system at once. */
final class SlabSizes {
    /**
     * From here on the C library of Linux (glibc) always maps and unmaps memory by itself, so that what is freed goes back at once. Below,
     * it raises its threshold up to this size as it sees larger pieces freed, and then keeps freed memory unless it lies at the end.
     */
    static final long LARGE = 32L << 20;

    /** The first slab where memory is zeroed as a whole, so that small programs do not pay for a large one. */
    static final long SMALL = 1L << 20;

    /** An empty slab that costs the machine no more than this is worth keeping for the next small map. */
    static final long TRIFLE = 1L << 20;

    private SlabSizes() {}

    /**
     * The size of the next slab.
     *
     * @param obtained the bytes obtained so far; where slabs are zeroed they grow with this
     * @param needed the bytes that it must have
     * @param room the bytes left under the limit
     * @return the bytes; more than the room only if what is needed is
     */
    static long next(boolean zeroes, long obtained, long needed, long room) {
        long wanted = zeroes ? Math.max(SMALL, Math.min(Long.highestOneBit(Math.max(1, obtained)), LARGE)) : LARGE;
        long most = room - room % Storage.LINE;
        return Math.max(needed, Math.min(wanted, most));
    }
}
