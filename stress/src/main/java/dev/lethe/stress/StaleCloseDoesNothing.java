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
 * Whoever closes a stale lease takes nothing from the one who has the same map now.
 */
public class StaleCloseDoesNothing {
    /** The pool as it is. */
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "The owner finds what he put.")
    @Outcome(expect = FORBIDDEN, desc = "His lease was closed for him.")
    @State
    public static class Actual {
        private final MapPool pool = MapPool.builder().within(Pools.room()).build();
        private final Lease<LongLongMap> stale = pool.lease(Generation.TRANSIENT, Pools.RECIPE);

        {
            stale.close();
        }

        /** Closes a lease that was closed. */
        @Actor
        public void close() {
            stale.close();
        }

        /** Leases, puts and looks. */
        @Actor
        public void own(I_Result r) {
            Lease<LongLongMap> lease = pool.lease(Generation.TRANSIENT, Pools.RECIPE);
            try {
                lease.map().put(1, 1);
                r.r1 = (int) lease.map().getOrDefault(1, 0);
            } catch (IllegalStateException closed) {
                r.r1 = -1;
            }
        }
    }

    /** The twin aba: see src/main/pool-faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "The owner finds what he put.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "His lease was closed for him.")
    @State
    public static class Broken {
        private final dev.lethe.stress.pooltwin.aba.MapPool pool = dev.lethe.stress.pooltwin.aba.MapPool.builder()
                .within(Pools.room())
                .build();
        private final dev.lethe.stress.pooltwin.aba.Lease<LongLongMap> stale =
                pool.lease(dev.lethe.stress.pooltwin.aba.Generation.TRANSIENT, Pools.RECIPE);

        {
            stale.close();
        }

        /** Closes a lease that was closed. */
        @Actor
        public void close() {
            stale.close();
        }

        /** Leases, puts and looks. */
        @Actor
        public void own(I_Result r) {
            dev.lethe.stress.pooltwin.aba.Lease<LongLongMap> lease =
                    pool.lease(dev.lethe.stress.pooltwin.aba.Generation.TRANSIENT, Pools.RECIPE);
            try {
                lease.map().put(1, 1);
                r.r1 = (int) lease.map().getOrDefault(1, 0);
            } catch (IllegalStateException closed) {
                r.r1 = -1;
            }
        }
    }
}
