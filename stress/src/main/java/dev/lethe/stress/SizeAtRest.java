package dev.lethe.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lethe.map.LongLongMap;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * When all is done, the size is the number of entries, whoever put and removed them.
 */
public class SizeAtRest {
    /** The backend as it is. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Put, put, remove.")
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Put, remove, put: or two keys.")
    @Outcome(expect = FORBIDDEN, desc = "The size is not the number of entries.")
    @State
    public static class Actual {
        private final LongLongMap map = Maps.longLong();

        /** Puts. */
        @Actor
        public void put() {
            map.put(1, 1);
        }

        /** Removes, and puts another key. */
        @Actor
        public void remove() {
            map.put(2, 2);
            map.remove(2);
            map.remove(1);
        }

        /** Counts in the end. */
        @Arbiter
        public void look(II_Result r) {
            r.r1 = (int) map.mappingCount();
            map.forEach((key, value) -> r.r2++);
        }
    }

    /** The twin uncounted: see src/main/faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Put, put, remove.")
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Put, remove, put: or two keys.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "The size is not the number of entries.")
    @State
    public static class Broken {
        private final LongLongMap map = Maps.longLong(new dev.lethe.stress.twin.uncounted.ConcurrentProvider());

        /** Puts. */
        @Actor
        public void put() {
            map.put(1, 1);
        }

        /** Removes, and puts another key. */
        @Actor
        public void remove() {
            map.put(2, 2);
            map.remove(2);
            map.remove(1);
        }

        /** Counts in the end. */
        @Arbiter
        public void look(II_Result r) {
            r.r1 = (int) map.mappingCount();
            map.forEach((key, value) -> r.r2++);
        }
    }
}
