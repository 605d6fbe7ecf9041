package dev.lethe.fuzz;

import dev.lethe.map.LetheMap;
import dev.lethe.map.tck.Scarcity;
import java.util.function.BiConsumer;

/**
 * The door to the backend for threads. It has no allocator that could be replaced, so its allocations fail in a twin, which the build makes of its
 * masters: {@code src/test/twins}.
 */
public final class ConcurrentDoor implements BackendDoor {
    private static final String TWIN = "dev.lethe.fuzz.twin.";

    /** A tree for keys of one hash is counted by what its parts may take, so that stats() say more. */
    private final RetainedHeap retained = new RetainedHeap("concurrent", false, "dev.lethe.map.concurrent.");

    private final RetainedHeap ofTwin = new RetainedHeap(ScarceMemory.BACKEND, false, TWIN);

    /** Found by ServiceLoader. */
    public ConcurrentDoor() {}

    @Override
    public String backend() {
        return "concurrent";
    }

    @Override
    public void checkRetained(LetheMap map) {
        (map.getClass().getName().startsWith(TWIN) ? ofTwin : retained).check(map);
    }

    @Override
    public boolean whileScarce(BiConsumer<String, Scarcity> run) {
        ShowingLoader.showing(
                "scarce-concurrent-provider", () -> run.accept(ScarceMemory.BACKEND, ScarceMemory.SCARCITY));
        return true;
    }
}
