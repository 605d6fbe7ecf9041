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
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * An entry that is put while a drain runs is handed out by the drain or stays in the map, and never both or neither; so is one that is removed.
 */
@Needs(Capability.ATOMIC_CLEAR)
public class DrainAgainstPut {
    /** The backend as it is. */
    @JCStressTest
    @Outcome(id = "1, 0, 5, 0", expect = ACCEPTABLE, desc = "Put, drain.")
    @Outcome(id = "0, 1, 5, 0", expect = ACCEPTABLE, desc = "Drain, put.")
    @Outcome(id = "1, 0, 0, 5", expect = ACCEPTABLE, desc = "Put, remove, drain.")
    @Outcome(expect = FORBIDDEN, desc = "An entry is in two places, or in none.")
    @State
    public static class Actual {
        private final LongLongMap map = Maps.longLong();

        {
            map.put(1, 5);
        }

        /** Drains, and takes down what was handed out. */
        @Actor
        public void drain(IIII_Result r) {
            map.drainTo((key, value) -> {
                if (key == 2) {
                    r.r1 += (int) value;
                } else {
                    r.r3 += (int) value;
                }
            });
        }

        /** Puts, and removes the entry that was there. */
        @Actor
        public void put(IIII_Result r) {
            map.put(2, 1);
            r.r4 = (int) map.getAndRemove(1, 0);
        }

        /** Looks in the end. */
        @Arbiter
        public void look(IIII_Result r) {
            r.r2 = (int) map.getOrDefault(2, 0);
            r.r3 += 100 * (int) map.getOrDefault(1, 0);
        }
    }

    /** The twin impatient: see src/main/faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(id = "1, 0, 5, 0", expect = ACCEPTABLE, desc = "Put, drain.")
    @Outcome(id = "0, 1, 5, 0", expect = ACCEPTABLE, desc = "Drain, put.")
    @Outcome(id = "1, 0, 0, 5", expect = ACCEPTABLE, desc = "Put, remove, drain.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "An entry is in two places, or in none.")
    @State
    public static class Broken {
        private final LongLongMap map = Maps.longLong(new dev.lethe.stress.twin.impatient.ConcurrentProvider());

        {
            map.put(1, 5);
        }

        /** Drains, and takes down what was handed out. */
        @Actor
        public void drain(IIII_Result r) {
            map.drainTo((key, value) -> {
                if (key == 2) {
                    r.r1 += (int) value;
                } else {
                    r.r3 += (int) value;
                }
            });
        }

        /** Puts, and removes the entry that was there. */
        @Actor
        public void put(IIII_Result r) {
            map.put(2, 1);
            r.r4 = (int) map.getAndRemove(1, 0);
        }

        /** Looks in the end. */
        @Arbiter
        public void look(IIII_Result r) {
            r.r2 = (int) map.getOrDefault(2, 0);
            r.r3 += 100 * (int) map.getOrDefault(1, 0);
        }
    }
}
