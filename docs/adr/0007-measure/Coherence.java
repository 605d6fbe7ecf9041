package counting;

import counting.twin.counted.ConcurrentLongLongMap;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts what cores that share a map take from each other in an operation: with the real code of the backend {@code concurrent}, each
 * access of which is told to {@link Lines}, and with a model of {@code ConcurrentHashMap}. Operations are whole: no two run at once. README.md
 * has the command; the arguments are entries, cores and percent of writes.
 */
public final class Coherence {
    private static final long SEED = 20261123;

    /** How often all is counted, with other addresses of the objects each time. */
    private static final int HEAPS = 8;

    private Coherence() {}

    public static void main(String[] arguments) {
        int entries = Integer.parseInt(arguments[0]);
        int cores = Integer.parseInt(arguments[1]);
        int percent = Integer.parseInt(arguments[2]);
        Count lethe = new Count();
        Count jdk = new Count();
        long tables = 0;
        for (long seed = 1; seed <= HEAPS; seed++) {
            Lines.begin(seed);
            LongLongMap map = new ConcurrentLongLongMap(MapSpec.<LongLongMap>builder(Shape.LONG_LONG, LongLongMap.class)
                    .seed(SEED)
                    .build());
            lethe.add(entries, cores, percent, new Operations() {
                @Override
                public void get(long key) {
                    map.getOrDefault(key, 0);
                }

                @Override
                public void put(int core, long key) {
                    map.put(key, key);
                }

                @Override
                public void remove(int core, long key) {
                    map.remove(key);
                }
            });
            tables += map.stats().tables();
            Lines.begin(seed);
            jdk.add(entries, cores, percent, new Jdk(entries, cores));
        }
        System.out.printf(
                Locale.ROOT,
                "| %,d | %d | %d %% | %d | %s | %s | %s |%n",
                entries,
                cores,
                percent,
                tables / HEAPS,
                lethe,
                jdk,
                lethe.kinds());
    }

    /** Events an operation, over all heaps. */
    private static final class Count {
        private final long[] events = new long[2];
        private final long[] operations = new long[2];
        private final Map<String, Long> kinds = new TreeMap<>();

        void add(int entries, int cores, int percent, Operations map) {
            SplittableRandom random = new SplittableRandom(SEED);
            long[] keys = random.longs(2L * entries).toArray();
            for (int i = 0; i < entries; i++) {
                Lines.core(i % cores);
                map.put(i % cores, keys[2 * i]);
            }
            int turns = 10 * entries * Math.max(1, cores / 8);
            for (int turn = -turns; turn < turns; turn++) {
                if (turn == 0) {
                    Lines.reset();
                }
                long before = Lines.events();
                int core = random.nextInt(cores);
                long key = keys[random.nextInt(keys.length)];
                int dice = random.nextInt(200);
                Lines.core(core);
                int kind = dice < 2 * percent ? 1 : 0;
                if (kind == 0) {
                    map.get(key);
                    if (Lines.hasWritten()) {
                        throw new AssertionError("A read has written");
                    }
                } else if ((dice & 1) == 0) {
                    map.put(core, key);
                } else {
                    map.remove(core, key);
                }
                if (turn >= 0) {
                    events[kind] += Lines.events() - before;
                    operations[kind]++;
                }
            }
            Lines.kinds().forEach((kind, number) -> kinds.merge(kind, number, Long::sum));
        }

        String kinds() {
            return kinds.entrySet().stream()
                    .map(kind -> String.format(Locale.ROOT, "%s %.2f", kind.getKey(), perOperation(kind.getValue())))
                    .collect(Collectors.joining(", "));
        }

        private double perOperation(long number) {
            return (double) number / (operations[0] + operations[1]);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.2f | %.2f | %s",
                    perOperation(events[0] + events[1]),
                    (double) events[0] / operations[0],
                    operations[1] == 0 ? "" : String.format(Locale.ROOT, "%.2f", (double) events[1] / operations[1]));
        }
    }
}
