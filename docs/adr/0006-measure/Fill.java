import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import java.util.Locale;
import java.util.SplittableRandom;

/** The time to fill a new map and close it, an entry; the arguments are backend, entries and rounds, of which the best counts. */
public final class Fill {
    private Fill() {}

    public static void main(String[] arguments) {
        int entries = Integer.parseInt(arguments[1]);
        long[] keys = new SplittableRandom(1).longs(entries).toArray();
        long best = Long.MAX_VALUE;
        for (int round = Integer.parseInt(arguments[2]); round > 0; round--) {
            long start = System.nanoTime();
            LongLongMap map = Lethe.builder().backend(arguments[0]).longLongMap();
            for (long key : keys) {
                map.put(key, ~key);
            }
            map.close();
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.printf(Locale.ROOT, "%s %,d: %.2f ns%n", arguments[0], entries, (double) best / entries);
    }
}
