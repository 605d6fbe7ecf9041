package dev.lethe.lab;

import dev.lethe.map.Retention;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a map retains while its entries leave. */
final class MemoryExperiment implements Experiment {
    private static final int[] STEPS = {0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 99};

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public double weight() {
        return 1;
    }

    @Override
    public Section run(Bench bench) {
        long[] keyBytes = bench.family() == Family.NAMES
                ? Retained.bytesOfEach(bench.keys().names())
                : new long[bench.keyCount()];
        int[] order = Bench.shuffled(0, bench.keyCount(), 1);
        List<Curve> curves = new ArrayList<>();
        for (Subject subject : bench.subjects()) {
            curves.add(new Curve(bench, subject, order, keyBytes));
            bench.progress().at(0.8 * curves.size() / bench.subjects().size());
        }
        ClearCycles cycles = new ClearCycles(bench, order, keyBytes);
        String method = "Each map is filled with " + Figures.count(bench.keyCount()) + " entries ("
                + Backends.name(Retention.SHRINK)
                + "), then they are removed in random order. A second map is filled, and then again and again cleared and given"
                + " a few entries. Retained bytes are found by a"
                + " walk over all objects that the map reaches, with sizes from JOL, "
                + (bench.family() == Family.NAMES
                        ? "less the keys, which belong to the program."
                        : "boxed keys included, as the JDK's maps need them.")
                + offHeap(bench)
                + withoutShrinking(bench);
        return new Section(
                "Memory, " + bench.family().label(),
                method,
                List.of(table(bench, curves), cycles.table()),
                List.of(plot(bench, curves), cycles.plot()));
    }

    private static String offHeap(Bench bench) {
        List<String> names = bench.subjects().stream()
                .filter(Subject::isOffHeap)
                .map(Subject::name)
                .toList();
        return names.isEmpty()
                ? ""
                : " The figures of " + String.join(" and ", names)
                        + ", whose entries are in native memory, are its own (stats()).";
    }

    private static String withoutShrinking(Bench bench) {
        List<String> names = bench.subjects().stream()
                .filter(subject -> subject.isLethe() && !subject.shrinks())
                .map(Subject::name)
                .toList();
        return names.isEmpty()
                ? ""
                : " In this build, " + String.join(" and ", names)
                        + " does not claim the capability SHRINKING: what it took it keeps until trim() is called.";
    }

    private static Table table(Bench bench, List<Curve> curves) {
        Table.Rows rows = new Table.Rows();
        rows.heading("entries deleted");
        for (int step = 0; step < STEPS.length; step++) {
            int at = step;
            rows.lowest(
                    STEPS[step] + " %",
                    Unit.BYTES,
                    curves.stream().map(curve -> curve.retained[at]).toList());
        }
        rows.heading("for comparison");
        rows.lowest(
                "new map with the last 1 %",
                Unit.BYTES,
                curves.stream().map(curve -> curve.fresh[STEPS.length - 1]).toList());
        if (bench.subjects().stream().anyMatch(Subject::isLethe)) {
            rows.plain(
                    "stats() says at 0 %",
                    Unit.BYTES, curves.stream().map(curve -> curve.statsFull).toList());
            rows.plain(
                    "stats() says at 99 %",
                    Unit.BYTES, curves.stream().map(curve -> curve.statsEnd).toList());
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            parts.add(bench.columns().get(i) + " " + Unit.PERCENT.format(100 * curve.last() / curve.retained[0]) + " ("
                    + Figures.factor(curve.last() / curve.fresh[STEPS.length - 1]) + " times a new map with the rest)");
        }
        return new Table(
                "memory-" + bench.family().label(),
                "Bytes retained while entries are deleted",
                "deleted",
                bench.columns(),
                rows.list(),
                "With 99 % of the entries deleted, this share of the full map's bytes is still retained: "
                        + String.join(", ", parts) + ".");
    }

    private static Plot plot(Bench bench, List<Curve> curves) {
        List<Plot.Series> series = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            series.add(new Plot.Series(bench.columns().get(i), boxed(curves.get(i).retained)));
        }
        for (int i = 0; i < curves.size(); i++) {
            if (bench.subjects().get(i).isLethe()) {
                series.add(new Plot.Series(
                        bench.columns().get(i) + ", new map with the rest", boxed(curves.get(i).fresh), true));
            }
        }
        return new Plot(
                "Bytes retained while entries are deleted, " + bench.family().label(),
                "What a map still holds after so many of its entries were deleted, from left to right: a line that falls gives"
                        + " memory back, a flat one keeps it. Lower is better. The thin line is a new map with only the"
                        + " entries that are left, for comparison. The last three steps (90, 95"
                        + " and 99 %) are closer than the others.",
                "memory-" + bench.family().label(),
                Plot.Kind.LINE,
                false,
                Unit.BYTES,
                "bytes retained",
                "share of the entries deleted so far",
                Arrays.stream(STEPS).mapToObj(step -> step + " %").toList(),
                series,
                "memory-" + bench.family().label());
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** The retained bytes of one subject at every step. */
    private static final class Curve {
        private final double[] retained = new double[STEPS.length];
        private final double[] fresh = new double[STEPS.length]; // NaN where it was not asked for
        private final double statsFull;
        private final double statsEnd;

        Curve(Bench bench, Subject subject, int[] order, long[] keyBytes) {
            MapOps map = subject.create(Retention.SHRINK);
            subject.loops().fill(map, order, 0, order.length);
            statsFull = Retained.bytesByStats(map);
            long keys = Arrays.stream(keyBytes).sum();
            int gone = 0;
            for (int step = 0; step < STEPS.length; step++) {
                int upTo = (int) ((long) order.length * STEPS[step] / 100);
                int found = subject.loops().remove(map, order, gone, upTo);
                bench.checks()
                        .equal(subject, "keys found while deleting up to " + STEPS[step] + " %", upTo - gone, found);
                for (; gone < upTo; gone++) {
                    keys -= keyBytes[order[gone]];
                }
                bench.checks().equal(subject, "size at " + STEPS[step] + " % deleted", order.length - upTo, map.size());
                retained[step] = (double) (Retained.bytes(subject, map) - keys);
            }
            statsEnd = Retained.bytesByStats(map);
            map.close();
            Arrays.fill(fresh, Double.NaN);
            for (int step = subject.isLethe() ? 0 : STEPS.length - 1; step < STEPS.length; step++) {
                fresh[step] = ofNewMap(subject, order, (int) ((long) order.length * STEPS[step] / 100), keyBytes);
            }
        }

        private static double ofNewMap(Subject subject, int[] order, int from, long[] keyBytes) {
            MapOps rest = subject.create(Retention.SHRINK);
            subject.loops().fill(rest, order, from, order.length);
            long keys = 0;
            for (int i = from; i < order.length; i++) {
                keys += keyBytes[order[i]];
            }
            double bytes = (double) (Retained.bytes(subject, rest) - keys);
            rest.close();
            return bytes;
        }

        double last() {
            return retained[STEPS.length - 1];
        }
    }
}
