package dev.lethe.lab;

import dev.lethe.map.Retention;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.TagStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Maps that live for one task each: new ones against those of a pool. */
final class PoolExperiment implements Experiment {
    @Override
    public String name() {
        return "pool";
    }

    @Override
    public double weight() {
        return 2;
    }

    @Override
    public Section run(Bench bench) {
        try (PoolRounds rounds = new PoolRounds(bench)) {
            int counted = bench.rounds(rounds, PoolRounds.ROUNDS);
            Table table = table(bench, rounds);
            String method = PoolRounds.WORKERS + " workers at once, each with a map of its own in which it writes "
                    + Words.plural(rounds.writes(), "key")
                    + " and deletes half of them at random, in batches of 1,000; "
                    + Words.plural(counted, "round") + ". Maps of Lethe have " + Backends.name(Retention.SHRINK)
                    + ". The pool may keep " + Figures.bytes(PoolRounds.BUDGET_BYTES)
                    + " and lends a third of its maps from each generation; where the generation is learnt, one tag stands for all"
                    + " workers. Medians of the rounds; pauses are all those of the"
                    + " collector (" + Garbage.names() + ") in these rounds, to the millisecond.";
            return new Section(
                    "Pool, " + bench.family().label(),
                    method,
                    List.of(table),
                    List.of(
                            plot(
                                    bench,
                                    rounds,
                                    "Bytes allocated an operation",
                                    Unit.BYTES,
                                    cost -> cost.allocated.get()),
                            plot(bench, rounds, "Time of an operation", Unit.NANOS, cost -> cost.time.get())));
        }
    }

    private static Table table(Bench bench, PoolRounds rounds) {
        Table.Rows rows = new Table.Rows();
        for (PoolRounds.Way way : PoolRounds.Way.values()) {
            rows.heading(way.label);
            rows.lowest("time an operation", Unit.NANOS, values(bench, rounds, way, cost -> cost.time.get()));
            rows.lowest("allocated an operation", Unit.BYTES, values(bench, rounds, way, cost -> cost.allocated.get()));
            rows.plain(
                    "pauses",
                    Unit.COUNT,
                    values(
                            bench,
                            rounds,
                            way,
                            cost -> cost.windows.isEmpty() ? Double.NaN : rounds.pauses(cost).length));
            rows.lowest("mean pause", Unit.NANOS, values(bench, rounds, way, cost -> Pauses.mean(rounds.pauses(cost))));
            rows.lowest(
                    "p99 pause",
                    Unit.NANOS,
                    values(bench, rounds, way, cost -> Pauses.percentile99(rounds.pauses(cost))));
        }
        addReuse(rows, bench, rounds);
        addLifetimes(rows, bench, rounds);
        return new Table(
                id(bench), "Maps for one task each", "way", bench.columns(), rows.list(), sentence(bench, rounds));
    }

    private static void addReuse(Table.Rows rows, Bench bench, PoolRounds rounds) {
        rows.heading("leases that got a map which was used before");
        for (Generation generation : Generation.fixed()) {
            rows.plain(
                    generation.toString(),
                    Unit.PERCENT,
                    ofLethe(bench, subject -> rounds.stats(subject, generation).reuseRate()));
        }
        rows.plain("learnt", Unit.PERCENT, ofLethe(bench, subject -> {
            TagStats learnt = rounds.learnt(subject);
            return (double) learnt.hits() / learnt.leases();
        }));
    }

    private static void addLifetimes(Table.Rows rows, Bench bench, PoolRounds rounds) {
        rows.heading("leases that lasted as long as their generation says");
        rows.plain(
                "learnt",
                Unit.PERCENT,
                ofLethe(bench, subject -> rounds.learnt(subject).rightRate()));
        for (Generation generation : Generation.fixed()) {
            rows.plain(
                    "had all been " + generation,
                    Unit.PERCENT,
                    ofLethe(bench, subject -> rounds.learnt(subject).rightRateIfAlways(generation)));
        }
    }

    private static String sentence(Bench bench, PoolRounds rounds) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < bench.subjects().size(); i++) {
            if (bench.subjects().get(i).isLethe()) {
                PoolRounds.Cost fresh = rounds.cost(i, PoolRounds.Way.NEW);
                PoolRounds.Cost leased = rounds.cost(i, PoolRounds.Way.LEASED);
                parts.add(bench.columns().get(i) + " leased takes "
                        + Figures.factor(leased.time.get() / fresh.time.get())
                        + " times the time of new maps, and allocates "
                        + Unit.PERCENT.format(100 * leased.allocated.get() / fresh.allocated.get()) + " of the bytes");
            }
        }
        return parts.isEmpty() ? "No map of Lethe takes part." : String.join("; ", parts) + ".";
    }

    private static Plot plot(
            Bench bench, PoolRounds rounds, String title, Unit unit, ToDoubleFunction<PoolRounds.Cost> figure) {
        List<Plot.Series> series = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (PoolRounds.Way way : PoolRounds.Way.values()) {
            labels.add(way.label);
        }
        for (int i = 0; i < bench.subjects().size(); i++) {
            List<Double> values = new ArrayList<>();
            for (PoolRounds.Way way : PoolRounds.Way.values()) {
                values.add(figure.applyAsDouble(rounds.cost(i, way)));
            }
            series.add(new Plot.Series(bench.columns().get(i), values));
        }
        return new Plot(
                title + ", " + bench.family().label(),
                "Many workers need a map each, for a while. Lower is better; maps of the JDK cannot be leased.",
                id(bench),
                Plot.Kind.BAR,
                false,
                unit,
                title.toLowerCase(Locale.ROOT),
                "where a worker has its map from",
                labels,
                series);
    }

    private static List<Double> values(
            Bench bench, PoolRounds rounds, PoolRounds.Way way, ToDoubleFunction<PoolRounds.Cost> figure) {
        return columns(bench, subject -> figure.applyAsDouble(rounds.cost(subject, way)));
    }

    /** A share as a percentage in the columns of Lethe's maps, and none in the others. */
    private static List<Double> ofLethe(Bench bench, IntToDoubleFunction share) {
        return columns(
                bench,
                subject -> bench.subjects().get(subject).isLethe() ? 100 * share.applyAsDouble(subject) : Double.NaN);
    }

    private static List<Double> columns(Bench bench, IntFunction<Double> figure) {
        return IntStream.range(0, bench.subjects().size()).mapToObj(figure).toList();
    }

    private static String id(Bench bench) {
        return "pool-" + bench.family().label();
    }
}
