package dev.lethe.bench;

import java.lang.ref.Reference;

/** How much of the heap is in use. */
final class Heap {
    private Heap() {}

    /**
     * Collects the garbage, all of it, and returns the bytes that are left; exact under the serial collector. The objects
     * given are not garbage yet.
     */
    static long usedBytes(Object... kept) {
        try {
            Runtime runtime = Runtime.getRuntime();
            long before;
            long used = Long.MAX_VALUE;
            do { // what waits for a cleaner or a reference queue goes in the second collection
                before = used;
                System.gc();
                used = runtime.totalMemory() - runtime.freeMemory();
            } while (used < before);
            return used;
        } finally {
            Reference.reachabilityFence(kept);
        }
    }
}
