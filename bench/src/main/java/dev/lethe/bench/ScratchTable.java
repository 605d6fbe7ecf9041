package dev.lethe.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The page about scratch maps. */
final class ScratchTable {
    static final String SET = "pool";
    static final String USE = "use";
    static final String AFTER_GIANT = "useAfterGiant";

    /** From so many entries on, a use of a pooled map is to allocate at most this share of a fresh one. */
    private static final int SHARE_FROM = 1_000;

    private static final double MOST_SHARE = 0.01;

    private static final String LEGEND = """
            A task gets a map long -> long, puts the entries, looks each of them up, and gives the map up. Medians of the rounds, with \
            the least and the most. The ratio is pooled against the fastest of the other four, round by round; at most 1 is the goal. \
            The share is the bytes allocated for a task with a pooled map against those with a new map of Lethe; at most 1 % from 1,000 \
            entries on is the goal. "After a giant": each iteration begins with one task of 300,000 entries, outside the measured time; against the \
            same without, 1 is the goal.
            """;

    private final AnswerFile file;

    /** What is measured in turns: the method, the entries, the threads. */
    private record Row(String method, int entries, int threads) {
        String title() {
            return Cell.sizeText(entries) + (method.equals(AFTER_GIANT) ? ", after a giant" : "");
        }
    }

    ScratchTable(AnswerFile file) {
        this.file = file;
    }

    String page() {
        return "# Maps from a pool\n\n" + Markdown.facts(file.notes()) + '\n' + LEGEND + "\n## Goals\n\n" + goals()
                + "\n## What one giant does to the small ones after it\n\n" + giant() + "\n## Nanoseconds a task\n\n"
                + figures(ScratchFork.NANOS) + "\n## Bytes allocated a task\n\n"
                + figures(ScratchFork.BYTES) + "\n## Share of time that the hypervisor took\n\n"
                + "At most " + Markdown.percent(mostStolen()) + " in a JVM.\n";
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String method : List.of(USE, AFTER_GIANT)) {
            file.questions(method).stream()
                    .map(words -> new Row(method, Integer.parseInt(words.get(2)), Integer.parseInt(words.get(3))))
                    .distinct()
                    .sorted(Comparator.comparingInt(Row::entries).thenComparingInt(Row::threads))
                    .forEach(rows::add);
        }
        return rows;
    }

    private String goals() {
        List<List<String>> lines = new ArrayList<>();
        for (Row row : rows()) {
            double[] ratios = ratios(row);
            double share = median(figures(row, ScratchMaps.POOLED, ScratchFork.BYTES))
                    / median(figures(row, ScratchMaps.FRESH, ScratchFork.BYTES));
            boolean counts = row.entries >= SHARE_FROM;
            lines.add(List.of(
                    row.title(),
                    String.valueOf(row.threads),
                    range(ratios),
                    best(row),
                    verdict(median(ratios) <= 1),
                    String.format(Locale.ROOT, "%.2f %%", 100 * share),
                    counts ? verdict(share <= MOST_SHARE) : ""));
        }
        return Markdown.table(
                1,
                List.of("entries", "threads", "time, ratio", "fastest other", "goal", "share of bytes", "goal"),
                lines);
    }

    /** The time of a small task after a giant against that without, for each way. */
    private String giant() {
        List<List<String>> lines = new ArrayList<>();
        for (Row row : rows()) {
            if (row.method.equals(AFTER_GIANT)) {
                Row without = new Row(USE, row.entries, row.threads);
                List<String> line = new ArrayList<>(List.of(row.title(), String.valueOf(row.threads)));
                ScratchMaps.WAYS.forEach(way -> line.add(
                        range(ratios(figures(row, way, ScratchFork.NANOS), figures(without, way, ScratchFork.NANOS)))));
                lines.add(line);
            }
        }
        return Markdown.table(1, head(), lines);
    }

    /** As many as there are of both, in the order of the rounds. */
    private static double[] ratios(double[] above, double[] below) {
        double[] ratios = new double[Math.min(above.length, below.length)];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = above[i] / below[i];
        }
        return ratios;
    }

    private static List<String> head() {
        List<String> head = new ArrayList<>(List.of("entries", "threads"));
        head.addAll(ScratchMaps.WAYS);
        return head;
    }

    private static String verdict(boolean met) {
        return met ? "met" : "**missed**";
    }

    /** Pooled against the fastest other way, in each round that has all. */
    private double[] ratios(Row row) {
        List<double[]> others = others().stream()
                .map(way -> figures(row, way, ScratchFork.NANOS))
                .toList();
        int rounds = others.stream().mapToInt(list -> list.length).min().orElse(0);
        double[] fastest = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            int round = i;
            fastest[i] = others.stream().mapToDouble(list -> list[round]).min().orElse(Double.NaN);
        }
        return ratios(figures(row, ScratchMaps.POOLED, ScratchFork.NANOS), fastest);
    }

    private String best(Row row) {
        return others().stream()
                .min(Comparator.comparingDouble(way -> median(figures(row, way, ScratchFork.NANOS))))
                .orElse("");
    }

    private static List<String> others() {
        return ScratchMaps.WAYS.stream()
                .filter(way -> !way.equals(ScratchMaps.POOLED))
                .toList();
    }

    private String figures(String figure) {
        List<List<String>> lines = new ArrayList<>();
        for (Row row : rows()) {
            List<String> line = new ArrayList<>(List.of(row.title(), String.valueOf(row.threads)));
            ScratchMaps.WAYS.forEach(way -> line.add(range(figures(row, way, figure))));
            lines.add(line);
        }
        return Markdown.table(1, head(), lines);
    }

    /** The figures of a way in all rounds, in their order. */
    private double[] figures(Row row, String way, String figure) {
        return file.questions(row.method).stream()
                .filter(words -> words.get(1).equals(way))
                .filter(words -> words.get(2).equals(String.valueOf(row.entries)))
                .filter(words -> words.get(3).equals(String.valueOf(row.threads)))
                .sorted(Comparator.comparingInt(words -> Integer.parseInt(words.get(4))))
                .mapToDouble(words -> file.figure(figure, words))
                .toArray();
    }

    private double mostStolen() {
        return rows().stream()
                .flatMap(row -> ScratchMaps.WAYS.stream().map(way -> figures(row, way, ScratchFork.STOLEN)))
                .flatMapToDouble(Arrays::stream)
                .max()
                .orElse(Double.NaN);
    }

    private static String range(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted.length < 2
                ? Markdown.figure(median(sorted))
                : Markdown.figure(median(sorted)) + " (" + Markdown.figure(sorted[0]) + " to "
                        + Markdown.figure(sorted[sorted.length - 1]) + ")";
    }

    private static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length == 0
                ? Double.NaN
                : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
