package dev.lethe.fuzz;

import dev.lethe.map.tck.Scarcity;

/** The memory of maps of core, and of the twin of concurrent, whose allocations fail when they are told to. A run uses one map at a time, on one thread. */
public final class ScarceMemory {
    /** The name of the backend that the twin of concurrent is; only a class loader of the target shows it. */
    public static final String BACKEND = "scarce-concurrent";

    /** Makes the allocations of all these maps fail. */
    static final Scarcity SCARCITY = new Scarcity() {
        @Override
        public void endsAfter(int allocations) {
            left = allocations;
        }

        @Override
        public void hasRoom() {
            left = PLENTY;
        }
    };

    private static final int PLENTY = Integer.MAX_VALUE;

    private static int left = PLENTY;

    private ScarceMemory() {}

    /** Called where such a map is about to allocate; throws if there is no memory left. */
    public static void admit() {
        if (left == 0) {
            throw new OutOfMemoryError("planned");
        }
        left -= left == PLENTY ? 0 : 1;
    }
}
