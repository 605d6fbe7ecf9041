package dev.lethe.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lethe.map.LongLongMap;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.pool.PoolStats;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * Of two maps that come back at once to a pool with room for one, one is kept. Where memory is short the collector may have taken that
 * one by the time they are counted.
 */
public class BudgetIsKept {
    /** The pool as it is. */
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "One of the two.")
    @Outcome(expect = FORBIDDEN, desc = "Both are kept, or none.")
    @State
    public static class Actual {
        private static final int LOOKS = 1000;

        private final MapPool pool = MapPool.builder()
                .within(Pools.room())
                .budgetBytes(Pools.ROOM_FOR_ONE)
                .build();
        private final Lease<LongLongMap> one = pool.lease(Generation.TRANSIENT, Pools.RECIPE);
        private final Lease<LongLongMap> other = pool.lease(Generation.TRANSIENT, Pools.RECIPE);

        {
            one.map().put(1, 1);
            other.map().put(1, 1);
        }

        /** Returns one. */
        @Actor
        public void closeOne() {
            one.close();
        }

        /** Returns the other. */
        @Actor
        public void closeOther() {
            other.close();
        }

        /** Counts in the end. */
        @Arbiter
        public void look(I_Result r) {
            r.r1 = kept();
            // the collector's thread may be between the two counts
            for (int looks = 0; r.r1 != 1 && looks < LOOKS; looks++) {
                Thread.yield();
                r.r1 = kept();
            }
        }

        private int kept() {
            PoolStats stats = pool.stats(Generation.TRANSIENT);
            return (int) (stats.idleMaps() + stats.givenUp());
        }
    }

    /** The twin checkthenact: see src/main/pool-faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "One of the two.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "Both are kept, or none.")
    @State
    public static class Broken {
        private final dev.lethe.stress.pooltwin.checkthenact.MapPool pool =
                dev.lethe.stress.pooltwin.checkthenact.MapPool.builder()
                        .within(Pools.room())
                        .budgetBytes(Pools.ROOM_FOR_ONE)
                        .build();
        private final dev.lethe.stress.pooltwin.checkthenact.Lease<LongLongMap> one =
                pool.lease(dev.lethe.stress.pooltwin.checkthenact.Generation.TRANSIENT, Pools.RECIPE);
        private final dev.lethe.stress.pooltwin.checkthenact.Lease<LongLongMap> other =
                pool.lease(dev.lethe.stress.pooltwin.checkthenact.Generation.TRANSIENT, Pools.RECIPE);

        {
            one.map().put(1, 1);
            other.map().put(1, 1);
        }

        /** Returns one. */
        @Actor
        public void closeOne() {
            one.close();
        }

        /** Returns the other. */
        @Actor
        public void closeOther() {
            other.close();
        }

        /** Counts in the end. */
        @Arbiter
        public void look(I_Result r) {
            dev.lethe.stress.pooltwin.checkthenact.PoolStats stats;
            try {
                stats = pool.stats(dev.lethe.stress.pooltwin.checkthenact.Generation.TRANSIENT);
            } catch (IllegalStateException neverReserved) { // the collector took both, and one has nothing to give back
                r.r1 = -1;
                return;
            }
            r.r1 = (int) (stats.idleMaps() + stats.givenUp());
        }
    }
}
