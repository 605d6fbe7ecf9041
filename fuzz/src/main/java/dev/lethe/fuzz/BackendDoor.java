package dev.lethe.fuzz;

import dev.lethe.map.LetheMap;
import dev.lethe.map.tck.Scarcity;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a backend lets the targets see and do beyond its maps. A backend needs none; one that has memory of its own, or allocations that
 * a test can make fail, is looked at more closely with it.
 *
 * <p>ServiceLoader finds it, among the tests of the backend: {@code META-INF/services/dev.lethe.fuzz.BackendDoor} names the class.
 */
public interface BackendDoor {
    /**
     * Names the backend.
     *
     * @return the name that its provider has
     */
    String backend();

    /**
     * Begins a run. What the backend takes at random besides the seeds of its maps it now takes from this number, so that an input does the same
     * whatever ran before.
     *
     * @param seed follows from the input
     */
    default void begin(long seed) {
        // all is random by the seed of a map
    }

    /** Checks what maps share; called after each run, and by {@code neighbours} after each step. Throws when something is wrong. */
    default void checkInvariants() {
        // nothing is shared
    }

    /**
     * Counts what open maps hold and closed ones have given back, such as blocks of native memory. A run closes all its maps, so a figure
     * that is higher after it is a leak.
     *
     * @return figures by name
     */
    default Map<String, Long> held() {
        return Map.of();
    }

    /**
     * Compares what a map of the backend retains with its {@code stats()}; called at the end of each script. Throws when something is retained that they
     * do not count.
     *
     * @param map an open map, with its entries
     */
    default void checkRetained(LetheMap map) {
        // stats() are believed
    }

    /**
     * Runs something on maps whose allocations can be made to fail, if there is a way to make them fail.
     *
     * @param run takes the name of the backend that such maps come from while it runs, and what makes them fail
     * @return whether there is a way; if not, it ran nothing
     */
    default boolean whileScarce(BiConsumer<String, Scarcity> run) {
        return false;
    }

    /**
     * Says which {@code long} keys share a home group, for those who know how maps mix the bits of a key. The first door that has an answer gives it for
     * all backends: a script has the same keys on each of them.
     *
     * @return gives a key by the seed of the map and the number of the key, from 0 and less than 2^32; other numbers, other keys. Null if nobody knows
     */
    default @Nullable LongBinaryOperator longFloods() {
        return null;
    }
}
