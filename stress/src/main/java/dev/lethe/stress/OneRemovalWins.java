package dev.lethe.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lethe.map.ConcurrentObjectMap;
import dev.lethe.map.spi.Shape;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * Of two threads that remove a key one gets the value, and the entry of another key is left alone.
 */
@Needs(shape = Shape.OBJECT_OBJECT)
public class OneRemovalWins {
    /** The backend as it is. */
    @JCStressTest
    @Outcome(
            id = {"1, 0, 2", "0, 1, 2"},
            expect = ACCEPTABLE,
            desc = "One of the two.")
    @Outcome(expect = FORBIDDEN, desc = "Both, or none, or the other entry is gone.")
    @State
    public static class Actual {
        private final ConcurrentObjectMap<String, String> map = Maps.objects();

        {
            map.put("a", "1");
        }

        /** Removes. */
        @Actor
        public void remove(III_Result r) {
            r.r1 = map.remove("a") == null ? 0 : 1;
        }

        /** Removes, and puts another key, which takes the free slot. */
        @Actor
        public void removeAndPut(III_Result r) {
            r.r2 = map.remove("a") == null ? 0 : 1;
            map.put("b", "2");
        }

        /** Looks in the end. */
        @Arbiter
        public void look(III_Result r) {
            String other = map.get("b");
            r.r3 = (other == null ? 0 : Integer.parseInt(other)) + (map.containsKey("a") ? 10 : 0);
        }
    }

    /** The twin trusted: see src/main/faults. Its run is right only if the last outcome shows. */
    @JCStressTest
    @Outcome(
            id = {"1, 0, 2", "0, 1, 2"},
            expect = ACCEPTABLE,
            desc = "One of the two.")
    @Outcome(expect = ACCEPTABLE_INTERESTING, desc = "Both, or none, or the other entry is gone.")
    @State
    public static class Broken {
        private final ConcurrentObjectMap<String, String> map =
                Maps.objects(new dev.lethe.stress.twin.trusted.ConcurrentProvider());

        {
            map.put("a", "1");
        }

        /** Removes. */
        @Actor
        public void remove(III_Result r) {
            r.r1 = map.remove("a") == null ? 0 : 1;
        }

        /** Removes, and puts another key, which takes the free slot. */
        @Actor
        public void removeAndPut(III_Result r) {
            r.r2 = map.remove("a") == null ? 0 : 1;
            map.put("b", "2");
        }

        /** Looks in the end. */
        @Arbiter
        public void look(III_Result r) {
            String other = map.get("b");
            r.r3 = (other == null ? 0 : Integer.parseInt(other)) + (map.containsKey("a") ? 10 : 0);
        }
    }
}
