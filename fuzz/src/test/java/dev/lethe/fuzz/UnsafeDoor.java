package dev.lethe.fuzz;

import dev.lethe.map.LetheMap;
import dev.lethe.map.tck.Scarcity;
import dev.lethe.map.unsafe.NativeLook;
import java.util.Map;
import java.util.function.BiConsumer;

/** The door to the backend off the heap: its native memory. */
public final class UnsafeDoor implements BackendDoor {
    /** Blocks of all maps are reached from the slabs that these share. */
    private final RetainedHeap retained = new RetainedHeap("unsafe", false, "dev.lethe.map.unsafe.");

    /** Found by ServiceLoader. */
    public UnsafeDoor() {}

    @Override
    public String backend() {
        return "unsafe";
    }

    @Override
    public void begin(long seed) {
        NativeLook.begin(seed);
    }

    @Override
    public void checkInvariants() {
        NativeLook.checkInvariants();
    }

    @Override
    public Map<String, Long> held() {
        return Map.of("blocks", NativeLook.blocks(), "owners", NativeLook.owners());
    }

    @Override
    public void checkRetained(LetheMap map) {
        retained.check(map);
    }

    @Override
    public boolean whileScarce(BiConsumer<String, Scarcity> run) {
        run.accept(backend(), NativeLook.SCARCITY);
        return true;
    }
}
