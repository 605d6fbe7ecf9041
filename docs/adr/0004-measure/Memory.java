import dev.lethe.map.Lethe;
import dev.lethe.map.LetheMap;
import dev.lethe.map.LongLongCursor;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.ObjectCursor;
import dev.lethe.map.ObjectLongCursor;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.ObjectMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * What ADR 0004 says of memory, crowded copies and floods. README.md has the command; the argument chooses a part.
 *
 * <p>iteration: bytes of a map, by {@code stats()}, while a cursor removes 30,000 entries in its order. emptied N: the same for N entries, beside a
 * fresh map of those that are left, from each power of two down. walk: the worst of these ratios after any removal of a cursor that leaves one in so many behind. steps N: of N longs to longs, after each
 * removal by a cursor from 20,000 entries on, and the probes at every twentieth. keys: the same every twentieth of the
 * walk, of Strings to longs off the heap (with the jar of map-unsafe). copy: the time of 200,000
 * puts in the order of a map with the same seed, and the bytes then, beside an equal copy with another seed. flood: the time of a
 * call on 100,000 Strings of one hash, beside {@link HashMap}, five rounds in turn. small: bytes of maps with few entries.
 */
public final class Memory {
    private static final long SEED = 5;
    private static final int ITERATED = 30_000;
    private static final int COPIED = 200_000;
    private static final int FLOOD = 100_000;
    private static final int BITS = 17;
    private static final int ROUNDS = 5;

    private Memory() {}

