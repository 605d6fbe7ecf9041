import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.ObjectMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** One side of a Duel, loaded by a class loader of its own, so that the JVM compiles it for its map alone. */
public final class Side implements ToLongFunction<Object[]> {
    /** How often 32 instructions stand before each lookup that need its hash and nothing else. */
    private static final int PAD = Integer.getInteger("pad", 0);

    private static final Object VALUE = new Object();

    private final HashMap<String, Object> peer = new HashMap<>();
    private final ObjectMap<String, Object> strings =
            Lethe.builder().backend("core").objectMap();
    private final LongLongMap longs = Lethe.builder().backend("core").longLongMap();
    private boolean isPeer;
    private int a;
    private int b;
    private int c;
    private int d;

    @Override
    public long applyAsLong(Object[] question) {
        if (question[0] instanceof Boolean asPeer) { // fill
            isPeer = asPeer;
            if (question[1] instanceof long[] keys) {
                for (long key : keys) {
                    longs.put(key, key);
                }
            } else {
                Map<String, Object> map = isPeer ? peer : strings;
                for (String key : (String[]) question[1]) {
                    map.put(key, VALUE);
                }
            }
            return 0;
        }
        if (question[0] instanceof long[] visits) {
            return numbers(visits);
        }
        String[] visits = (String[]) question[0];
        return switch (PAD) {
            case 0 -> isPeer ? peerHits(visits) : hits(visits);
            case 1 -> isPeer ? peerHits1(visits) : hits1(visits);
            default -> isPeer ? peerHits2(visits) : hits2(visits);
        };
    }

    private long numbers(long[] visits) {
        long sum = 0;
        for (long key : visits) {
            sum += longs.getOrDefault(key, -1);
        }
        return sum;
    }

    private long hits(String[] visits) {
        long found = 0;
        for (String key : visits) {
            found += strings.get(key) == VALUE ? 1 : 0;
        }
        return found;
    }

    private long peerHits(String[] visits) {
        long found = 0;
        for (String key : visits) {
            found += peer.get(key) == VALUE ? 1 : 0;
        }
        return found;
    }

    private long hits1(String[] visits) {
        long found = 0;
        for (String key : visits) {
            pad(key.hashCode());
            found += strings.get(key) == VALUE ? 1 : 0;
        }
        return found;
    }

    private long peerHits1(String[] visits) {
        long found = 0;
        for (String key : visits) {
            pad(key.hashCode());
            found += peer.get(key) == VALUE ? 1 : 0;
        }
        return found;
    }

    private long hits2(String[] visits) {
        long found = 0;
        for (String key : visits) {
            int hash = key.hashCode();
            pad(hash);
            pad(hash * 31);
            found += strings.get(key) == VALUE ? 1 : 0;
        }
        return found;
    }

    private long peerHits2(String[] visits) {
        long found = 0;
        for (String key : visits) {
            int hash = key.hashCode();
            pad(hash);
            pad(hash * 31);
            found += peer.get(key) == VALUE ? 1 : 0;
        }
        return found;
    }

    private void pad(int h) {
        int w = a;
        int x = b;
        int y = c;
        int z = d;
        w ^= h + 1;
        x ^= h + 2;
        y ^= h + 3;
        z ^= h + 4;
        w ^= h + 5;
        x ^= h + 6;
        y ^= h + 7;
        z ^= h + 8;
        w ^= h + 9;
        x ^= h + 10;
        y ^= h + 11;
        z ^= h + 12;
        w ^= h + 13;
        x ^= h + 14;
        y ^= h + 15;
        z ^= h + 16;
        a = w;
        b = x;
        c = y;
        d = z;
    }
}
