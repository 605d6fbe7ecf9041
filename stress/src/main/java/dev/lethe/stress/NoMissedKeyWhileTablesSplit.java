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
 * A key that stays is found by each reader, though its table is split in two. (The profiles make tables small, so that 23 entries split one.)
 */
public class NoMissedKeyWhileTablesSplit {
    /** The backend as it is. */
    @JCStressTest
    @Outcome(id = "20", expect = ACCEPTABLE, desc = "All are found.")
    @Outcome(expect = FORBIDDEN, desc = "A key that was there throughout is missed.")
    @State
    public static class Actual {
        private final LongLongMap map = Maps.longLong();

        {
            for (long key = 0; key < 20; key++) {
                map.put(key, 1);
            }
        }

        /** Puts more than one table takes. */
        @Actor
        public void split() {
            for (long key = 20; key < 26; key++) {
                map.put(key, 1);
            }
        }

        /** Looks for the keys that stay. */
        @Actor
        public void read(I_Result r) {
            for (long key = 0; key < 20; key++) {
                r.r1 += map.containsKey(key) ? 1 : 0;
            }
        }
    }

    /** The twin halfled: see src/main/faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(id = "20", expect = ACCEPTABLE, desc = "All are found.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "A key that was there throughout is missed.")
    @State
    public static class Broken {
        private final LongLongMap map = Maps.longLong(new dev.lethe.stress.twin.halfled.ConcurrentProvider());

        {
            for (long key = 0; key < 20; key++) {
                map.put(key, 1);
            }
        }

        /** Puts more than one table takes. */
        @Actor
        public void split() {
            for (long key = 20; key < 26; key++) {
                map.put(key, 1);
            }
        }

        /** Looks for the keys that stay. */
        @Actor
        public void read(I_Result r) {
            for (long key = 0; key < 20; key++) {
                r.r1 += map.containsKey(key) ? 1 : 0;
            }
        }
    }
}
