package dev.lethe.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lethe.map.LongLongMap;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A put is seen by each reader that was told of it, also by one that has looked at the map before.
 */
public class ToldReaderSeesPut {
    /** The backend as it is. */
    @JCStressTest
    @Outcome(
            id = {"0, 0, 0", "0, 0, 5", "0, 1, 5"},
            expect = ACCEPTABLE,
            desc = "Not looked for before the put; told or not.")
    @Outcome(
            id = {"5, 0, 5", "5, 1, 5"},
            expect = ACCEPTABLE,
            desc = "Seen before it was told.")
    @Outcome(expect = FORBIDDEN, desc = "Told, and not found; or found, and then lost.")
    @State
    public static class Actual {
        private final LongLongMap map = Maps.longLong();
        private volatile int told;

        /** Puts, and tells. */
        @Actor
        public void put() {
            map.put(1, 5);
            told = 1;
        }

        /** Looks, listens, and looks again. */
        @Actor
        public void read(III_Result r) {
            r.r1 = (int) map.getOrDefault(1, 0);
            r.r2 = told;
            r.r3 = (int) map.getOrDefault(1, 0);
        }
    }

    /** The twin keptplace: see src/main/faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(
            id = {"0, 0, 0", "0, 0, 5", "0, 1, 5"},
            expect = ACCEPTABLE,
            desc = "Not looked for before the put; told or not.")
    @Outcome(
            id = {"5, 0, 5", "5, 1, 5"},
            expect = ACCEPTABLE,
            desc = "Seen before it was told.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "Told, and not found; or found, and then lost.")
    @State
    public static class Broken {
        private final LongLongMap map = Maps.longLong(new dev.lethe.stress.twin.keptplace.ConcurrentProvider());
        private volatile int told;

        /** Puts, and tells. */
        @Actor
        public void put() {
            map.put(1, 5);
            told = 1;
        }

        /** Looks, listens, and looks again. */
        @Actor
        public void read(III_Result r) {
            r.r1 = (int) map.getOrDefault(1, 0);
            r.r2 = told;
            r.r3 = (int) map.getOrDefault(1, 0);
        }
    }
}
