package dev.lethe.map.unsafe;

import dev.lethe.map.tck.Scarcity;

/** A look at the native heap of the process from the package that has it, and a way to make its allocations fail. */
public final class NativeLook {
    /** Makes the allocations of all maps off the heap fail, one at a time. */
    public static final Scarcity SCARCITY = new Scarcity() {
        @Override
        public void endsAfter(int allocations) {
            NativeHeap.process().failAllocation(allocations + 1L);
        }

        @Override
        public void hasRoom() {
            NativeHeap.process().failAllocation(0);
        }
    };

    private NativeLook() {}

    /**
     * The next secrets that maps take for themselves follow from this number, if the property {@code lethe.seed} is set.
     *
     * @param seed follows from the input
     */
    public static void begin(long seed) {
        Hashing.Seeds.NEXT.set(seed);
    }

    /** Throws unless the slabs and their figures are in order. */
    public static void checkInvariants() {
        NativeHeap.process().checkInvariants();
    }

    /**
     * Returns how many blocks are held.
     *
     * @return blocks
     */
    public static long blocks() {
        return NativeHeap.process().figures().blocks();
    }

    /**
     * Returns how many maps are not closed.
     *
     * @return maps
     */
    public static long owners() {
        return NativeHeap.process().figures().owners();
    }
}
