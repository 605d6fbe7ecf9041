package dev.lethe.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes the page of {@link RunShared} from its raw file. */
final class SharedTables {
    private static final String LEGEND = """
            A map of so many entries is shared by so many threads. Keys are drawn from twice as many, of which half are there; \
            writes are puts and removals in equal parts. Figures are operations a microsecond, all threads together, the median \
            over the rounds; in a round each map is measured in a JVM of its own, directly one after the other, on the same keys. \
            The ratio is that of Lethe to the best peer of the cell, from the medians: above 1.0 Lethe is faster. **Bold with ▼: \
            below 1.0.** In brackets the bytes allocated an operation. JDK maps box numbers; so do the values of JCTools.
            """;

    private final AnswerFile answers;

    SharedTables(AnswerFile answers) {
        this.answers = answers;
    }

    String page() {
        return Stream.of(
                        "# Benchmarks: concurrent\n",
                        Markdown.facts(answers.notes()) + "- rounds: " + rounds() + "; time that the hypervisor took: "
                                + Markdown.percent(stolen()) + " at worst\n",
                        LEGEND,
                        mixes(MapShape.STRING_OBJECT),
                        mixes(MapShape.LONG_LONG),
                        clears(),
                        bytes(),
                        goals())
                .filter(part -> !part.isEmpty())
                .reduce((one, next) -> one + "\n" + next)
                .orElse("");
    }

    private List<List<String>> questions(String first) {
        return answers.questions(first);
    }

    private long rounds() {
        return questions(SharedFork.MIX).stream()
                .map(words -> words.get(5))
                .distinct()
                .count();
    }

    private double stolen() {
        return Stream.concat(questions(SharedFork.MIX).stream(), questions(SharedFork.CLEAR).stream())
                .mapToDouble(words -> answers.figure("stolen", words))
                .max()
                .orElse(0);
    }

    /** The figures of all rounds of a map on a cell; a cell is what stands before the round. */
    private List<Double> figures(List<String> cell, String implementation, String figure) {
        return questions(cell.get(0)).stream()
                .filter(words -> words.subList(0, cell.size()).equals(cell))
                .filter(words -> SharedFork.implementation(words).equals(implementation))
                .map(words -> answers.figure(figure, words))
                .filter(value -> !Double.isNaN(value))
                .toList();
    }

    private double median(List<String> cell, String implementation, String figure) {
        List<Double> all = figures(cell, implementation, figure);
        return all.isEmpty() ? Double.NaN : Comparison.median(all);
    }

    private List<List<String>> cells(String first, int words) {
        return questions(first).stream()
                .map(all -> all.subList(0, words))
                .distinct()
                .toList();
    }

    private String mixes(MapShape shape) {
        List<List<String>> rows = new ArrayList<>();
        for (List<String> cell : cells(SharedFork.MIX, 5)) {
            if (!cell.get(1).equals(shape.id())) {
                continue;
            }
            List<String> row = new ArrayList<>(List.of(
                    Cell.sizeText(Integer.parseInt(cell.get(2))), cell.get(3), cell.get(4) + " %", ratioText(cell)));
            for (String name : names(SharedMaps.PEERS)) {
                double bytes = median(cell, name, "bytes");
                double perMicro = median(cell, name, "perMicro");
                row.add(Double.isNaN(perMicro) ? "" : Markdown.figure(perMicro) + " (" + Math.round(bytes) + ")");
            }
            rows.add(row);
        }
        List<String> head = new ArrayList<>(List.of("entries", "threads", "writes", "Lethe / best peer"));
        head.addAll(names(SharedMaps.PEERS));
        return rows.isEmpty() ? "" : "## " + shape.title() + "\n\n" + Markdown.table(0, head, rows);
    }

    private static List<String> names(List<String> peers) {
        List<String> names = new ArrayList<>(List.of(SharedMaps.LETHE));
        names.addAll(peers);
        return names;
    }

