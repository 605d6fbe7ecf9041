import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.ObjectMap;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Tables taken back from a recycler against new ones, in JVMs that take turns; for the prototype in recycler.patch, which reads the
 * property lethe.core.recycle: 0 for none, else the fewest groups of a table that is kept. JARS stands for the jars of map-api and
 * map-core with the patch.
 *
 * <p>javac -cp JARS -d target Recycled.java; java -cp JARS:target Recycled drive RAW FORKS CASES MODES GC... adds lines to the file
 * RAW; java -cp JARS:target Recycled report RAW shows them. CASES as in a-long,b-string, MODES as in 0,64, GC as in UseG1GC or
 * UseG1GC@JAVA_HOME; -Dheap=512m for another heap than 2g. A line of RAW has the collector and heap, case, mode, turn, then
 * nanoseconds an operation (median and mean of the rounds), the same of processor time of the process, bytes allocated, collections
 * and milliseconds of their pauses in all rounds, and the longest put in microseconds.
 */
public final class Recycled {
    private static final int BATCH = 1_024;
    private static final String HEAP = System.getProperty("heap", "2g");
    private static final int MILLION = 1_000_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Recycled() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "drive" -> drive(arguments);
            case "report" -> report(Path.of(arguments[1]));
            default -> fork(arguments[1]);
        }
    }

    // One fork.

    /** Two arrays of the same keys in two random orders, and what is done with them. */
    abstract static class Subject {
        long longest;
        boolean timing;

        abstract void fill(int count);

        abstract void put(int from, int to);

        abstract void putTimed(int from, int to);

        abstract void remove(int from, int to);

        abstract void fresh();

        abstract void close();

        abstract void clear();

        abstract long size();

        final void puts(int from, int to) {
            for (int i = from; i < to; i += BATCH) {
                int end = Math.min(to, i + BATCH);
                if (timing) {
                    putTimed(i, end);
                } else {
                    put(i, end);
                }
            }
        }

        final void removes(int from, int to) {
            for (int i = from; i < to; i += BATCH) {
                remove(i, Math.min(to, i + BATCH));
            }
        }

        final void expect(long entries) {
            if (size() != entries) {
                throw new AssertionError(size() + " entries, not " + entries);
            }
        }
    }

    static final class Longs extends Subject {
        private long[] keys = {};
        private long[] others = {};
        private LongLongMap map = Lethe.builder().longLongMap();

        @Override
        void fill(int count) {
            SplittableRandom random = new SplittableRandom(1);
            keys = random.longs(count).toArray();
            others = keys.clone();
            for (int i = count - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                long key = others[i];
                others[i] = others[other];
                others[other] = key;
            }
        }

        @Override
        void put(int from, int to) {
            for (int i = from; i < to; i++) {
                map.put(keys[i], i);
            }
        }

        @Override
        void putTimed(int from, int to) {
            for (int i = from; i < to; i++) {
                long start = System.nanoTime();
                map.put(keys[i], i);
                longest = Math.max(longest, System.nanoTime() - start);
            }
        }

        @Override
        void remove(int from, int to) {
            for (int i = from; i < to; i++) {
                map.remove(others[i]);
            }
        }

        @Override
        void fresh() {
            map = Lethe.builder().longLongMap();
        }

        @Override
        void close() {
            map.close();
        }

        @Override
        void clear() {
            map.clear();
        }

        @Override
        long size() {
            return map.mappingCount();
        }
    }

    static final class Strings extends Subject {
        private static final Object VALUE = "value";
        private String[] keys = {};
        private String[] others = {};
        private ObjectMap<String, Object> map = Lethe.builder().objectMap();

        @Override
        void fill(int count) {
            SplittableRandom random = new SplittableRandom(1);
            keys = new String[count];
            for (int i = 0; i < count; i++) {
                keys[i] = "key-" + Long.toString(random.nextLong() >>> 12, 32);
                keys[i].hashCode();
            }
            others = keys.clone();
            for (int i = count - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                String key = others[i];
                others[i] = others[other];
                others[other] = key;
            }
        }

        @Override
        void put(int from, int to) {
            for (int i = from; i < to; i++) {
                map.put(keys[i], VALUE);
            }
        }

        @Override
        void putTimed(int from, int to) {
            for (int i = from; i < to; i++) {
                long start = System.nanoTime();
                map.put(keys[i], VALUE);
                longest = Math.max(longest, System.nanoTime() - start);
            }
        }

        @Override
        void remove(int from, int to) {
            for (int i = from; i < to; i++) {
                map.remove(others[i]);
            }
        }

        @Override
        void fresh() {
            map = Lethe.builder().objectMap();
        }

        @Override
        void close() {
            map.close();
        }

        @Override
        void clear() {
            map.clear();
        }

        @Override
        long size() {
            return map.mappingCount();
        }
    }

    /** What one round does, and how many operations that is. */
    private interface Round {
        long run();
    }

    private static void fork(String asked) {
        Subject subject = asked.endsWith("long") ? new Longs() : new Strings();
        char which = asked.charAt(0);
        subject.fill(which == 'd' ? 6 * MILLION : MILLION);
        System.gc();
        Round round =
                switch (which) {
                    case 'a' -> () -> upAndDown(subject, 0);
                    case 'b' -> () -> upAndDown(subject, 100_000);
                    case 'c' -> () -> scratchMaps(subject);
                    case 'e' -> () -> sameMapAgain(subject);
                    default -> () -> growth(subject);
                };
        if (which == 'b') {
            upToFloor(subject, 100_000);
        }
        boolean isSmall = which == 'c' || which == 'e';
        int warmUps = which == 'd' ? 1 : isSmall ? 6 : 4;
        int rounds = which == 'd' ? 2 : isSmall ? 12 : 6;
        int timed = which == 'd' ? 2 : 3;
        for (int i = 0; i < warmUps; i++) {
            subject.timing = i == 0;
            round.run();
        }
        subject.timing = false;
        double[] nanos = new double[rounds];
        long operations = 0;
        long[] collected = collections();
        long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        long cpu = SYSTEM.getProcessCpuTime();
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            long done = round.run();
            nanos[i] = (double) (System.nanoTime() - start) / done;
            operations += done;
        }
        cpu = SYSTEM.getProcessCpuTime() - cpu;
        bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes;
        long[] collectedAfter = collections();
        subject.timing = true;
        double[] longest = new double[timed];
        for (int i = 0; i < timed; i++) {
            subject.longest = 0;
            round.run();
            longest[i] = subject.longest / 1e3;
        }
        double mean = Arrays.stream(nanos).average().orElse(0);
        System.out.printf(
                "%.2f %.2f %.2f %.3f %d %d %.0f%n",
                median(nanos),
                mean,
                (double) cpu / operations,
                (double) bytes / operations,
                collectedAfter[0] - collected[0],
                collectedAfter[1] - collected[1],
                median(longest));
    }

    /** Fills the map once, empties it, and leaves the entries that each round begins and ends with. */
    private static void upToFloor(Subject subject, int floor) {
        subject.puts(0, MILLION);
        subject.removes(0, MILLION);
        subject.expect(0);
        subject.puts(0, floor);
    }

    /** Up to a million entries in one order, then down to the floor in another; then the floor is exchanged for that of the first order. */
    private static long upAndDown(Subject subject, int floor) {
        subject.puts(floor, MILLION);
        subject.expect(MILLION);
        if (floor == 0) {
            subject.removes(0, MILLION);
            subject.expect(0);
            return 2L * MILLION;
        }
        subject.removes(0, MILLION - floor);
        subject.expect(floor);
        subject.puts(0, floor);
        subject.removes(MILLION - floor, MILLION);
        subject.puts(0, floor);
        return 2L * MILLION + floor;
    }

    private static long scratchMaps(Subject subject) {
        for (int map = 0; map < 5_000; map++) {
            int from = map % 999 * 1_000;
            subject.fresh();
            subject.puts(from, from + 1_000);
            subject.close();
        }
        return 5_000_000;
    }

    /** What a program can do without a recycler: clear the map and fill it again. */
    private static long sameMapAgain(Subject subject) {
        for (int map = 0; map < 5_000; map++) {
            int from = map % 999 * 1_000;
            subject.puts(from, from + 1_000);
            subject.clear();
        }
        return 5_000_000;
    }

    private static long growth(Subject subject) {
        subject.fresh();
        subject.puts(0, 6 * MILLION);
        subject.expect(6 * MILLION);
        return 6 * MILLION;
    }

    /** The number of collections, and the milliseconds of their pauses. */
    private static long[] collections() {
        long count = 0;
        long millis = 0;
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            count += bean.getName().contains("Pauses") ? 0 : bean.getCollectionCount();
            millis += bean.getName().contains("Cycles") ? 0 : bean.getCollectionTime();
        }
        return new long[] {count, millis};
    }

    private static double median(double... numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    // Many forks.

    private static void drive(String[] arguments) throws Exception {
        Path raw = Path.of(arguments[1]);
        int forks = Integer.parseInt(arguments[2]);
        long run = System.currentTimeMillis() / 1_000;
        for (int fork = 0; fork < forks; fork++) {
            for (String collector : Arrays.asList(arguments).subList(5, arguments.length)) {
                for (String asked : arguments[3].split(",")) {
                    List<String> modes = new ArrayList<>(List.of(arguments[4].split(",")));
                    if (fork % 2 == 1) {
                        Collections.reverse(modes);
                    }
                    for (String mode : modes) {
                        String line = collector.replaceAll("@.*[/\\\\](?=[^/\\\\]+$)", "@") + "," + HEAP + " " + asked + " " + mode
                                + " " + run + "." + fork + " " + start(collector, asked, mode);
                        Files.writeString(raw, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    }
                }
            }
        }
    }

    private static String start(String collector, String asked, String mode) throws Exception {
        String[] parts = collector.split("@");
        String home = parts.length == 2 ? parts[1] : System.getProperty("java.home");
        Process process = new ProcessBuilder(
                        home + "/bin/java",
                        "-Xms" + HEAP,
                        "-Xmx" + HEAP,
                        "-XX:+AlwaysPreTouch",
                        "-XX:+" + parts[0],
                        "-Dlethe.core.recycle=" + mode,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "Recycled",
                        "fork",
                        asked)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String result = new String(process.getInputStream().readAllBytes()).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("A fork ended with " + process.exitValue() + ": " + result);
        }
        return result;
    }

    /** Medians of the forks; a ratio is the median of the ratios of the forks of one turn, with the lowest and the highest. */
    private static void report(Path raw) throws Exception {
        Map<String, Map<String, Map<String, double[]>>> cells = new LinkedHashMap<>();
        for (String line : Files.readAllLines(raw)) {
            String[] words = line.split(" ");
            double[] figures = new double[words.length - 4];
            for (int i = 0; i < figures.length; i++) {
                figures[i] = Double.parseDouble(words[i + 4]);
            }
            cells.computeIfAbsent(words[0] + " " + words[1], k -> new LinkedHashMap<>())
                    .computeIfAbsent(words[2], k -> new LinkedHashMap<>())
                    .put(words[3], figures);
        }
        System.out.println("| collector, case | recycled from | ns/op | ratio | ratio of means | ratio of CPU | B/op | GCs | pause ms"
                + " | longest put us |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        cells.forEach((cell, modes) -> {
            Map<String, double[]> fresh = modes.get("0");
            modes.forEach((mode, own) -> System.out.printf(
                    "| %s | %s | %.1f | %s | %s | %s | %.2f | %.0f | %.0f | %.0f |%n",
                    cell,
                    mode.equals("0") ? "fresh" : mode,
                    column(own, 0),
                    mode.equals("0") ? spread(own) : ratio(own, fresh, 0),
                    ratio(own, fresh, 1),
                    ratio(own, fresh, 2),
                    column(own, 3),
                    column(own, 4),
                    column(own, 5),
                    column(own, 6)));
        });
    }

    private static double column(Map<String, double[]> turns, int column) {
        return median(turns.values().stream().mapToDouble(turn -> turn[column]).toArray());
    }

    /** The forks of one mode against their own median. */
    private static String spread(Map<String, double[]> turns) {
        double middle = column(turns, 0);
        double[] all = turns.values().stream()
                .mapToDouble(turn -> turn[0] / middle)
                .sorted()
                .toArray();
        return String.format("1 (%.2f-%.2f)", all[0], all[all.length - 1]);
    }

    private static String ratio(Map<String, double[]> own, Map<String, double[]> fresh, int column) {
        double[] ratios = own.keySet().stream()
                .filter(fresh::containsKey)
                .mapToDouble(turn -> own.get(turn)[column] / fresh.get(turn)[column])
                .sorted()
                .toArray();
        return ratios.length == 0
                ? "-"
                : String.format("%.2f (%.2f-%.2f, %d)", median(ratios), ratios[0], ratios[ratios.length - 1], ratios.length);
    }
}
