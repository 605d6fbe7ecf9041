package dev.lethe.lab;

import dev.lethe.map.Retention;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The decision table: by which way a map is emptied, and what the next use costs. */
final class ClearExperiment implements Experiment {
    /** The map's own count of bytes may differ from the objects found by this share before a word is said about it. */
    private static final double TOLERANCE = 0.1;

    @Override
    public String name() {
        return "clear";
    }

    @Override
    public double weight() {
        return 3;
    }

    @Override
    public Section run(Bench bench) {
        ClearRounds rounds = new ClearRounds(bench);
        int counted = bench.rounds(rounds);
        rounds.close();
        String method = "Medians of " + Words.plural(counted, "round") + ". Maps of Lethe have "
                + Backends.name(Retention.KEEP) + ", as the JDK's maps never give memory back. A full map holds "
                + Figures.count(bench.keyCount())
                + " entries and is filled again; a nearly empty one held as many, holds "
                + rounds.entries(ClearRounds.State.NEARLY_EMPTY)
                + " and gets these again. \"Retained\" is found by a walk"
                + " over all objects that the emptied map still reaches, with sizes from JOL" + afterClearLazily(bench)
                + bench.timer().sentence();
        List<Table> tables = new ArrayList<>();
        List<Plot> plots = new ArrayList<>();
        for (ClearRounds.State state : ClearRounds.State.values()) {
            tables.add(table(bench, rounds, state));
            plots.add(plot(bench, rounds, state, "Time to empty the map", cost -> cost.time.get()));
            plots.add(plot(bench, rounds, state, "Time to empty the map and fill it again", cost -> cost.cycle.get()));
        }
        return new Section("Clear, " + bench.family().label(), method, tables, plots);
    }

    private static String afterClearLazily(Bench bench) {
        boolean keysStay =
                bench.family() == Family.NAMES && bench.subjects().stream().anyMatch(Subject::isLethe);
        return keysStay ? "; after clearLazily() these are also the old keys, which the map lets go of later. " : ". ";
    }

    private static Table table(Bench bench, ClearRounds rounds, ClearRounds.State state) {
        Table.Rows rows = new Table.Rows();
        block(rows, "time to empty it", Unit.NANOS, bench, rounds, state, cost -> cost.time.get());
        block(rows, "time to fill it again", Unit.NANOS, bench, rounds, state, cost -> cost.refillTime.get());
        block(rows, "both together", Unit.NANOS, bench, rounds, state, cost -> cost.cycle.get());
        block(rows, "allocated while emptying", Unit.BYTES, bench, rounds, state, cost -> cost.allocated.get());
        block(
                rows,
                "allocated while filling again",
                Unit.BYTES,
                bench,
                rounds,
                state,
                cost -> cost.refillAllocated.get());
        block(rows, "retained by the emptied map", Unit.BYTES, bench, rounds, state, cost -> cost.retained);
        String sentence = state == ClearRounds.State.FULL ? cheapest(bench, rounds) : nearlyEmpty(bench, rounds);
        return new Table(
                id(bench, state),
                title(bench, rounds, state),
                "way",
                bench.columns(),
                rows.list(),
                sentence + disagreements(bench, rounds, state));
    }

    private static void block(
            Table.Rows rows,
            String heading,
            Unit unit,
            Bench bench,
            ClearRounds rounds,
            ClearRounds.State state,
            ToDoubleFunction<ClearRounds.Cost> figure) {
        rows.heading(heading);
        for (ClearRounds.Way way : ways(bench)) {
            rows.lowest(way.label(), unit, each(bench, rounds, state, way, figure));
        }
    }