    /** Lethe's throughput by that of the best peer, NaN where one is missing. */
    private double ratio(List<String> cell) {
        double best = SharedMaps.PEERS.stream()
                .mapToDouble(name -> median(cell, name, "perMicro"))
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(Double.NaN);
        return median(cell, SharedMaps.LETHE, "perMicro") / best;
    }

    private String ratioText(List<String> cell) {
        double ratio = ratio(cell);
        return ratio < 1 ? "**" + Markdown.figure(ratio) + "** ▼" : Markdown.figure(ratio);
    }

    private String clears() {
        List<List<String>> rows = new ArrayList<>();
        List<String> columns = new ArrayList<>(names(SharedMaps.PEERS));
        columns.add(SharedMaps.SWAPPED);
        for (List<String> cell : cells(SharedFork.CLEAR, 3)) {
            List<String> row = new ArrayList<>(
                    List.of(MapShape.parse(cell.get(1)).title(), Cell.sizeText(Integer.parseInt(cell.get(2)))));
            columns.forEach(name -> row.add(Markdown.figure(median(cell, name, "nanos") / 1000)));
            rows.add(row);
        }
        List<String> head = new ArrayList<>(List.of("map", "entries"));
        head.addAll(columns);
        return rows.isEmpty()
                ? ""
                : "## clear() of a full map, in microseconds\n\nBy one thread, without others. A swapped map is not"
                        + " cleared: it loses its capacity, and what others have put while they hold the old one.\n\n"
                        + Markdown.table(2, head, rows);
    }

    private String bytes() {
        List<List<String>> rows = new ArrayList<>();
        for (List<String> cell : cells(SharedFork.BYTES, 3)) {
            List<String> row = new ArrayList<>(
                    List.of(MapShape.parse(cell.get(1)).title(), Cell.sizeText(Integer.parseInt(cell.get(2)))));
            names(SharedMaps.PEERS).forEach(name -> row.add(Markdown.figure(median(cell, name, "each"))));
            rows.add(row);
        }
        List<String> head = new ArrayList<>(List.of("map", "entries"));
        head.addAll(names(SharedMaps.PEERS));
        return rows.isEmpty()
                ? ""
                : "## Bytes of the structure an entry\n\nWithout keys and values that are objects, with the boxes of"
                        + " numbers.\n\n" + Markdown.table(2, head, rows);
    }

    /** The goals of the issue, and what was measured. */
    private String goals() {
        TreeMap<String, String> lines = new TreeMap<>();
        for (List<String> cell : cells(SharedFork.MIX, 5)) {
            double ratio = ratio(cell);
            boolean big = cell.get(2).equals("1000000");
            double goal = big && cell.get(4).equals("50") ? 1.5 : 1;
            if (ratio < goal) {
                lines.put(
                        String.join(" ", cell),
                        "- `" + String.join(" ", cell) + "`: " + Markdown.figure(ratio) + ", goal " + goal
                                + (big && !cell.get(4).equals("50") ? ", a gate" : "") + "\n");
            }
        }
        for (List<String> cell : cells(SharedFork.CLEAR, 3)) {
            double times = median(cell, SharedMaps.JDK, "nanos") / median(cell, SharedMaps.LETHE, "nanos");
            if (cell.get(1).equals(MapShape.LONG_LONG.id()) && times < 100) {
                lines.put(
                        String.join(" ", cell),
                        "- `" + String.join(" ", cell) + "`: " + Markdown.figure(times)
                                + " times faster than ConcurrentHashMap, goal 100\n");
            }
        }
        for (List<String> cell : cells(SharedFork.BYTES, 3)) {
            double share = median(cell, SharedMaps.LETHE, "each") / median(cell, SharedMaps.JDK, "each");
            if (share > 0.6) {
                lines.put(
                        String.join(" ", cell),
                        "- `" + String.join(" ", cell) + "`: " + Markdown.figure(share)
                                + " of ConcurrentHashMap's bytes, goal 0.6\n");
            }
        }
        return "## Goals that are not met\n\n" + (lines.isEmpty() ? "None.\n" : String.join("", lines.values()));
    }
}
