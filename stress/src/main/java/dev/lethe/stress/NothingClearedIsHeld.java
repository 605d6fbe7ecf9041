package dev.lethe.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lethe.map.Capability;
import dev.lethe.map.ConcurrentObjectMap;
import dev.lethe.map.spi.Shape;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * When clear has returned and all is done, no entry from before it is referred to, though another thread was writing.
 */
@Needs(shape = Shape.OBJECT_OBJECT, value = Capability.ATOMIC_CLEAR)
public class NothingClearedIsHeld {
    /** The backend as it is. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Put, clear.")
    @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "Clear, put.")
    @Outcome(expect = FORBIDDEN, desc = "A cleared entry is still referred to.")
    @State
    public static class Actual {
        private final ConcurrentObjectMap<String, String> map = Maps.objects();

        {
            map.put("a", "1");
            map.remove("a");
        }

        /** Clears. */
        @Actor
        public void clear() {
            map.clear();
        }

        /** Puts. */
        @Actor
        public void put() {
            map.put("b", "2");
        }

        /** Counts in the end. */
        @Arbiter
        public void look(II_Result r) {
            r.r1 = (int) map.stats().referenceDebt();
            r.r2 = map.size();
        }
    }

    /** The twin blindsweep: see src/main/faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Put, clear.")
    @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "Clear, put.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "A cleared entry is still referred to.")
    @State
    public static class Broken {
        private final ConcurrentObjectMap<String, String> map =
                Maps.objects(new dev.lethe.stress.twin.blindsweep.ConcurrentProvider());

        {
            map.put("a", "1");
            map.remove("a");
        }

        /** Clears. */
        @Actor
        public void clear() {
            map.clear();
        }

        /** Puts. */
        @Actor
        public void put() {
            map.put("b", "2");
        }

        /** Counts in the end. */
        @Arbiter
        public void look(II_Result r) {
            r.r1 = (int) map.stats().referenceDebt();
            r.r2 = map.size();
        }
    }
}
