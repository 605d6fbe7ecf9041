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
 * Of a put and a clear that run at once, one comes first: what was put after the clear stays, what was there before it never comes
 * back, and the old value that a put returns fits the order.
 */
@Needs(Capability.ATOMIC_CLEAR)
public class ClearAgainstPut {
    /** The backend as it is. */
    @JCStressTest
    @Outcome(
            id = "9, 2",
            expect = ACCEPTABLE,
            desc = "Put, clear, put: or the put met the clear and counts as before it.")
    @Outcome(id = "0, 2", expect = ACCEPTABLE, desc = "Clear, put, put of 2.")
    @Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "Clear, put of 2, put.")
    @Outcome(expect = FORBIDDEN, desc = "An entry that was put after the clear is lost, or an old one came back.")
    @State
    public static class Actual {
        private final LongLongMap map = Maps.longLong();

        {
            map.put(1, 9);
        }

        /** Clears, and puts. */
        @Actor
        public void clearAndPut() {
            map.clear();
            map.put(1, 2);
        }

        /** Puts. */
        @Actor
        public void put(II_Result r) {
            r.r1 = (int) map.getAndPut(1, 1, 0);
        }

        /** Looks in the end. */
        @Arbiter
        public void look(II_Result r) {
            r.r2 = (int) map.getOrDefault(1, 0);
        }
    }

    /** The twin early: see src/main/faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(
            id = "9, 2",
            expect = ACCEPTABLE,
            desc = "Put, clear, put: or the put met the clear and counts as before it.")
    @Outcome(id = "0, 2", expect = ACCEPTABLE, desc = "Clear, put, put of 2.")
    @Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "Clear, put of 2, put.")
    @Outcome(
            expect = ACCEPTABLE_INTERESTING,
            desc = "An entry that was put after the clear is lost, or an old one came back.")
    @State
    public static class Broken {
        private final LongLongMap map = Maps.longLong(new dev.lethe.stress.twin.early.ConcurrentProvider());

        {
            map.put(1, 9);
        }

        /** Clears, and puts. */
        @Actor
        public void clearAndPut() {
            map.clear();
            map.put(1, 2);
        }

        /** Puts. */
        @Actor
        public void put(II_Result r) {
            r.r1 = (int) map.getAndPut(1, 1, 0);
        }

        /** Looks in the end. */
        @Arbiter
        public void look(II_Result r) {
            r.r2 = (int) map.getOrDefault(1, 0);
        }
    }
}
