package dev.lethe.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lethe.map.Capability;
import dev.lethe.map.LongLongMap;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A function that was given a value before a clear does not bring a value made of it back: its operation comes before the clear,
 * or it was given nothing.
 */
@Needs(Capability.ATOMIC_CLEAR)
public class ClearAgainstCompute {
    /** The backend as it is. */
    @JCStressTest
    @Outcome(id = "5, 0, 0", expect = ACCEPTABLE, desc = "Compute, clear: or the clear came while the function ran.")
    @Outcome(id = "0, 1, 1", expect = ACCEPTABLE, desc = "Clear, compute.")
    @Outcome(expect = FORBIDDEN, desc = "A value made of a cleared one is there.")
    @State
    public static class Actual {
        private final LongLongMap map = Maps.longLong();

        {
            map.put(1, 5);
        }

        /** Clears. */
        @Actor
        public void clear() {
            map.clear();
        }

        /** Computes, and takes down what the function was given. */
        @Actor
        public void compute(III_Result r) {
            map.compute(1, 0, (key, old) -> {
                r.r1 = (int) old;
                Thread.yield();
                return old + 1;
            });
        }

        /** Looks in the end. */
        @Arbiter
        public void look(III_Result r) {
            r.r2 = (int) map.getOrDefault(1, 0);
            r.r3 = (int) map.mappingCount();
        }
    }

    /** The twin revives: see src/main/faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(id = "5, 0, 0", expect = ACCEPTABLE, desc = "Compute, clear: or the clear came while the function ran.")
    @Outcome(id = "0, 1, 1", expect = ACCEPTABLE, desc = "Clear, compute.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "A value made of a cleared one is there.")
    @State
    public static class Broken {
        private final LongLongMap map = Maps.longLong(new dev.lethe.stress.twin.revives.ConcurrentProvider());

        {
            map.put(1, 5);
        }

        /** Clears. */
        @Actor
        public void clear() {
            map.clear();
        }

        /** Computes, and takes down what the function was given. */
        @Actor
        public void compute(III_Result r) {
            map.compute(1, 0, (key, old) -> {
                r.r1 = (int) old;
                Thread.yield();
                return old + 1;
            });
        }

        /** Looks in the end. */
        @Arbiter
        public void look(III_Result r) {
            r.r2 = (int) map.getOrDefault(1, 0);
            r.r3 = (int) map.mappingCount();
        }
    }
}
