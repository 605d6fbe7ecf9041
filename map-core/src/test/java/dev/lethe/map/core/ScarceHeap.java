package dev.lethe.map.core;

/** The allocator of a map that makes chosen allocations fail. */
final class ScarceHeap extends Allocator {
    private static final long PLENTY = Long.MAX_VALUE;

    private long left = PLENTY;
    private boolean onlyOnce;
    private long used;
    private long failed;

    /** Has all allocations fail behind the next ones, until {@link #hasRoom}. */
    void endsAfter(long allocations) {
        left = allocations;
        onlyOnce = false;
    }

    /** Has one allocation fail behind the next ones, and no other. */
    void failsOnceAfter(long allocations) {
        left = allocations;
        onlyOnce = true;
    }

    void hasRoom() {
        left = PLENTY;
    }

    /** Makes a look at the map that has all the memory it wants, and does not count. */
    void aside(Runnable look) {
        long before = left;
        long usedBefore = used;
        left = PLENTY;
        try {
            look.run();
        } finally {
            left = before;
            used = usedBefore;
        }
    }

    /** How many allocations there were. */
    long used() {
        return used;
    }

    /** How many allocations failed. */
    long failed() {
        return failed;
    }

    @Override
    void admit() {
        if (left == 0) {
            failed++;
            left = onlyOnce ? PLENTY : 0;
            throw new OutOfMemoryError("planned");
        }
        left--;
        used++;
    }
}
