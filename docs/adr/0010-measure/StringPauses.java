import com.sun.management.GarbageCollectionNotificationInfo;
import dev.lethe.map.Lethe;
import dev.lethe.map.ObjectLongMap;
import it.unimi.dsi.fastutil.objects.Object2LongOpenHashMap;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * What the collector does while a map has millions of strings as keys: the pauses while they are put and while a quarter of them is exchanged
 * for new ones, and full collections in the end. README.md has the command; the arguments are core, unsafe, HashMap or fastutil, and how many.
 */
public final class StringPauses {
    private static final AtomicLong LONGEST = new AtomicLong();
    private static final AtomicLong ALL = new AtomicLong();

    private StringPauses() {}

    private record Target(ObjLongConsumer<String> puts, Consumer<String> removes) {}

    public static void main(String[] arguments) throws Exception {
        int entries = Integer.parseInt(arguments[1]);
        ManagementFactory.getGarbageCollectorMXBeans()
                .forEach(bean -> ((NotificationEmitter) bean)
                        .addNotificationListener(
                                (told, unused) -> count(GarbageCollectionNotificationInfo.from(
                                        (CompositeData) told.getUserData())),
                                null,
                                null));
        Target map = target(arguments[0]);
        for (int i = 0; i < entries; i++) {
            map.puts.accept(key(i), i);
        }
        String filled = pauses();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < entries / 4; i++) {
            map.removes.accept(key(random.nextInt(entries)));
            map.puts.accept(key(entries + i), i);
        }
        String exchanged = pauses();
        long[] full = new long[5];
        for (int i = 0; i < full.length; i++) {
            long start = System.nanoTime();
            System.gc();
            full[i] = System.nanoTime() - start;
        }
        Arrays.sort(full);
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %s | %s | %d ms | %,d MiB |%n",
                arguments[0],
                entries,
                filled,
                exchanged,
                full[2] / 1_000_000,
                runtime.totalMemory() - runtime.freeMemory() >> 20);
        map.puts.accept("", 0); // the map lives until here
    }

    private static String key(int number) {
        return "key-" + Integer.toString(number * 0x9E3779B1, 36);
    }

    private static Target target(String name) {
        if (name.equals("HashMap")) {
            Map<String, Long> map = new HashMap<>();
            return new Target(map::put, map::remove);
        }
        if (name.equals("fastutil")) {
            Object2LongOpenHashMap<String> map = new Object2LongOpenHashMap<>();
            return new Target(map::put, map::removeLong);
        }
        ObjectLongMap<String> map =
                Lethe.builder().backend(name).keyType(String.class).objectLongMap();
        return new Target(map::put, map::remove);
    }

    private static void count(GarbageCollectionNotificationInfo info) {
        long millis = info.getGcInfo().getDuration();
        LONGEST.accumulateAndGet(millis, Math::max);
        ALL.addAndGet(millis);
    }

    private static String pauses() throws InterruptedException {
        Thread.sleep(200); // the notifications come a little later
        return LONGEST.getAndSet(0) + " ms | " + ALL.getAndSet(0) + " ms";
    }
}
