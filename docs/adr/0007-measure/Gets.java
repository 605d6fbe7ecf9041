import dev.lethe.map.Lethe;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** Lookups of equal Strings by one thread in a plain loop; the arguments are the map, its entries, rounds, and the percent of absent keys. */
public final class Gets {
    private static final int BATCH = 1024;

    private Gets() {}

    static long get(Map<String, Object> map, String[] keys, int from, int to) {
        long found = 0;
        for (int i = from; i < to; i++) {
            found += map.get(keys[i]) != null ? 1 : 0;
        }
        return found;
    }

    private static Map<String, Object> make(String name) {
        return switch (name) {
            case "HashMap" -> new HashMap<>();
            case "ConcurrentHashMap" -> new ConcurrentHashMap<>();
            case "core" -> Lethe.builder().backend("core").objectMap();
            default -> Lethe.builder().backend(name).concurrentMap();
        };
    }

    public static void main(String[] arguments) {
        Map<String, Object> map = make(arguments[0]);
        int entries = Integer.parseInt(arguments[1]);
        SplittableRandom random = new SplittableRandom(1);
        String[] asked = new String[2 * entries];
        for (int i = 0; i < asked.length; i++) {
            String key = "dev.lethe.key." + Long.toString(random.nextLong(), 36);
            asked[i] = new String(key.toCharArray());
            if (i < entries) {
                map.put(key, "x");
            }
        }
        String[] visits = new String[1 << 20];
        for (int i = 0; i < visits.length; i++) {
            boolean absent = random.nextInt(100) < Integer.parseInt(arguments[3]);
            visits[i] = asked[(absent ? entries : 0) + random.nextInt(entries)];
            visits[i].hashCode(); // kept by the string
        }
        long best = Long.MAX_VALUE;
        for (int round = Integer.parseInt(arguments[2]); round > 0; round--) {
            long start = System.nanoTime();
            long found = 0;
            for (int batch = 0; batch < visits.length; batch += BATCH) {
                found += get(map, visits, batch, batch + BATCH);
            }
            best = Math.min(best, System.nanoTime() - start);
            if (found == 0 && !arguments[3].equals("100")) {
                throw new AssertionError("Nothing was found");
            }
        }
        System.out.printf(
                Locale.ROOT, "%s %,d, %s %% absent: %.2f ns%n", arguments[0], entries, arguments[3], (double) best / visits.length);
    }
}
