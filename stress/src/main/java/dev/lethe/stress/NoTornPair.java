package dev.lethe.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lethe.map.LongLongMap;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * A reader sees the value of its key or none, though the slot is given to another key while it reads.
 */
public class NoTornPair {
    /** The backend as it is. */
    @JCStressTest
    @Outcome(id = "11", expect = ACCEPTABLE, desc = "Read before the removal.")
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "Read after the removal.")
    @Outcome(expect = FORBIDDEN, desc = "A value of another key.")
    @State
    public static class Actual {
        private final LongLongMap map = Maps.longLong();

        {
            map.put(1, 11);
        }

        /** Gives the slot to another key. */
        @Actor
        public void exchange() {
            map.remove(1);
            map.put(2, 22);
        }

        /** Reads. */
        @Actor
        public void read(I_Result r) {
            r.r1 = (int) map.getOrDefault(1, 0);
        }
    }

    /** The twin unvalidated: see src/main/faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(id = "11", expect = ACCEPTABLE, desc = "Read before the removal.")
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "Read after the removal.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "A value of another key.")
    @State
    public static class Broken {
        private final LongLongMap map = Maps.longLong(new dev.lethe.stress.twin.unvalidated.ConcurrentProvider());

        {
            map.put(1, 11);
        }

        /** Gives the slot to another key. */
        @Actor
        public void exchange() {
            map.remove(1);
            map.put(2, 22);
        }

        /** Reads. */
        @Actor
        public void read(I_Result r) {
            r.r1 = (int) map.getOrDefault(1, 0);
        }
    }
}
