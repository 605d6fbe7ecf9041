import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.events.MapEvents;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/**
 * What the events cost that docs/recordings.md tells of: while nobody records, beside a recording as the settings of the JDK have it, and
 * beside one of all events. The three take turns in one JVM, after rounds in which the code is compiled.
 *
 * <p>ask: to ask for an event and not get one, ns. clear: to put ten entries and clear them, ns a round of eleven calls. fill: to fill a new
 * map with a million numbers, whose tables grow and split, ns an entry.
 */
public final class Events {
    private static final int ROUNDS = 15;
    private static final int ASKED = 50_000_000;
    private static final int CLEARED = 1_000_000;
    private static final int FILLED = 1_000_000;

    private Events() {}

    public static void main(String[] arguments) throws Exception {
        measure("ask", ASKED, Events::ask);
        measure("clear", CLEARED, Events::clear);
        measure("fill", FILLED, Events::fill);
    }

    private static void measure(String what, int calls, LongSupplier work) throws Exception {
        double[][] nanos = new double[3][ROUNDS];
        for (int round = -3; round < ROUNDS; round++) {
            for (int way = 0; way < 3; way++) {
                try (Recording recording = way == 0 ? null : recording(way == 2)) {
                    long start = System.nanoTime();
                    long sum = work.getAsLong();
                    long end = System.nanoTime();
                    if (sum == 42) {
                        System.out.println(); // so that the work has a reader
                    }
                    nanos[way][Math.max(0, round)] = (double) (end - start) / calls;
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-6s nobody records %s, default settings %s, all events %s%n",
                what,
                text(nanos[0]),
                text(nanos[1]),
                text(nanos[2]));
    }

    private static Recording recording(boolean all) throws Exception {
        Recording recording = new Recording(Configuration.getConfiguration("default"));
        if (all) {
            Map<String, String> settings = new HashMap<>(recording.getSettings());
            try (InputStreamReader own = new InputStreamReader(
                    MapEvents.class.getResourceAsStream("/META-INF/jfr/lethe.jfc"), StandardCharsets.UTF_8)) {
                settings.putAll(Configuration.create(own).getSettings());
            }
            recording.setSettings(settings);
        }
        recording.start();
        return recording;
    }

    private static String text(double[] nanos) {
        Arrays.sort(nanos);
        return String.format(
                Locale.ROOT, "%.2f (%.2f to %.2f)", nanos[nanos.length / 2], nanos[0], nanos[nanos.length - 1]);
    }

    private static long ask() {
        long begun = 0;
        for (int index = 0; index < ASKED; index++) {
            if (MapEvents.growth() != null) {
                begun++;
            }
        }
        return begun;
    }

    private static long clear() {
        long size = 0;
        LongLongMap map = Lethe.builder().backend("core").seed(1).longLongMap();
        for (int round = 0; round < CLEARED; round++) {
            for (int key = 0; key < 10; key++) {
                map.put(key, round);
            }
            size += map.size();
            map.clear();
        }
        return size;
    }

    private static long fill() {
        LongLongMap map = Lethe.builder().backend("core").seed(1).longLongMap();
        for (int index = 0; index < FILLED; index++) {
            map.put(index * 0x9E3779B97F4A7C15L, index);
        }
        return map.size();
    }
}