    private static String cheapest(Bench bench, ClearRounds rounds) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < bench.subjects().size(); i++) {
            ClearRounds.Way best = ClearRounds.Way.CLEAR;
            for (ClearRounds.Way way : ways(bench)) {
                if (cycle(rounds, way, i) < cycle(rounds, best, i)) {
                    best = way;
                }
            }
            parts.add(bench.columns().get(i) + " by " + best.label() + " (" + Unit.NANOS.format(cycle(rounds, best, i))
                    + ")");
        }
        return "Emptied and filled again soonest: " + String.join(", ", parts) + ".";
    }

    private static double cycle(ClearRounds rounds, ClearRounds.Way way, int index) {
        return rounds.cost(ClearRounds.State.FULL, way, index).cycle.get();
    }

    private static String nearlyEmpty(Bench bench, ClearRounds rounds) {
        List<Double> clear =
                each(bench, rounds, ClearRounds.State.NEARLY_EMPTY, ClearRounds.Way.CLEAR, cost -> cost.time.get());
        List<Double> cycle =
                each(bench, rounds, ClearRounds.State.NEARLY_EMPTY, ClearRounds.Way.CLEAR, cost -> cost.cycle.get());
        return "What a big map that is nearly empty pays for clear(): "
                + Words.compare(bench.columns(), clear, Unit.NANOS) + ". With the refill: "
                + Words.compare(bench.columns(), cycle, Unit.NANOS) + "."
                + bench.timer().doubt(clear);
    }

    private static String disagreements(Bench bench, ClearRounds rounds, ClearRounds.State state) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bench.subjects().size(); i++) {
            ClearRounds.Cost cost = rounds.cost(state, ClearRounds.Way.CLEAR, i);
            if (Math.abs(cost.retained - cost.retainedByStats) > TOLERANCE * cost.retained) {
                text.append(" After clear(), stats() of ")
                        .append(bench.columns().get(i))
                        .append(" counts ")
                        .append(Unit.BYTES.format(cost.retainedByStats))
                        .append(" where the walk finds ")
                        .append(Unit.BYTES.format(cost.retained))
                        .append('.');
            }
        }
        return text.toString();
    }

    private static Plot plot(
            Bench bench,
            ClearRounds rounds,
            ClearRounds.State state,
            String what,
            ToDoubleFunction<ClearRounds.Cost> figure) {
        List<Plot.Series> series = new ArrayList<>();
        for (int i = 0; i < bench.subjects().size(); i++) {
            int index = i;
            series.add(new Plot.Series(
                    bench.columns().get(i),
                    ways(bench).stream()
                            .map(way -> figure.applyAsDouble(rounds.cost(state, way, index)))
                            .toList()));
        }
        return new Plot(
                title(bench, rounds, state) + ", " + bench.family().label(),
                what + " by each way, on a logarithmic axis; shorter bars are better."
                        + (bench.subjects().stream().anyMatch(Subject::isLethe)
                                ? " Only maps of Lethe have clearLazily()."
                                : ""),
                id(bench, state),
                Plot.Kind.BAR,
                true,
                Unit.NANOS,
                "time",
                "way",
                ways(bench).stream().map(ClearRounds.Way::label).toList(),
                series);
    }

    /** Leaves out the way that only maps of Lethe have when none takes part. */
    private static List<ClearRounds.Way> ways(Bench bench) {
        boolean lethe = bench.subjects().stream().anyMatch(Subject::isLethe);
        return List.of(ClearRounds.Way.values()).stream()
                .filter(way -> lethe || way != ClearRounds.Way.CLEAR_LAZILY)
                .toList();
    }

    private static String id(Bench bench, ClearRounds.State state) {
        return (state == ClearRounds.State.FULL ? "clear-full-" : "clear-few-")
                + bench.family().label();
    }

    private static String title(Bench bench, ClearRounds rounds, ClearRounds.State state) {
        return state == ClearRounds.State.FULL
                ? "Emptying a full map of " + Figures.count(bench.keyCount()) + " entries"
                : "Emptying a map of " + rounds.entries(state) + " entries that held "
                        + Figures.count(bench.keyCount());
    }

    private static List<Double> each(
            Bench bench,
            ClearRounds rounds,
            ClearRounds.State state,
            ClearRounds.Way way,
            ToDoubleFunction<ClearRounds.Cost> figure) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < bench.subjects().size(); i++) {
            values.add(figure.applyAsDouble(rounds.cost(state, way, i)));
        }
        return values;
    }
}
