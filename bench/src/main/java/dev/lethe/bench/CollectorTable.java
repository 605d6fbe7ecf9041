package dev.lethe.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the page of {@link CollectorCosts} from its raw files. */
final class CollectorTable {
    private static final String LEGEND = """
            Nanoseconds an operation of String -> Object, median over the rounds; for the clears, of a whole clear. The \
            share of the barriers is the difference between two collectors by the time under the first: of G1 against \
            Parallel, whose barrier is one store to a card, and of ZGC against Parallel with references of 8 bytes, as ZGC \
            has them. It is the median of the rounds, in brackets the smallest and the largest; both times are from one \
            round. A share contains what else differs between the collectors, such as how objects lie in memory; below 0 \
            the first collector was the faster. Lethe / HashMap is the ratio of the medians.
            """;

    private final Map<Collector, RawFile> files;

    CollectorTable(Map<Collector, RawFile> files) {
        this.files = files;
    }

    String page() {
        List<List<String>> rows = new ArrayList<>();
        for (Cell cell : cells()) {
            for (String implementation : implementations()) {
                rows.add(row(cell, implementation));
            }
        }
        List<String> head = new ArrayList<>(List.of("operation", "entries", "map"));
        Stream.of(Collector.values()).map(Collector::title).forEach(head::add);
        head.add("share, G1");
        head.add("share, ZGC");
        List<Map.Entry<String, String>> notes =
                files.values().stream().flatMap(file -> file.notes().stream()).toList();
        return String.join(
                "\n",
                "# What the barriers of the collectors cost\n",
                Markdown.facts(notes),
                LEGEND,
                Markdown.table(3, head, rows),
                "## Lethe / HashMap\n",
                ratios());
    }

    private List<String> row(Cell cell, String implementation) {
        List<String> row = new ArrayList<>(List.of(cell.row(), Cell.sizeText(cell.size()), implementation));
        for (Collector collector : Collector.values()) {
            row.add(Markdown.figure(median(collector, cell, implementation)));
        }
        row.add(share(Collector.G1, cell, implementation));
        row.add(share(Collector.Z, cell, implementation));
        return row;
    }

    private String ratios() {
        List<List<String>> rows = new ArrayList<>();
        for (Cell cell : cells()) {
            List<String> row = new ArrayList<>(List.of(cell.row(), Cell.sizeText(cell.size())));
            for (Collector collector : Collector.values()) {
                row.add(Markdown.figure(median(collector, cell, Contenders.CORE) / median(collector, cell, "HashMap")));
            }
            rows.add(row);
        }
        List<String> head = new ArrayList<>(List.of("operation", "entries"));
        Stream.of(Collector.values()).map(Collector::title).forEach(head::add);
        return Markdown.table(2, head, rows);
    }

    /** The share of the time under a collector that its baseline does without. */
    private String share(Collector collector, Cell cell, String implementation) {
        double[] shares = IntStream.rangeClosed(1, lastRound())
                .mapToDouble(round -> 1
                        - nanos(collector.baseline(), cell, implementation, round)
                                / nanos(collector, cell, implementation, round))
                .filter(share -> !Double.isNaN(share))
                .sorted()
                .toArray();
        if (shares.length == 0) {
            return "";
        }
        String median = Markdown.percent(
                Comparison.median(DoubleStream.of(shares).boxed().toList()));
        return shares.length == 1
                ? median
                : median + " (" + Markdown.percent(shares[0]) + " to " + Markdown.percent(shares[shares.length - 1])
                        + ")";
    }

    private double median(Collector collector, Cell cell, String implementation) {
        return Comparison.median(IntStream.rangeClosed(1, lastRound())
                .mapToObj(round -> nanos(collector, cell, implementation, round))
                .filter(nanos -> !nanos.isNaN())
                .toList());
    }

    /** The time of a round, NaN if it was not measured. */
    private double nanos(Collector collector, Cell cell, String implementation, int round) {
        RawFile file = files.get(collector);
        return file == null
                ? Double.NaN
                : file.measurements().stream()
                        .filter(result -> result.isOf(cell, implementation, round))
                        .mapToDouble(Measurement::nanos)
                        .findFirst()
                        .orElse(Double.NaN);
    }

    private int lastRound() {
        return measurements().mapToInt(Measurement::round).max().orElse(0);
    }

    private List<Cell> cells() {
        return measurements()
                .map(Measurement::cell)
                .distinct()
                .sorted(Comparator.comparing(Cell::operation).thenComparing(Cell::size))
                .toList();
    }

    private List<String> implementations() {
        return measurements()
                .map(Measurement::implementation)
                .distinct()
                .sorted(Comparator.comparingInt(Contenders.PEERS::indexOf)) // Lethe is no peer: first
                .toList();
    }

    private Stream<Measurement> measurements() {
        return files.values().stream().flatMap(file -> file.measurements().stream());
    }
}
