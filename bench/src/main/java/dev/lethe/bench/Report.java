package dev.lethe.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the tables in Markdown from the raw results. */
final class Report {
    private static final String LEGEND = """
            Each figure is the time of one operation of Lethe divided by that of the best peer on that cell: below \
            1.0 Lethe is faster. It is the median over the rounds; in brackets the smallest and the largest round. \
            In a round each implementation is measured in a JVM of its own, directly one after the other, on the \
            same keys; a ratio takes both times from one round. All peers take part in the first round, the %d \
            fastest of a cell in the others; the best peer is the one with the lowest median among these. **Bold \
            with ▲: above 1.0.** Maps have the default capacity and load factor of their library and grew by puts; a \
            JDK map boxes its numbers. `clear a full map` is the clear alone, `clear, then refill` shows what it \
            leaves to do. With a big capacity Lethe has `Retention.KEEP`; the peers keep their capacity of themselves. \
            `clear 16 entries` contains the clock of JMH, some 50 ns, for Lethe as for the peers.
            """.formatted(Rounds.FINALISTS);

    /** What the names of sets with all gates begin with. */
    private static final String GATE = "gate";

    private final String set;
    private final List<Map.Entry<String, String>> notes;
    private final List<Measurement> measurements;

    Report(String set, List<Map.Entry<String, String>> notes, List<Measurement> measurements) {
        this.set = set;
        this.notes = notes;
        this.measurements = measurements;
    }

    String page() {
        List<String> parts = new ArrayList<>();
        parts.add("# Benchmarks: " + set + "\n");
        parts.add(setting());
        parts.add(LEGEND);
        parts.add(ratios());
        if (set.startsWith(GATE)) {
            parts.add(Gates.section(measurements));
        }
        parts.add(behind());
        parts.add(
                "## Times\n\n<sub>Nanoseconds an operation, median over the rounds, and allocated bytes an operation in"
                        + " brackets. `*`: first round only.</sub>\n");
        for (MapShape shape : MapShape.values()) {
            parts.add(times(shape));
        }
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
    }

    /** The tables of ratios: one for each shape and backend. */
    String ratios() {
        List<String> parts = new ArrayList<>();
        for (String lethe : implementations().filter(Contenders::isLethe).toList()) {
            for (MapShape shape : MapShape.values()) {
                String table = ratios(shape, lethe);
                if (!table.isEmpty()) {
                    parts.add("## " + shape.title() + ", " + lethe + " / best peer\n\n" + table);
                }
            }
        }
        return String.join("\n", parts);
    }

    private String ratios(MapShape shape, String lethe) {
        List<Integer> sizes =
                new ArrayList<>(new TreeSet<>(cells(shape).map(Cell::size).toList()));
        // A backend may lack the shape.
        if (cells(shape)
                .noneMatch(cell -> Comparison.of(cell, lethe, measurements).isPresent())) {
            return "";
        }
        StringBuilder table = new StringBuilder();
        Markdown.row(table, "operation", sizes.stream().map(Cell::sizeText).toList());
        Markdown.row(table, "---", sizes.stream().map(size -> "---").toList());
        for (String title : cells(shape).map(Cell::row).distinct().toList()) {
            Markdown.row(
                    table,
                    title,
                    sizes.stream().map(size -> ratio(shape, title, size, lethe)).toList());
        }
        return table.toString();
    }

    private String ratio(MapShape shape, String title, int size, String lethe) {
        return cells(shape)
                .filter(cell -> cell.size() == size && cell.row().equals(title))
                .findFirst()
                .flatMap(cell -> Comparison.of(cell, lethe, measurements))
                .map(Report::ratio)
                .orElse("");
    }

    private static String ratio(Comparison comparison) {
        String median = Markdown.figure(comparison.ratio());
        return (comparison.behind() ? "**" + median + "** ▲" : median)
                + (comparison.rounds() > 1
                        ? " (" + Markdown.figure(comparison.low()) + "–" + Markdown.figure(comparison.high()) + ")"
                        : "")
                + " " + comparison.peer();
    }

