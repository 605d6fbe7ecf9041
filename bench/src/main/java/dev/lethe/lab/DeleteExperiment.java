package dev.lethe.lab;

import dev.lethe.map.Retention;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Removing keys that are there, that may be there, and that are not. */
final class DeleteExperiment implements Experiment {
    @Override
    public String name() {
        return "delete";
    }

    @Override
    public double weight() {
        return 3;
    }

    @Override
    public Section run(Bench bench) {
        DeleteRounds rounds = new DeleteRounds(bench);
        int counted = bench.rounds(rounds);
        List<Table> tables = new ArrayList<>();
        tables.add(removals(bench, rounds));
        tables.add(halfThenInsert(bench, rounds));
        String method = "Half of the " + Figures.count(bench.keyCount()) + " keys are put into a fresh map ("
                + Backends.name(Retention.SHRINK)
                + "), the other half never. Then as many keys are asked to go, in random"
                + " order: sparse asks for 5 % present keys, mixed for 70 % (Bernoulli), dense for present keys only."
                + " Mean and deviation: " + Words.plural(counted, "round")
                + " of batches of 256 removals, the deviation"
                + " being that between rounds. p50, p99, max: removals timed one by one in passes of their own. GCs: garbage collections during all of these removals. "
                + bench.timer().sentence();
        return new Section(
                "Delete, " + bench.family().label(),
                method,
                tables,
                List.of(means(bench, rounds), tails(bench, rounds)));
    }

    private static Table removals(Bench bench, DeleteRounds rounds) {
        Table.Rows rows = new Table.Rows();
        for (DeleteRounds.Scenario scenario : DeleteRounds.Scenario.values()) {
            rows.heading(scenario.title());
            rows.lowest("mean", Unit.NANOS, each(bench, rounds, scenario, Samples::mean));
            rows.plain("deviation", Unit.NANOS, each(bench, rounds, scenario, Samples::deviation));
            rows.lowest("p50", Unit.NANOS, each(bench, rounds, scenario, samples -> samples.percentile(50)));
            rows.lowest("p99", Unit.NANOS, each(bench, rounds, scenario, samples -> samples.percentile(99)));
            rows.lowest("max", Unit.NANOS, each(bench, rounds, scenario, Samples::max));
            rows.plain("GCs", Unit.COUNT, each(bench, rounds, scenario, samples -> (double) samples.collections()));
        }
        String sentence = "Mean of one removal. Present keys: "
                + comparison(bench, rounds, DeleteRounds.Scenario.DENSE) + ". Absent keys: "
                + comparison(bench, rounds, DeleteRounds.Scenario.ABSENT_FULL) + ".";
        return new Table(
                "delete-" + bench.family().label(),
                "Time of one removal",
                "asked keys",
                bench.columns(),
                rows.list(),
                sentence);
    }

    private static String comparison(Bench bench, DeleteRounds rounds, DeleteRounds.Scenario scenario) {
        return Words.compare(
                bench.columns(),
                each(bench, rounds, scenario, Samples::mean),
                each(bench, rounds, scenario, Samples::deviation),
                Unit.NANOS);
    }

    private static Table halfThenInsert(Bench bench, DeleteRounds rounds) {
        List<Double> removal = rounds.halves().stream().map(Samples::mean).toList();
        List<Double> insert = rounds.inserts().stream().map(Median::get).toList();
        List<Double> longest = rounds.inserts().stream().map(Median::max).toList();
        Table.Rows rows = new Table.Rows();
        rows.lowest("deleting half, mean of one removal", Unit.NANOS, removal);
        rows.lowest("then one insert, median", Unit.NANOS, insert);
        rows.lowest("then one insert, longest", Unit.NANOS, longest);
        String sentence = "Shows whether a map puts work off until the next insert: "
                + Words.compare(bench.columns(), insert, Unit.NANOS) + " for that insert.";
        return new Table(
                "half-" + bench.family().label(),
                "Delete half, then one insert",
                "step",
                bench.columns(),
                rows.list(),
                sentence);
    }

    private static Plot means(Bench bench, DeleteRounds rounds) {
        List<DeleteRounds.Scenario> scenarios = List.of(DeleteRounds.Scenario.values());
        List<Plot.Series> series = new ArrayList<>();
        for (int i = 0; i < bench.subjects().size(); i++) {
            int index = i;
            series.add(new Plot.Series(
                    bench.columns().get(i),
                    scenarios.stream()
                            .map(scenario -> rounds.of(scenario, index).mean())
                            .toList()));
        }
        return new Plot(
                "Mean time of one removal, " + bench.family().label(),
                "Mean time of one removal by the share of asked keys that are present, in nanoseconds; shorter bars are better.",
                "delete-" + bench.family().label(),
                Plot.Kind.BAR,
                false,
                Unit.NANOS,
                "mean time of one removal",
                "asked keys",
                scenarios.stream().map(DeleteRounds.Scenario::label).toList(),
                series);
    }

    private static Plot tails(Bench bench, DeleteRounds rounds) {
        List<Plot.Series> series = new ArrayList<>();
        for (int i = 0; i < bench.subjects().size(); i++) {
            Samples samples = rounds.of(DeleteRounds.Scenario.DENSE, i);
            series.add(new Plot.Series(
                    bench.columns().get(i), List.of(samples.percentile(50), samples.percentile(99), samples.max())));
        }
        return new Plot(
                "From the usual to the longest removal, " + bench.family().label(),
                "Percentiles of single removals of present keys (dense), on a logarithmic axis; shorter bars are better."
                        + " The maximum may hold a garbage collection or a pause of the operating system.",
                "delete-" + bench.family().label(),
                Plot.Kind.BAR,
                true,
                Unit.NANOS,
                "time of one removal",
                "percentile",
                List.of("p50", "p99", "max"),
                series);
    }

    private static List<Double> each(
            Bench bench, DeleteRounds rounds, DeleteRounds.Scenario scenario, ToDoubleFunction<Samples> figure) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < bench.subjects().size(); i++) {
            values.add(figure.applyAsDouble(rounds.of(scenario, i)));
        }
        return values;
    }
}
