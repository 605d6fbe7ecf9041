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
 * Of two threads that clear neither takes the clear of the other back: what was put between two clears of one thread is gone
 * after the second, and what was there before all of them stays gone.
 */
@Needs(Capability.ATOMIC_CLEAR)
public class TwoClears {
    /** The backend as it is. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "All is cleared.")
    @Outcome(expect = FORBIDDEN, desc = "A cleared entry is there again.")
    @State
    public static class Actual {
        private final LongLongMap map = Maps.longLong();

        {
            map.put(1, 9);
        }

        /** Clears. */
        @Actor
        public void clear() {
            map.clear();
        }

        /** Clears, puts, and clears again. */
        @Actor
        public void clearTwice() {
            map.clear();
            map.put(2, 7);
            map.clear();
        }

        /** Looks in the end. */
        @Arbiter
        public void look(II_Result r) {
            r.r1 = (int) map.getOrDefault(1, 0);
            r.r2 = (int) map.getOrDefault(2, 0);
        }
    }

    /** The twin unserialized: see src/main/faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "All is cleared.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "A cleared entry is there again.")
    @State
    public static class Broken {
        private final LongLongMap map = Maps.longLong(new dev.lethe.stress.twin.unserialized.ConcurrentProvider());

        {
            map.put(1, 9);
        }

        /** Clears. */
        @Actor
        public void clear() {
            map.clear();
        }

        /** Clears, puts, and clears again. */
        @Actor
        public void clearTwice() {
            map.clear();
            map.put(2, 7);
            map.clear();
        }

        /** Looks in the end. */
        @Arbiter
        public void look(II_Result r) {
            r.r1 = (int) map.getOrDefault(1, 0);
            r.r2 = (int) map.getOrDefault(2, 0);
        }
    }
}