    public static void main(String[] arguments) {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "iteration" -> iteration();
            case "emptied" -> emptied(Integer.parseInt(arguments[1]));
            case "walk" -> walk();
            case "keys" -> keys();
            case "steps" -> steps(Integer.parseInt(arguments[1]));
            case "copy" -> copy();
            case "flood" -> flood();
            case "small" -> small();
            default -> System.out.println("Say what to measure: iteration, emptied N, walk, keys, steps N, copy, flood or small.");
        }
    }

    private static void iteration() {
        ObjectMap<String, String> map = filled(SEED, ITERATED);
        show(map);
        int removed = 0;
        for (ObjectCursor<String, String> cursor = map.cursor(); cursor.advance(); ) {
            cursor.remove();
            if (++removed % 1_500 == 0) {
                show(map);
            }
        }
    }

    private static void emptied(int entries) {
        ObjectMap<String, String> map = filled(SEED, entries);
        long left = entries;
        for (ObjectCursor<String, String> cursor = map.cursor(); cursor.advance(); ) {
            cursor.remove();
            left--;
            if (Long.bitCount(left) == 1 || left == 225) {
                ObjectMap<String, String> fresh = Lethe.builder().seed(SEED + 1).objectMap();
                map.forEach(fresh::put);
                System.out.printf(
                        Locale.ROOT,
                        "%,9d of %,d left: %,11d bytes, a fresh map %,11d: %.2f%n",
                        left, entries, bytes(map), bytes(fresh), (double) bytes(map) / bytes(fresh));
            }
        }
    }

    private static void walk() {
        for (int size : new int[] {300, 500, 800, 1000, 1200, 1500, 2000, 2500, 3000, 5000, 6000, 30_000}) {
            long[] fresh = new long[size + 1];
            LongLongMap filling = Lethe.builder().seed(1).longLongMap();
            for (int i = 0; i < size; i++) {
                filling.put(i, i);
                fresh[i + 1] = bytes(filling);
            }
            fresh[0] = fresh[1];
            for (int stays : new int[] {size, 100, 10}) {
                double worst = 0;
                int leftThen = 0;
                int above = 0;
                for (int seed = 0; seed < 20; seed++) {
                    LongLongMap map = Lethe.builder().seed(100 + seed).longLongMap();
                    for (int i = 0; i < size; i++) {
                        map.put(i, i);
                    }
                    int reached = 0;
                    for (LongLongCursor cursor = map.cursor(); cursor.advance(); ) {
                        if (++reached % stays != 0) {
                            cursor.remove();
                        }
                        double ratio = (double) bytes(map) / fresh[map.size()];
                        above += ratio > 2.5 ? 1 : 0;
                        leftThen = ratio > worst ? map.size() : leftThen;
                        worst = Math.max(worst, ratio);
                    }
                }
                System.out.printf(
                        Locale.ROOT,
                        "%,d entries, one in %,d stays: at most %.2f, with %d left; above 2.5 after %.1f %% of the steps%n",
                        size, stays, worst, leftThen, above / (0.2 * size));
            }
        }
    }

    private static void steps(int entries) {
        long[] fresh = new long[20_001];
        LongLongMap filling = Lethe.builder().seed(1).longLongMap();
        for (int i = 0; i < 20_000; i++) {
            filling.put(i, i);
            fresh[i + 1] = bytes(filling);
        }
        for (int seed = 0; seed < 3; seed++) {
            LongLongMap map = Lethe.builder().seed(100 + seed).longLongMap();
            for (int i = 0; i < entries; i++) {
                map.put(i, i);
            }
            double worst = 0;
            int leftThen = 0;
            double hit = 0;
            double miss = 0;
            for (LongLongCursor cursor = map.cursor(); cursor.advance(); ) {
                cursor.remove();
                int left = map.size();
                if (left == 0 || left > 20_000) {
                    continue;
                }
                double ratio = (double) bytes(map) / fresh[left];
                leftThen = ratio > worst ? left : leftThen;
                worst = Math.max(worst, ratio);
                if (left % 20 == 0) {
                    hit = Math.max(hit, map.probeLengths().meanHit());
                    miss = Math.max(miss, map.probeLengths().meanMiss());
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%,d entries, seed %d: at most %.2f, with %d left; mean hit at most %.2f groups, mean miss %.2f%n",
                    entries, 100 + seed, worst, leftThen, hit, miss);
        }
    }

    private static void keys() {
        for (int size : new int[] {1000, 3000, 6000, 10_000, 12_000, 20_000, 30_000, 60_000}) {
            double worst = 0;
            for (int seed = 0; seed < 12; seed++) {
                for (int stays : new int[] {size, 100, 10}) {
                    ObjectLongMap<String> map = stringLong(100 + seed);
                    for (int i = 0; i < size; i++) {
                        map.put("key " + i, i);
                    }
                    int reached = 0;
                    for (ObjectLongCursor<String> cursor = map.cursor(); cursor.advance(); ) {
                        if (++reached % stays != 0) {
                            cursor.remove();
                        }
                        if (reached % (size / 20) == 0) {
                            ObjectLongMap<String> fresh = stringLong(seed);
                            map.forEach(fresh::put);
                            worst = Math.max(worst, (double) bytes(map) / bytes(fresh));
                            fresh.close();
                        }
                    }
                    map.close();
                }
            }
            System.out.printf(Locale.ROOT, "%,d strings to longs: at most %.2f%n", size, worst);
        }
    }

    private static ObjectLongMap<String> stringLong(long seed) {
        return Lethe.builder().backend("unsafe").keyType(String.class).seed(seed).objectLongMap();
    }

    private static void copy() {
        ObjectMap<String, String> source = filled(SEED, COPIED);
        for (int round = 1; round <= ROUNDS; round++) {
            for (long seed : new long[] {SEED, SEED + 1}) {
                ObjectMap<String, String> target = Lethe.builder().seed(seed).objectMap();
                long start = System.nanoTime();
                source.forEach(target::put);
                long nanos = System.nanoTime() - start;
                System.out.printf(
                        Locale.ROOT,
                        "round %d, %s seed: %.1f ms, %,d bytes%n",
                        round,
                        seed == SEED ? "same" : "other",
                        nanos / 1e6,
                        bytes(target));
            }
        }
    }

    private static void flood() {
        List<String> keys = new ArrayList<>();
        for (int number = 0; number < FLOOD; number++) {
            StringBuilder key = new StringBuilder();
            for (int bit = 0; bit < BITS; bit++) {
                key.append((number >> bit & 1) == 0 ? "Aa" : "BB"); // of one hash
            }
            keys.add(key.toString());
        }
        Collections.shuffle(keys, new Random(1));
        List<String> copies = keys.stream().map(key -> new String(key.toCharArray())).toList();
        for (int round = 1; round <= ROUNDS; round++) {
            flood("core", Lethe.builder().objectMap(), keys, copies, round);
            flood("HashMap", new HashMap<>(), keys, copies, round);
        }
    }

    private static void flood(String name, Map<String, String> map, List<String> keys, List<String> copies, int round) {
        long start = System.nanoTime();
        for (String key : keys) {
            map.put(key, key);
        }
        long put = System.nanoTime();
        int found = 0;
        for (String key : copies) {
            found += map.get(key) == null ? 0 : 1;
        }
        long got = System.nanoTime();
        for (String key : copies) {
            map.remove(key);
        }
        long end = System.nanoTime();
        if (found != FLOOD || !map.isEmpty()) {
            throw new AssertionError(name + " found " + found + " and kept " + map.size());
        }
        System.out.printf(
                Locale.ROOT,
                "round %d, %s: put %d, get %d, remove %d ns%n",
                round,
                name,
                (put - start) / FLOOD,
                (got - put) / FLOOD,
                (end - got) / FLOOD);
    }

    private static void small() {
        for (int entries : new int[] {0, 1, 2, 3, 7, 8, 16}) {
            show(filled(SEED, entries));
        }
    }

    private static ObjectMap<String, String> filled(long seed, int entries) {
        ObjectMap<String, String> map = Lethe.builder().seed(seed).objectMap();
        for (int i = 0; i < entries; i++) {
            map.put("k" + i, "");
        }
        return map;
    }

    private static void show(LetheMap map) {
        System.out.printf(Locale.ROOT, "%,d entries: %,d bytes%n", map.mappingCount(), bytes(map));
    }

    private static long bytes(LetheMap map) {
        return map.stats().retainedHeapBytes() + map.stats().retainedNativeBytes();
    }
}
