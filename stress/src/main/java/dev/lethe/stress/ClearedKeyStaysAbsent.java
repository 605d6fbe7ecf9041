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
 * After clear has returned, what it cleared is absent, also while another thread brings the table to the new epoch.
 */
@Needs(Capability.ATOMIC_CLEAR)
public class ClearedKeyStaysAbsent {
    /** The backend as it is. */
    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "The key is absent.")
    @Outcome(expect = FORBIDDEN, desc = "A cleared entry is there again.")
    @State
    public static class Actual {
        private final LongLongMap map = Maps.longLong();

        {
            map.put(1, 9);
        }

        /** Clears, and looks for what was there. */
        @Actor
        public void clearAndRead(I_Result r) {
            map.clear();
            for (int i = 0; i < 10; i++) {
                r.r1 |= (int) map.getOrDefault(1, 0);
            }
        }

        /** Puts another key. */
        @Actor
        public void put() {
            map.put(2, 1);
        }
    }

    /** The twin epochfirst: see src/main/faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "The key is absent.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "A cleared entry is there again.")
    @State
    public static class Broken {
        private final LongLongMap map = Maps.longLong(new dev.lethe.stress.twin.epochfirst.ConcurrentProvider());

        {
            map.put(1, 9);
        }

        /** Clears, and looks for what was there. */
        @Actor
        public void clearAndRead(I_Result r) {
            map.clear();
            for (int i = 0; i < 10; i++) {
                r.r1 |= (int) map.getOrDefault(1, 0);
            }
        }

        /** Puts another key. */
        @Actor
        public void put() {
            map.put(2, 1);
        }
    }
}
