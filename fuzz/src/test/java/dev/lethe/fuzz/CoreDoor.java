package dev.lethe.fuzz;

import dev.lethe.map.LetheMap;
import dev.lethe.map.core.FixedSeeds;
import dev.lethe.map.core.LongFloods;
import dev.lethe.map.core.ScarceCoreProvider;
import dev.lethe.map.tck.Scarcity;
import java.util.function.BiConsumer;
import java.util.function.LongBinaryOperator;

/** The door to the backend on the heap: maps of a provider of their own, which is shown only while a script runs on them. */
public final class CoreDoor implements BackendDoor {
    private final RetainedHeap retained = new RetainedHeap("core", true, "dev.lethe.map.core.");

    /** Found by ServiceLoader. */
    public CoreDoor() {}

    @Override
    public String backend() {
        return "core";
    }

    @Override
    public void begin(long seed) {
        FixedSeeds.begin(seed);
    }

    @Override
    public void checkRetained(LetheMap map) {
        retained.check(map);
    }

    @Override
    public boolean whileScarce(BiConsumer<String, Scarcity> run) {
        ShowingLoader.showing("scarce-core-provider", () -> run.accept(ScarceCoreProvider.NAME, ScarceMemory.SCARCITY));
        return true;
    }

    @Override
    public LongBinaryOperator longFloods() {
        return LongFloods::key;
    }
}
