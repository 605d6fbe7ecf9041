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
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A clear is not lost in a table that is replaced by a larger one meanwhile: no entry from before it is there afterwards.
 */
@Needs(Capability.ATOMIC_CLEAR)
public class ClearAgainstGrowth {
    /** The backend as it is. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Growth, clear.")
    @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "Clear, put.")
    @Outcome(expect = FORBIDDEN, desc = "A cleared entry is there.")
    @State
    public static class Actual {
        private final LongLongMap map = Maps.longLong();

        {
            for (long key = 0; key < 7; key++) {
                map.put(key, key);
            }
        }

        /** Clears. */
        @Actor
        public void clear() {
            map.clear();
        }

        /** Puts one entry more than the table has room for. */
        @Actor
        public void grow() {
            map.put(100, 1);
        }

        /** Looks in the end. */
        @Arbiter
        public void look(II_Result r) {
            for (long key = 0; key < 7; key++) {
                r.r1 += map.containsKey(key) ? 1 : 0;
            }
            r.r2 = (int) map.mappingCount();
        }
    }

    /** The twin ofnow: see src/main/faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Growth, clear.")
    @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "Clear, put.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "A cleared entry is there.")
    @State
    public static class Broken {
        private final LongLongMap map = Maps.longLong(new dev.lethe.stress.twin.ofnow.ConcurrentProvider());

        {
            for (long key = 0; key < 7; key++) {
                map.put(key, key);
            }
        }

        /** Clears. */
        @Actor
        public void clear() {
            map.clear();
        }

        /** Puts one entry more than the table has room for. */
        @Actor
        public void grow() {
            map.put(100, 1);
        }

        /** Looks in the end. */
        @Arbiter
        public void look(II_Result r) {
            for (long key = 0; key < 7; key++) {
                r.r1 += map.containsKey(key) ? 1 : 0;
            }
            r.r2 = (int) map.mappingCount();
        }
    }
}
