package dev.lethe.bench;

import java.util.List;
import java.util.Optional;

/** What the on-heap backend has to reach on the cells that decide about a release, as ratios to the best peer. */
final class Gates {
    private static final String BACKEND = Contenders.LETHE + "core";

    private Gates() {}

    /** The largest ratio that passes. */
    static double limit(Cell cell) {
        if (cell.shape() == MapShape.FLOOD_OBJECT) {
            return 3;
        }
        boolean strings = cell.shape() == MapShape.STRING_OBJECT;
        boolean numbers = cell.shape() == MapShape.LONG_LONG;
        return switch (cell.operation()) {
            case GET_MISS -> strings ? 0.75 : numbers ? 0.9 : 1;
            case REMOVE_PUT -> strings ? 0.6 : numbers ? 0.7 : 1;
            case CLEAR_NEARLY_EMPTY -> 0.001;
            default -> 1;
        };
    }

    /** Whether a cell fails: by the whole interval of its rounds, so that one bad round decides nothing. */
    static boolean fails(Comparison comparison) {
        return comparison.low() > limit(comparison.cell());
    }

    /** The gates that were measured. */
    static List<Comparison> measured(List<Measurement> measurements) {
        return Cells.gate().stream()
                .map(cell -> Comparison.of(cell, BACKEND, measurements))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The names of the cells that fail. */
    static List<String> failed(List<Measurement> measurements) {
        return measured(measurements).stream()
                .filter(Gates::fails)
                .map(comparison -> comparison.cell().id())
                .toList();
    }

    /** The section of the page; empty where no gate was measured. */
    static String section(List<Measurement> measurements) {
        List<Comparison> gates = measured(measurements);
        if (gates.isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder("## Gates\n\n");
        Markdown.row(table, "cell", List.of("at most", "measured", "rounds", "verdict"));
        Markdown.row(table, "---", List.of("---:", "---:", "---:", "---"));
        for (Comparison gate : gates) {
            Markdown.row(
                    table,
                    "`" + gate.cell().id() + "`",
                    List.of(
                            Markdown.figure(limit(gate.cell())),
                            interval(gate),
                            Integer.toString(gate.rounds()),
                            fails(gate) ? "**missed**" : "met"));
        }
        String missed = gates.stream().filter(Gates::fails).count() + " of " + gates.size();
        return table + "\n`" + BACKEND + "` misses " + missed
                + ". A gate is missed where the smallest ratio of a round lies above it.\n";
    }

    private static String interval(Comparison gate) {
        return Markdown.figure(gate.ratio()) + " (" + Markdown.figure(gate.low()) + "–" + Markdown.figure(gate.high())
                + ")";
    }
}
