package dev.lethe.lab;

import dev.lethe.lab.OffHeapProbe.Figure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What many numbers cost the garbage collector, on the heap and off it: each map in a JVM of its own, one after the other. */
final class OffHeapRun {
    /** What an entry of HashMap takes with its boxes and its share of the table while that grows, and room for a young generation. */
    private static final long HEAP_BYTES_PER_ENTRY = 140;

    private static final long LEAST_HEAP = 256L << 20;

    /** What an entry takes outside the heap at most. */
    private static final long NATIVE_BYTES_PER_ENTRY = 60;

    /** A JVM takes one in so many parts of the machine's memory at most. */
    private static final int SHARE = 2;

    private static final long UNKNOWN_MEMORY = 2L << 30;

    private static final String CAVEAT =
            "This is a demonstration: each map once, in a JVM of its own with a heap of the same"
                    + " limit. Pauses are those that the collector tells of, to the millisecond, so none may mean short ones.";

    private final Terminal terminal;
    private final Progress progress;
    private final Plan plan;
    private final Backends backends;
    private final Checks checks = new Checks();

    OffHeapRun(Terminal terminal, Progress progress, Plan plan, Backends backends) {
        this.terminal = terminal;
        this.progress = progress;
        this.plan = plan;
        this.backends = backends;
    }

    /**
     * Runs and shows everything.
     *
     * @return true when the maps gave the right results
     * @throws BadInput when no map can take part, or the report cannot be written any more
     */
    boolean run(ReportFile file) {
        List<String> names = backends.ofNumbers();
        if (names.isEmpty()) {
            throw new BadInput(
                    "No map for --off-heap was chosen; name a backend of Lethe with maps from long to long, or "
                            + Backends.HASH_MAP + ", with --backends.");
        }
        int entries = entries(plan.numbers(), memory());
        long heap = LEAST_HEAP + entries * HEAP_BYTES_PER_ENTRY;
        List<Report.Fact> facts = Presentation.facts();
        facts.add(new Report.Fact("Lethe", backends.sentence()));
        facts.add(new Report.Fact(
                "run", Figures.count(entries) + " entries, heaps of at most " + Figures.bytes((double) heap)));
        List<Map<Figure, Long>> figures = new ArrayList<>();
        for (String name : names) {
            progress.begin("off-heap, " + name, 1.0 / names.size());
            figures.add(ask(name, entries, heap));
            check(name, entries, figures.get(figures.size() - 1));
        }
        progress.end();
        Section section = section(names.stream().map(OffHeapRun::column).toList(), figures, entries);
        Report report = new Report(facts, List.of(section), checks.sentence(), CAVEAT);
        return new Presentation(terminal).show(report, checks, file);
    }

    /** How many entries the machine has room for. */
    static int entries(int wanted, long memory) {
        long room = (memory / SHARE - LEAST_HEAP) / (HEAP_BYTES_PER_ENTRY + NATIVE_BYTES_PER_ENTRY);
        return (int) Math.max(OffHeapProbe.EXCHANGED, Math.min(wanted, room));
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : UNKNOWN_MEMORY;
    }

    private static String column(String name) {
        return name.equals(Backends.HASH_MAP) ? "HashMap" : name;
    }

    private void check(String name, int entries, Map<Figure, Long> figures) {
        checks.equal(name, "size after the exchange", entries, value(figures, Figure.SIZE));
        checks.equal(
                name,
                "keys found while exchanging and afterwards",
                entries + entries / OffHeapProbe.EXCHANGED,
                value(figures, Figure.FOUND));
    }

