package dev.lethe.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lethe.map.Capability;
import dev.lethe.map.LongLongMap;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A walk that meets a clear ends there: it does not show entries of before and of behind the clear together.
 */
@Needs(Capability.ATOMIC_CLEAR)
public class IteratorAgainstClear {
    /** The backend as it is. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The walk is over before the clear, or ends with it.")
    @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The walk begins behind the clear.")
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "The walk begins between the clear and the puts.")
    @Outcome(expect = FORBIDDEN, desc = "Entries of two epochs in one walk.")
    @State
    public static class Actual {
        private final LongLongMap map = Maps.longLong();

        {
            for (long key = 0; key < 30; key++) {
                map.put(key, 1);
            }
        }

        /** Clears, and puts others. */
        @Actor
        public void clear() {
            map.clear();
            for (long key = 100; key < 130; key++) {
                map.put(key, 1);
            }
        }

        /** Walks. */
        @Actor
        public void walk(II_Result r) {
            map.forEach((key, value) -> {
                if (key < 100) {
                    r.r1 = 1;
                } else {
                    r.r2 = 1;
                }
            });
        }
    }

    /** The twin stalewalk: see src/main/faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The walk is over before the clear, or ends with it.")
    @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The walk begins behind the clear.")
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "The walk begins between the clear and the puts.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "Entries of two epochs in one walk.")
    @State
    public static class Broken {
        private final LongLongMap map = Maps.longLong(new dev.lethe.stress.twin.stalewalk.ConcurrentProvider());

        {
            for (long key = 0; key < 30; key++) {
                map.put(key, 1);
            }
        }

        /** Clears, and puts others. */
        @Actor
        public void clear() {
            map.clear();
            for (long key = 100; key < 130; key++) {
                map.put(key, 1);
            }
        }

        /** Walks. */
        @Actor
        public void walk(II_Result r) {
            map.forEach((key, value) -> {
                if (key < 100) {
                    r.r1 = 1;
                } else {
                    r.r2 = 1;
                }
            });
        }
    }
}
