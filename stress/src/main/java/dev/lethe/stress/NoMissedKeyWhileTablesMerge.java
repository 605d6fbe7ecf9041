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
 * A key that stays is found by each reader, though two thin tables become one. (The profiles make tables small, so that 30 entries have several.)
 */
public class NoMissedKeyWhileTablesMerge {
    /** The backend as it is. */
    @JCStressTest
    @Outcome(id = "4", expect = ACCEPTABLE, desc = "All are found.")
    @Outcome(expect = FORBIDDEN, desc = "A key that was there throughout is missed.")
    @State
    public static class Actual {
        private final LongLongMap map = Maps.longLong();

        {
            for (long key = 0; key < 30; key++) {
                map.put(key, 1);
            }
        }

        /** Removes most. */
        @Actor
        public void merge() {
            for (long key = 4; key < 30; key++) {
                map.remove(key);
            }
        }

        /** Looks for the keys that stay, until the others are gone. */
        @Actor
        public void read(I_Result r) {
            int missed = 0;
            for (int round = 0; round < 20; round++) {
                for (long key = 0; key < 4; key++) {
                    missed += map.containsKey(key) ? 0 : 1;
                }
            }
            r.r1 = 4 - missed;
        }
    }

    /** The twin halfmerged: see src/main/faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(id = "4", expect = ACCEPTABLE, desc = "All are found.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "A key that was there throughout is missed.")
    @State
    public static class Broken {
        private final LongLongMap map = Maps.longLong(new dev.lethe.stress.twin.halfmerged.ConcurrentProvider());

        {
            for (long key = 0; key < 30; key++) {
                map.put(key, 1);
            }
        }

        /** Removes most. */
        @Actor
        public void merge() {
            for (long key = 4; key < 30; key++) {
                map.remove(key);
            }
        }

        /** Looks for the keys that stay, until the others are gone. */
        @Actor
        public void read(I_Result r) {
            int missed = 0;
            for (int round = 0; round < 20; round++) {
                for (long key = 0; key < 4; key++) {
                    missed += map.containsKey(key) ? 0 : 1;
                }
            }
            r.r1 = 4 - missed;
        }
    }
}
