package dev.lethe.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lethe.map.LongLongMap;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.MapPool;
import java.util.function.Supplier;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Of two threads that lease at once from a pool with one idle map, neither sees what the other puts.
 */
public class LeaseIsExclusive {
    /** Whether the key of the other is there: 1 or 0; -1 when the map was closed, since the pool found it in use. */
    private static int putAndLook(Supplier<LongLongMap> leasing, long own, long others) {
        try {
            LongLongMap map = leasing.get();
            map.put(own, 1);
            return map.containsKey(others) ? 1 : 0;
        } catch (IllegalStateException closed) {
            return -1;
        }
    }

    /** The pool as it is. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Two maps.")
    @Outcome(expect = FORBIDDEN, desc = "Both have the same map.")
    @State
    public static class Actual {
        private final MapPool pool = MapPool.builder().within(Pools.room()).build();

        {
            pool.lease(Generation.TRANSIENT, Pools.RECIPE).close();
        }

        /** Leases, puts and looks. */
        @Actor
        public void first(II_Result r) {
            r.r1 = putAndLook(
                    () -> pool.lease(Generation.TRANSIENT, Pools.RECIPE).map(), 1, 2);
        }

        /** Leases, puts and looks. */
        @Actor
        public void second(II_Result r) {
            r.r2 = putAndLook(
                    () -> pool.lease(Generation.TRANSIENT, Pools.RECIPE).map(), 2, 1);
        }
    }

    /** The twin twosteps: see src/main/pool-faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Two maps.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "Both have the same map.")
    @State
    public static class Broken {
        private final dev.lethe.stress.pooltwin.twosteps.MapPool pool =
                dev.lethe.stress.pooltwin.twosteps.MapPool.builder()
                        .within(Pools.room())
                        .build();

        {
            pool.lease(dev.lethe.stress.pooltwin.twosteps.Generation.TRANSIENT, Pools.RECIPE)
                    .close();
        }

        /** Leases, puts and looks. */
        @Actor
        public void first(II_Result r) {
            r.r1 = putAndLook(
                    () -> pool.lease(dev.lethe.stress.pooltwin.twosteps.Generation.TRANSIENT, Pools.RECIPE)
                            .map(),
                    1,
                    2);
        }

        /** Leases, puts and looks. */
        @Actor
        public void second(II_Result r) {
            r.r2 = putAndLook(
                    () -> pool.lease(dev.lethe.stress.pooltwin.twosteps.Generation.TRANSIENT, Pools.RECIPE)
                            .map(),
                    2,
                    1);
        }
    }
}
