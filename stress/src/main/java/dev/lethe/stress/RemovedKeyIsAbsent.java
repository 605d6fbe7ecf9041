package dev.lethe.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lethe.map.LongLongMap;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * After remove has returned, the key is absent, and of two threads that remove it one wins; neither takes the entry of another
 * key that came into the slot meanwhile. The map has one group: a new entry takes the first free slot, that of the removed one.
 */
public class RemovedKeyIsAbsent {
    /** The backend as it is. */
    @JCStressTest
    @Outcome(
            id = {"1, 0, 0, 7", "0, 1, 0, 7"},
            expect = ACCEPTABLE,
            desc = "One of the two removes; the other key is there.")
    @Outcome(expect = FORBIDDEN, desc = "Both removed, or none, or the entry of the other key is gone.")
    @State
    public static class Actual {
        private final LongLongMap map = Maps.longLong();

        {
            map.put(1, 5);
        }

        /** Removes. */
        @Actor
        public void remove(IIII_Result r) {
            r.r1 = map.remove(1) ? 1 : 0;
        }

        /** Removes, and puts another key, which takes the free slot. */
        @Actor
        public void removeAndPut(IIII_Result r) {
            r.r2 = map.remove(1) ? 1 : 0;
            map.put(2, 7);
        }

        /** Looks at both keys in the end. */
        @Arbiter
        public void look(IIII_Result r) {
            r.r3 = map.containsKey(1) ? 1 : 0;
            r.r4 = (int) map.getOrDefault(2, 0);
        }
    }

    /** The twin trusted: see src/main/faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(
            id = {"1, 0, 0, 7", "0, 1, 0, 7"},
            expect = ACCEPTABLE,
            desc = "One of the two removes; the other key is there.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "Both removed, or none, or the entry of the other key is gone.")
    @State
    public static class Broken {
        private final LongLongMap map = Maps.longLong(new dev.lethe.stress.twin.trusted.ConcurrentProvider());

        {
            map.put(1, 5);
        }

        /** Removes. */
        @Actor
        public void remove(IIII_Result r) {
            r.r1 = map.remove(1) ? 1 : 0;
        }

        /** Removes, and puts another key, which takes the free slot. */
        @Actor
        public void removeAndPut(IIII_Result r) {
            r.r2 = map.remove(1) ? 1 : 0;
            map.put(2, 7);
        }

        /** Looks at both keys in the end. */
        @Arbiter
        public void look(IIII_Result r) {
            r.r3 = map.containsKey(1) ? 1 : 0;
            r.r4 = (int) map.getOrDefault(2, 0);
        }
    }
}
