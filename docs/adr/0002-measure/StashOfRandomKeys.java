import dev.lethe.map.*;
import java.util.*;

/** How many random keys the stash of a full table gets: java -cp (jars):. StashOfRandomKeys */
public final class StashOfRandomKeys {
    public static void main(String[] a) {
        int with = 0, max = 0;
        long sum = 0;
        int N = 300;
        for (int seed = 0; seed < N; seed++) {
            SplittableRandom r = new SplittableRandom(seed);
            ObjectLongMap<Long> m = Lethe.builder().seed(seed).objectLongMap();
            for (int i = 0; i < 45875; i++) m.put(r.nextLong(), i);
            long f = m.stats().fallbackEntries();
            if (m.stats().tables() != 1) throw new Error();
            with += f > 0 ? 1 : 0;
            max = (int) Math.max(max, f);
            sum += f;
        }
        System.out.println(
                "full tables with a stash " + with + " of " + N + ", most " + max + ", mean " + (double) sum / N);
    }
}
