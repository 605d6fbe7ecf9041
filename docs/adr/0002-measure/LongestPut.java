import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * The longest single puts while a map grows: java -XX:+UnlockExperimentalVMOptions -XX:+UseEpsilonGC -XX:+AlwaysPreTouch
 * -Xms14g -Xmx14g -cp (jars of map-api and map-core):. LongestPut core|jdk|core-long SIZE
 */
public final class LongestPut {
    private static final int SHOWN = 6;

    private LongestPut() {}

    public static void main(String[] arguments) {
        int size = Integer.parseInt(arguments[1]);
        SplittableRandom random = new SplittableRandom(1);
        String[] keys = new String[arguments[0].equals("core-long") ? 0 : size];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = "key-" + Long.toString(random.nextLong() >>> 24, 32);
            keys[i].hashCode();
        }
        PriorityQueue<Long> longest = new PriorityQueue<>();
        for (int warmUp = 3; warmUp >= 0; warmUp--) {
            longest.clear();
            int count = warmUp > 0 ? Math.min(size, 400_000) : size;
            if (arguments[0].equals("core-long")) {
                LongLongMap map = Lethe.builder().longLongMap();
                for (int i = 0; i < count; i++) {
                    long key = random.nextLong();
                    long start = System.nanoTime();
                    map.put(key, i);
                    note(longest, System.nanoTime() - start);
                }
            } else {
                Map<String, Object> map =
                        arguments[0].equals("jdk") ? new HashMap<>() : Lethe.builder().<String, Object>objectMap();
                for (int i = 0; i < count; i++) {
                    long start = System.nanoTime();
                    map.put(keys[i], "");
                    note(longest, System.nanoTime() - start);
                }
            }
        }
        StringBuilder line = new StringBuilder(arguments[0] + ", longest puts in microseconds:");
        longest.stream().sorted((a, b) -> Long.compare(b, a)).forEach(nanos -> line.append(' ').append(nanos / 1_000));
        System.out.println(line);
    }

    private static void note(PriorityQueue<Long> longest, long nanos) {
        if (longest.size() < SHOWN) {
            longest.add(nanos);
        } else if (nanos > longest.peek()) {
            longest.poll();
            longest.add(nanos);
        }
    }
}
