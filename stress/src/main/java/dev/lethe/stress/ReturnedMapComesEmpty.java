package dev.lethe.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lethe.map.LongLongMap;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.pool.MapPool;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * Whoever leases while another returns a map gets an empty one.
 */
public class ReturnedMapComesEmpty {
    /** The pool as it is. */
    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "An empty map, new or used before.")
    @Outcome(expect = FORBIDDEN, desc = "The entry of the last owner is there.")
    @State
    public static class Actual {
        private final MapPool pool = MapPool.builder().within(Pools.room()).build();
        private final Lease<LongLongMap> before = pool.lease(Generation.TRANSIENT, Pools.RECIPE);

        {
            before.map().put(1, 1);
        }

        /** Returns. */
        @Actor
        public void close() {
            before.close();
        }

        /** Leases and looks. */
        @Actor
        public void lease(I_Result r) {
            LongLongMap map = pool.lease(Generation.TRANSIENT, Pools.RECIPE).map();
            r.r1 = map.containsKey(1) ? 1 : 0;
        }
    }

    /** The twin tooearly: see src/main/pool-faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "An empty map, new or used before.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "The entry of the last owner is there.")
    @State
    public static class Broken {
        private final dev.lethe.stress.pooltwin.tooearly.MapPool pool =
                dev.lethe.stress.pooltwin.tooearly.MapPool.builder()
                        .within(Pools.room())
                        .build();
        private final dev.lethe.stress.pooltwin.tooearly.Lease<LongLongMap> before =
                pool.lease(dev.lethe.stress.pooltwin.tooearly.Generation.TRANSIENT, Pools.RECIPE);

        {
            before.map().put(1, 1);
        }

        /** Returns. */
        @Actor
        public void close() {
            before.close();
        }

        /** Leases and looks. */
        @Actor
        public void lease(I_Result r) {
            LongLongMap map = pool.lease(dev.lethe.stress.pooltwin.tooearly.Generation.TRANSIENT, Pools.RECIPE)
                    .map();
            r.r1 = map.containsKey(1) ? 1 : 0;
        }
    }
}
