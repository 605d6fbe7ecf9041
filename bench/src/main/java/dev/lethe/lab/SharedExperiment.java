package dev.lethe.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Clear under load: what it takes, what readers see of it, and what it costs those who read and write meanwhile. */
final class SharedExperiment implements Experiment {
    @Override
    public String name() {
        return "shared";
    }

    @Override
    public double weight() {
        return 1;
    }

    @Override
    public Section run(Bench bench) {
        SharedRounds rounds = new SharedRounds(bench);
        int counted = bench.rounds(rounds);
        String method = "One thread reads and one writes while a third fills in " + Figures.count(rounds.marks())
                + " marks and clears the map, ten times in each of " + Words.plural(counted, "round")
                + ". Times are medians. A pair of reads that misses one mark and then finds another, while nobody puts any,"
                + " saw a clear half done. Calls are those of reader and writer together, in the 2 ms before a clear and in the 2"
                + " ms from its beginning. HashMap is under a ReentrantReadWriteLock. \"Retained\" is found by a walk after"
                + " the last clear. Maps of Lethe that are not made for threads take no part.";
        List<String> columns = rounds.columns();
        return new Section(
                "Clear under load, " + bench.family().label(),
                method,
                columns.isEmpty() ? List.of() : List.of(table(bench, rounds)),
                columns.isEmpty() ? List.of() : List.of(plot(bench, rounds)));
    }

    private static Table table(Bench bench, SharedRounds rounds) {
        List<String> columns = rounds.columns();
        List<Double> times = each(rounds, outcome -> outcome.clear.get());
        List<Double> half = each(rounds, outcome -> (double) outcome.halfDone);
        List<Double> dips = each(rounds, SharedExperiment::dip);
        Table.Rows rows = new Table.Rows();
        rows.lowest("time of clear()", Unit.NANOS, times);
        rows.plain("pairs of reads", Unit.COUNT, each(rounds, outcome -> (double) outcome.pairs));
        rows.lowest("pairs that saw a clear half done", Unit.COUNT, half);
        rows.plain("calls a millisecond, before", Unit.COUNT, each(rounds, outcome -> 1e3 * outcome.calm.get()));
        rows.plain(
                "calls a millisecond, from clear() on",
                Unit.COUNT,
                each(rounds, outcome -> 1e3 * outcome.cleared.get()));
        rows.lowest("throughput lost then", Unit.PERCENT, dips);
        rows.lowest("retained by the emptied map", Unit.BYTES, each(rounds, outcome -> outcome.retained));
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            seen.add(columns.get(i) + " " + Unit.COUNT.format(half.get(i)));
        }
        String sentence = "Time of clear() under load: " + Words.compare(columns, times, Unit.NANOS)
                + ". Pairs of reads that saw it half done: " + String.join(", ", seen) + "."
                + bench.timer().doubt(times);
        return new Table(
                "shared-" + bench.family().label(),
                "Clearing a map of " + Figures.count(rounds.marks()) + " entries and more that others read and write",
                "figure",
                columns,
                rows.list(),
                sentence);
    }

    /** How many of a hundred calls are missing while and after a clear; none where there are more. */
    private static double dip(SharedRounds.Outcome outcome) {
        return 100 * Math.max(0, 1 - outcome.cleared.get() / outcome.calm.get());
    }

    private static Plot plot(Bench bench, SharedRounds rounds) {
        List<Plot.Series> series = new ArrayList<>();
        List<Double> times = each(rounds, outcome -> outcome.clear.get());
        for (int i = 0; i < times.size(); i++) {
            series.add(new Plot.Series(rounds.columns().get(i), List.of(times.get(i))));
        }
        return new Plot(
                "Clear under load, " + bench.family().label(),
                "Time of clear() while others read and write, on a logarithmic axis; shorter bars are better.",
                "shared-" + bench.family().label(),
                Plot.Kind.BAR,
                true,
                Unit.NANOS,
                "time",
                "operation",
                List.of("clear()"),
                series);
    }

    private static List<Double> each(SharedRounds rounds, ToDoubleFunction<SharedRounds.Outcome> figure) {
        List<Double> values = new ArrayList<>();
        for (SharedRounds.Outcome outcome : rounds.outcomes()) {
            values.add(figure.applyAsDouble(outcome));
        }
        return values;
    }
}
