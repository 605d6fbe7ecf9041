import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import java.util.Locale;
import java.util.SplittableRandom;

/** Hits of {@code long -> long} in a plain loop, the one whose machine code ADR 0009 counts; the arguments are backend, entries and rounds. */
public final class LongHits {
    private static final int BATCH = 1024;

    private LongHits() {}

    static long get(LongLongMap map, long[] keys, int from, int to) {
        long found = 0;
        for (int i = from; i < to; i++) {
            found += map.getOrDefault(keys[i], 0) == ~keys[i] ? 1 : 0;
        }
        return found;
    }

    public static void main(String[] arguments) {
        int entries = Integer.parseInt(arguments[1]);
        LongLongMap map = Lethe.builder().backend(arguments[0]).longLongMap();
        SplittableRandom random = new SplittableRandom(1);
        long[] keys = random.longs(entries).toArray();
        for (long key : keys) {
            map.put(key, ~key);
        }
        long[] visits = new long[1 << 21];
        for (int i = 0; i < visits.length; i++) {
            visits[i] = keys[random.nextInt(entries)];
        }
        long best = Long.MAX_VALUE;
        for (int round = Integer.parseInt(arguments[2]); round > 0; round--) {
            long start = System.nanoTime();
            long found = 0;
            for (int batch = 0; batch < visits.length; batch += BATCH) {
                found += get(map, visits, batch, batch + BATCH);
            }
            best = Math.min(best, System.nanoTime() - start);
            if (found != visits.length) {
                throw new AssertionError(found);
            }
        }
        System.out.printf(Locale.ROOT, "%s %,d: %.2f ns%n", arguments[0], entries, (double) best / visits.length);
    }
}
