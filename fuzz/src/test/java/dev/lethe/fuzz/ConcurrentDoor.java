package dev.lethe.fuzz;

import dev.lethe.map.LetheMap;

/** The door to the backend for threads. */
public final class ConcurrentDoor implements BackendDoor {
    private final RetainedHeap retained = new RetainedHeap("concurrent", "dev.lethe.map.concurrent.");

    /** Found by ServiceLoader. */
    public ConcurrentDoor() {}

    @Override
    public String backend() {
        return "concurrent";
    }

    @Override
    public void checkRetained(LetheMap map) {
        retained.check(map);
    }
}
