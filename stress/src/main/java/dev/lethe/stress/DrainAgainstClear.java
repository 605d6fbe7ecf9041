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
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * Of a drain and a clear one gets all entries: a drain hands out everything or nothing.
 */
@Needs(Capability.ATOMIC_CLEAR)
public class DrainAgainstClear {
    /** The backend as it is. */
    @JCStressTest
    @Outcome(id = "40", expect = ACCEPTABLE, desc = "Drain, clear.")
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "Clear, drain.")
    @Outcome(expect = FORBIDDEN, desc = "A part of the entries.")
    @State
    public static class Actual {
        private final LongLongMap map = Maps.longLong();

        {
            for (long key = 0; key < 40; key++) {
                map.put(key, 1);
            }
        }

        /** Drains, and counts. */
        @Actor
        public void drain(I_Result r) {
            map.drainTo((key, value) -> r.r1++);
        }

        /** Clears. */
        @Actor
        public void clear() {
            map.clear();
        }
    }

    /** The twin onlynewest: see src/main/faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(id = "40", expect = ACCEPTABLE, desc = "Drain, clear.")
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "Clear, drain.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "A part of the entries.")
    @State
    public static class Broken {
        private final LongLongMap map = Maps.longLong(new dev.lethe.stress.twin.onlynewest.ConcurrentProvider());

        {
            for (long key = 0; key < 40; key++) {
                map.put(key, 1);
            }
        }

        /** Drains, and counts. */
        @Actor
        public void drain(I_Result r) {
            map.drainTo((key, value) -> r.r1++);
        }

        /** Clears. */
        @Actor
        public void clear() {
            map.clear();
        }
    }
}
