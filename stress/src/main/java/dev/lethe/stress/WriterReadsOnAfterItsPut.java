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
 * A put is complete when it returns: of two threads that each write and then read what the other wrote, one at least sees the other.
 */
public class WriterReadsOnAfterItsPut {
    /** The backend as it is. */
    @JCStressTest
    @Outcome(
            id = {"0, 5", "1, 0", "1, 5"},
            expect = ACCEPTABLE,
            desc = "One of them came first.")
    @Outcome(expect = FORBIDDEN, desc = "Each read before the write of the other was to be seen.")
    @State
    public static class Actual {
        private final LongLongMap map = Maps.longLong();
        private volatile int flag;

        {
            map.put(2, 1);
        }

        /** Puts, and then looks at the flag. */
        @Actor
        public void put(II_Result r) {
            map.put(1, 5);
            r.r1 = flag;
        }

        /** Raises the flag, and then looks for the key. */
        @Actor
        public void raise(II_Result r) {
            flag = 1;
            r.r2 = (int) map.getOrDefault(1, 0);
        }
    }

    /** The twin softunlock: see src/main/faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(
            id = {"0, 5", "1, 0", "1, 5"},
            expect = ACCEPTABLE,
            desc = "One of them came first.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "Each read before the write of the other was to be seen.")
    @State
    public static class Broken {
        private final LongLongMap map = Maps.longLong(new dev.lethe.stress.twin.softunlock.ConcurrentProvider());
        private volatile int flag;

        {
            map.put(2, 1);
        }

        /** Puts, and then looks at the flag. */
        @Actor
        public void put(II_Result r) {
            map.put(1, 5);
            r.r1 = flag;
        }

        /** Raises the flag, and then looks for the key. */
        @Actor
        public void raise(II_Result r) {
            flag = 1;
            r.r2 = (int) map.getOrDefault(1, 0);
        }
    }
}
