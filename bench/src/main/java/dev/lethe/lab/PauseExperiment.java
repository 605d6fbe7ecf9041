package dev.lethe.lab;

import dev.lethe.map.Retention;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** The longest single put, remove and clear while a map grows and shrinks. */
final class PauseExperiment implements Experiment {
    /** What one kind of operation of one subject took: one value a round. */
    private static final class Phase {
        private final Median own = new Median();
        private final Median any = new Median();
        private final Median collections = new Median();
        private final Median collectionMillis = new Median();
    }

    /** An operation whose longest call is looked for. */
    private enum Operation {
        PUT("put, while growing from empty"),
        REMOVE("remove, while shrinking to empty"),
        CLEAR("clear() of the full map");

        private final String label;

        Operation(String label) {
            this.label = label;
        }
    }

    /** All operations of one subject. */
    private static final class Pauses {
        private final Map<Operation, Phase> phases = new EnumMap<>(Operation.class);
        private final Growth growth = new Growth();

        Phase of(Operation operation) {
            return phases.computeIfAbsent(operation, any -> new Phase());
        }
    }

    @Override
    public String name() {
        return "pause";
    }

    @Override
    public double weight() {
        return 2;
    }

    @Override
    public Section run(Bench bench) {
        List<Pauses> all = pausesOf(bench);
        int counted = bench.rounds((subject, index, round) ->
                round(bench, subject, round, round < 0 ? pausesOf(bench).get(index) : all.get(index)));
        String method = "A map (" + Backends.name(Retention.SHRINK) + ") grows from empty to "
                + Figures.count(bench.keyCount())
                + " entries, loses them one by one, grows again and is cleared; each operation is"
                + " timed. The longest one of a round is taken, and of " + Words.plural(counted, "round")
                + " the median (\"usual\"); one during which a garbage collection ended counts only under \"with GC\","
                + " which is the longest of all rounds and may hold a pause of the operating system too.";
        return new Section(
                "Pause, " + bench.family().label(),
                method,
                List.of(table(bench, all)),
                List.of(
                        Growth.plot(
                                bench, all.stream().map(pauses -> pauses.growth).toList()),
                        plot(bench, all),
                        plotWithGc(bench, all)));
    }

    private static List<Pauses> pausesOf(Bench bench) {
        List<Pauses> all = new ArrayList<>();
        for (int i = 0; i < bench.subjects().size(); i++) {
            all.add(new Pauses());
        }
        return all;
    }

    private static void round(Bench bench, Subject subject, int round, Pauses into) {
        int[] putOrder = Bench.shuffled(0, bench.keyCount(), 2L * round);
        int[] removeOrder = Bench.shuffled(0, bench.keyCount(), 2L * round + 1);
        MapOps map = subject.create(Retention.SHRINK);
        watch(bench, into.of(Operation.PUT), longest -> into.growth.watch(subject.loops(), map, putOrder, longest));
        bench.checks().equal(subject, "size after growing", putOrder.length, map.size());
        watch(bench, into.of(Operation.REMOVE), longest -> {
            int found = subject.loops().removeWatched(map, removeOrder, longest);
            bench.checks().equal(subject, "keys found while shrinking", removeOrder.length, found);
        });
        bench.checks().equal(subject, "size after shrinking", 0, map.size());
        subject.loops().fill(map, putOrder, 0, putOrder.length);
        watch(bench, into.of(Operation.CLEAR), longest -> {
            long start = System.nanoTime();
            map.clear();
            longest.took(System.nanoTime() - start);
        });
        bench.checks().equal(subject, "size after clear()", 0, map.size());
        map.close();
    }

    private static void watch(Bench bench, Phase into, Consumer<Longest> work) {
        Longest longest = new Longest(bench.timer());
        long collections = Garbage.collections();
        long millis = Garbage.millis();
        work.accept(longest);
        into.own.add(longest.withoutCollection());
        into.any.add((double) longest.any());
        into.collections.add((double) (Garbage.collections() - collections));
        into.collectionMillis.add((double) (Garbage.millis() - millis));
    }

    private static Table table(Bench bench, List<Pauses> all) {
        Table.Rows rows = new Table.Rows();
        for (Operation operation : Operation.values()) {
            rows.heading("longest " + operation.label);
            rows.lowest("usual, no GC in it", Unit.NANOS, each(all, operation, phase -> phase.own.get()));
            rows.lowest("longest of all, with GC", Unit.NANOS, each(all, operation, phase -> phase.any.max()));
            rows.plain("GCs in all rounds", Unit.COUNT, each(all, operation, phase -> phase.collections.sum()));
            rows.plain(
                    "GC time in all rounds",
                    Unit.NANOS,
                    each(all, operation, phase -> 1e6 * phase.collectionMillis.sum()));
        }
        String sentence = "Longest usual put: " + usual(bench, all, Operation.PUT) + ". Remove: "
                + usual(bench, all, Operation.REMOVE) + ". Clear: " + usual(bench, all, Operation.CLEAR) + ".";
        return new Table(
                "pause-" + bench.family().label(),
                "Longest single operation",
                "operation",
                bench.columns(),
                rows.list(),
                sentence);
    }

    private static String usual(Bench bench, List<Pauses> all, Operation operation) {
        return Words.compare(bench.columns(), each(all, operation, phase -> phase.own.get()), Unit.NANOS);
    }

    private static Plot plot(Bench bench, List<Pauses> all) {
        return plot(
                bench,
                "Longest single call without garbage collection",
                "How long a program waits at worst for one call, when no collection falls into it: the median of the rounds'"
                        + " longest calls. A map that grows in one piece shows it in put, a clear() that visits all of its"
                        + " capacity in clear(). Shorter bars are better; each grid line is ten times the one below.",
                all,
                phase -> phase.own.get());
    }

    private static Plot plotWithGc(Bench bench, List<Pauses> all) {
        return plot(
                bench,
                "Longest single call of all rounds",
                "The same with whatever fell into a call: garbage collections and pauses of the operating system. One unlucky"
                        + " moment decides it, so it says less about the map. Shorter bars are better; each grid line is"
                        + " ten times the one below.",
                all,
                phase -> phase.any.max());
    }

    private static Plot plot(
            Bench bench, String title, String caption, List<Pauses> all, ToDoubleFunction<Phase> figure) {
        List<Plot.Series> series = new ArrayList<>();
        for (int i = 0; i < bench.subjects().size(); i++) {
            List<Double> values = new ArrayList<>();
            for (Operation operation : Operation.values()) {
                values.add(figure.applyAsDouble(all.get(i).of(operation)));
            }
            series.add(new Plot.Series(bench.columns().get(i), values));
        }
        return new Plot(
                title + ", " + bench.family().label(),
                caption,
                "pause-" + bench.family().label(),
                Plot.Kind.BAR,
                true,
                Unit.NANOS,
                "time of the longest call",
                "operation",
                List.of("put, while growing", "remove, while shrinking", "clear(), of the full map"),
                series);
    }

    private static List<Double> each(List<Pauses> all, Operation operation, ToDoubleFunction<Phase> figure) {
        List<Double> values = new ArrayList<>();
        for (Pauses ofSubject : all) {
            values.add(figure.applyAsDouble(ofSubject.of(operation)));
        }
        return values;
    }
}
