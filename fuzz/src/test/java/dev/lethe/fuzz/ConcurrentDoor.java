package dev.lethe.fuzz;

import dev.lethe.map.LetheMap;

/** The door to the backend for threads. */
public final class ConcurrentDoor implements BackendDoor {
    /** A tree for keys of one hash is counted by what its parts may take, so that stats() say more. */
    private final RetainedHeap retained = new RetainedHeap("concurrent", false, "dev.lethe.map.concurrent.");

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