    private static Map<Figure, Long> ask(String name, int entries, long heap) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + (heap >> 20) + "m",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                OffHeapProbe.class.getName(),
                name,
                Integer.toString(entries));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (BufferedReader output = process.inputReader()) {
                return figures(name, output.lines().toList());
            } finally {
                process.destroy(); // when the lines ended it has ended too, or is of no use
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("the JVM for " + name + " could not be used", broken);
        }
    }

    /** What stands before the last line are warnings of the JVM. */
    private static Map<Figure, Long> figures(String name, List<String> lines) {
        String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        String[] words = last.split(" ", -1);
        if (!words[0].equals(OffHeapProbe.SAYS) || words.length != 1 + Figure.values().length) {
            throw new IllegalStateException("the JVM for " + name + " gave no figures: " + String.join(" / ", lines));
        }
        Map<Figure, Long> figures = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            figures.put(figure, Long.valueOf(words[1 + figures.size()]));
        }
        return figures;
    }

    private static long value(Map<Figure, Long> figures, Figure figure) {
        return Objects.requireNonNull(figures.get(figure));
    }

    private static Section section(List<String> columns, List<Map<Figure, Long>> figures, int entries) {
        Table pauses = new Table(
                "off-heap-pauses",
                "Pauses of the garbage collector",
                "while",
                columns,
                new Table.Rows()
                        .heading(Figures.count(entries) + " entries are put")
                        .lowest("longest pause", Unit.NANOS, millis(figures, Figure.PUT_LONGEST))
                        .lowest("all pauses", Unit.NANOS, millis(figures, Figure.PUT_ALL))
                        .heading("a quarter of them is exchanged")
                        .lowest("longest pause", Unit.NANOS, millis(figures, Figure.EXCHANGE_LONGEST))
                        .lowest("all pauses", Unit.NANOS, millis(figures, Figure.EXCHANGE_ALL))
                        .heading("System.gc()")
                        .lowest("usual of three", Unit.NANOS, millis(figures, Figure.FULL))
                        .list(),
                "One full collection: " + Words.compare(columns, millis(figures, Figure.FULL), Unit.NANOS) + ".");
        Table memory = new Table(
                "off-heap-memory",
                "Memory held in the end",
                "where",
                columns,
                new Table.Rows()
                        .lowest("on the heap", Unit.BYTES, values(figures, Figure.HEAP, 1))
                        .plain("off the heap", Unit.BYTES, values(figures, Figure.NATIVE, 1))
                        .lowest("together", Unit.BYTES, together(figures))
                        .list(),
                "Together: " + Words.compare(columns, together(figures), Unit.BYTES) + ".");
        return new Section(
                "Off-heap, longs",
                "Each map gets the entries one by one, then loses the oldest quarter of them and gets as many new ones, while the"
                        + " program allocates a little for each; then all garbage is collected three times. What is on the heap in"
                        + " the end is all of it, with what the JVM itself needs.",
                List.of(pauses, memory),
                List.of(plot(columns, figures), plotOfMemory(columns, figures)));
    }

    private static Plot plot(List<String> columns, List<Map<Figure, Long>> figures) {
        List<Plot.Series> series = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            List<Double> values = new ArrayList<>();
            for (Figure figure : List.of(Figure.PUT_LONGEST, Figure.EXCHANGE_LONGEST, Figure.FULL)) {
                double value = 1e6 * value(figures.get(i), figure);
                values.add(value == 0 ? Double.NaN : value); // has no place on a logarithmic axis
            }
            series.add(new Plot.Series(columns.get(i), values));
        }
        return new Plot(
                "Longest pause of the garbage collector",
                "How long all threads of the program wait for it at worst; a bar that is missing is less than a millisecond. Shorter"
                        + " bars are better; each grid line is ten times the one below.",
                "off-heap-pauses",
                Plot.Kind.BAR,
                true,
                Unit.NANOS,
                "time of the longest pause",
                "while",
                List.of("putting", "exchanging a quarter", "System.gc()"),
                series);
    }

    private static Plot plotOfMemory(List<String> columns, List<Map<Figure, Long>> figures) {
        List<Plot.Series> series = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Map<Figure, Long> own = figures.get(i);
            series.add(new Plot.Series(
                    columns.get(i), List.of((double) value(own, Figure.HEAP), (double) value(own, Figure.NATIVE))));
        }
        return new Plot(
                "Memory held in the end",
                "What the collector has to look after, and what it has not. Shorter bars are better.",
                "off-heap-memory",
                Plot.Kind.BAR,
                false,
                Unit.BYTES,
                "bytes",
                "where",
                List.of("on the heap", "off the heap"),
                series);
    }

    private static List<Double> millis(List<Map<Figure, Long>> figures, Figure figure) {
        return values(figures, figure, 1e6);
    }

    private static List<Double> values(List<Map<Figure, Long>> figures, Figure figure, double unit) {
        return figures.stream().map(own -> unit * value(own, figure)).toList();
    }

    private static List<Double> together(List<Map<Figure, Long>> figures) {
        return figures.stream()
                .map(own -> (double) (value(own, Figure.HEAP) + value(own, Figure.NATIVE)))
                .toList();
    }
}
