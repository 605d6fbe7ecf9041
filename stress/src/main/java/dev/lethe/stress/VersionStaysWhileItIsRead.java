package dev.lethe.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lethe.map.LongLongMap;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.pool.Versioned;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A reader holds a version that was published, and it stays as it is, though another one is published meanwhile.
 */
public class VersionStaysWhileItIsRead {
    /** The pool as it is. */
    @JCStressTest
    @Outcome(
            id = {"1, 1", "2, 2"},
            expect = ACCEPTABLE,
            desc = "The one version or the other.")
    @Outcome(expect = FORBIDDEN, desc = "A version that went back.")
    @State
    public static class Actual {
        private final MapPool pool = MapPool.builder().within(Pools.room()).build();
        private final Versioned<LongLongMap> versions = pool.versioned(Pools.RECIPE);

        {
            publish(1);
        }

        private void publish(long number) {
            Lease<LongLongMap> draft = versions.draft();
            draft.map().put(1, number);
            versions.publish(draft);
        }

        /** Publishes the next. */
        @Actor
        public void publish() {
            publish(2);
        }

        /** Reads twice. */
        @Actor
        public void read(II_Result r) {
            try (Lease<LongLongMap> reading = versions.read()) {
                r.r1 = (int) reading.map().getOrDefault(1, 0);
                r.r2 = (int) reading.map().getOrDefault(1, 0);
            }
        }
    }

    /** The twin revived: see src/main/pool-faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(
            id = {"1, 1", "2, 2"},
            expect = ACCEPTABLE,
            desc = "The one version or the other.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "A version that went back.")
    @State
    public static class Broken {
        private final dev.lethe.stress.pooltwin.revived.MapPool pool =
                dev.lethe.stress.pooltwin.revived.MapPool.builder()
                        .within(Pools.room())
                        .build();
        private final dev.lethe.stress.pooltwin.revived.Versioned<LongLongMap> versions = pool.versioned(Pools.RECIPE);

        {
            publish(1);
        }

        private void publish(long number) {
            dev.lethe.stress.pooltwin.revived.Lease<LongLongMap> draft = versions.draft();
            draft.map().put(1, number);
            versions.publish(draft);
        }

        /** Publishes the next. */
        @Actor
        public void publish() {
            publish(2);
        }

        /** Reads twice. */
        @Actor
        public void read(II_Result r) {
            try (dev.lethe.stress.pooltwin.revived.Lease<LongLongMap> reading = versions.read()) {
                r.r1 = (int) reading.map().getOrDefault(1, 0);
                r.r2 = (int) reading.map().getOrDefault(1, 0);
            }
        }
    }
}
