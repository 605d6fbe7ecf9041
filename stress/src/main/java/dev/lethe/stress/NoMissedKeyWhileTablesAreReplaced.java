package dev.lethe.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lethe.map.LongLongMap;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A key that stays is found by each reader, though its table is replaced by a larger one, or by a smaller one.
 */
public class NoMissedKeyWhileTablesAreReplaced {
    /** The backend as it is. */
    @JCStressTest
    @Outcome(id = "3, 3", expect = ACCEPTABLE, desc = "All three are found.")
    @Outcome(expect = FORBIDDEN, desc = "A key that was there throughout is missed.")
    @State
    public static class Actual {
        private final LongLongMap map = Maps.longLong();

        {
            for (long key = 0; key < 3; key++) {
                map.put(key, 1);
            }
        }

        /** Has the table grow, and then shrink. */
        @Actor
        public void grow() {
            for (long key = 10; key < 16; key++) {
                map.put(key, 1);
            }
            for (long key = 10; key < 16; key++) {
                map.remove(key);
            }
        }

        /** Looks for the keys that stay. */
        @Actor
        public void read(II_Result r) {
            for (long key = 0; key < 3; key++) {
                r.r1 += (int) map.getOrDefault(key, 0);
                r.r2 += map.containsKey(key) ? 1 : 0;
            }
        }
    }

    /** The twin halfcopied: see src/main/faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(id = "3, 3", expect = ACCEPTABLE, desc = "All three are found.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "A key that was there throughout is missed.")
    @State
    public static class Broken {
        private final LongLongMap map = Maps.longLong(new dev.lethe.stress.twin.halfcopied.ConcurrentProvider());

        {
            for (long key = 0; key < 3; key++) {
                map.put(key, 1);
            }
        }

        /** Has the table grow, and then shrink. */
        @Actor
        public void grow() {
            for (long key = 10; key < 16; key++) {
                map.put(key, 1);
            }
            for (long key = 10; key < 16; key++) {
                map.remove(key);
            }
        }

        /** Looks for the keys that stay. */
        @Actor
        public void read(II_Result r) {
            for (long key = 0; key < 3; key++) {
                r.r1 += (int) map.getOrDefault(key, 0);
                r.r2 += map.containsKey(key) ? 1 : 0;
            }
        }
    }
}