    /** The cells above 1.0, and by how much. */
    private String behind() {
        String lines = implementations()
                .filter(Contenders::isLethe)
                .flatMap(lethe -> cells().map(cell -> Comparison.of(cell, lethe, measurements)))
                .flatMap(Optional::stream)
                .filter(Comparison::behind)
                .map(comparison ->
                        "- `" + comparison.cell().id() + "` " + comparison.lethe() + ": " + ratio(comparison) + "\n")
                .collect(Collectors.joining());
        return "## Above 1.0\n\n" + (lines.isEmpty() ? "None.\n" : lines);
    }

    private String times(MapShape shape) {
        List<String> names = implementations().toList();
        List<Cell> cells = cells(shape).toList();
        if (cells.isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder("### " + shape.title() + "\n\n");
        Markdown.row(
                table,
                "operation",
                Stream.concat(Stream.of("entries"), names.stream())
                        .map(Report::small)
                        .toList());
        Markdown.row(
                table,
                "---",
                IntStream.rangeClosed(0, names.size()).mapToObj(i -> "---:").toList());
        for (Cell cell : cells) {
            Stream<String> figures = names.stream().map(name -> time(cell, name));
            Markdown.row(
                    table,
                    small(cell.row()),
                    Stream.concat(Stream.of(Cell.sizeText(cell.size())), figures)
                            .map(Report::small)
                            .toList());
        }
        return table.toString();
    }

    private String time(Cell cell, String implementation) {
        List<Measurement> results = measurements.stream()
                .filter(result ->
                        result.cell().equals(cell) && result.implementation().equals(implementation))
                .toList();
        if (results.isEmpty()) {
            return "";
        }
        double bytes =
                Comparison.median(results.stream().map(Measurement::bytes).toList());
        boolean onlyFirst = results.size() == 1
                && measurements.stream().anyMatch(result -> result.cell().equals(cell) && result.round() > 1);
        return Markdown.figure(Comparison.median(
                        results.stream().map(Measurement::nanos).toList()))
                + (Double.isNaN(bytes) ? "" : " (" + String.format(Locale.ROOT, "%.1f", bytes) + ")")
                + (onlyFirst ? "*" : "");
    }

    private String setting() {
        StringBuilder lines = new StringBuilder(Markdown.facts(notes));
        lines.append("- rounds: ")
                .append(measurements.stream().mapToInt(Measurement::round).max().orElse(0))
                .append("; time that the hypervisor took: ")
                .append(Markdown.percent(measurements.stream()
                        .mapToDouble(Measurement::stolen)
                        .average()
                        .orElse(0)))
                .append(" on average, ")
                .append(Markdown.percent(measurements.stream()
                        .mapToDouble(Measurement::stolen)
                        .max()
                        .orElse(0)))
                .append(" at worst\n");
        return lines.toString();
    }

    private Stream<Cell> cells() {
        return Stream.of(MapShape.values()).flatMap(this::cells);
    }

    /** The measured cells of a shape, in the order of the operations. */
    private Stream<Cell> cells(MapShape shape) {
        return measurements.stream()
                .map(Measurement::cell)
                .filter(cell -> cell.shape() == shape)
                .distinct()
                .sorted(Comparator.comparing(Cell::operation)
                        .thenComparing(Cell::history)
                        .thenComparing(Cell::size));
    }

    /** Lethe's backends first, then the peers. */
    private Stream<String> implementations() {
        List<String> names = measurements.stream()
                .map(Measurement::implementation)
                .distinct()
                .sorted()
                .toList();
        return Stream.concat(
                names.stream().filter(Contenders::isLethe),
                Contenders.PEERS.stream().filter(names::contains));
    }

    private static String small(String text) {
        return text.isEmpty() ? "" : "<sub>" + text + "</sub>";
    }
}
