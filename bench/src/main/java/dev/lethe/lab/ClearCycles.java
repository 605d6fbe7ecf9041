package dev.lethe.lab;

import dev.lethe.map.Retention;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What a map that was big once retains while it is cleared and given a few entries, over and over. */
final class ClearCycles {
    private static final int CYCLES = 8;

    /** The share of the entries that comes back in each cycle: one in so many. */
    private static final int FEW = 100;

    private static final String TITLE = "Bytes retained over cycles of clear() and few entries";

    private final Bench bench;
    private final int few;
    private final List<double[]> retained = new ArrayList<>();
    private final List<Double> fresh = new ArrayList<>();

    /** Runs the cycles of every subject. */
    ClearCycles(Bench bench, int[] order, long[] keyBytes) {
        this.bench = bench;
        this.few = Math.max(1, order.length / FEW);
        for (Subject subject : bench.subjects()) {
            retained.add(cycles(subject, order, keyBytes));
            MapOps map = subject.create(Retention.SHRINK);
            fresh.add(filled(subject, map, order, few, keyBytes));
            map.close();
        }
    }

    /** Returns the bytes of the full map, then of the map with few entries at the end of each cycle. */
    private double[] cycles(Subject subject, int[] order, long[] keyBytes) {
        double[] bytes = new double[CYCLES + 1];
        MapOps map = subject.create(Retention.SHRINK);
        bytes[0] = filled(subject, map, order, order.length, keyBytes);
        for (int cycle = 1; cycle <= CYCLES; cycle++) {
            map.clear();
            bytes[cycle] = filled(subject, map, order, few, keyBytes);
            bench.checks().equal(subject, "size in cycle " + cycle + " of clear()", few, map.size());
        }
        map.close();
        return bytes;
    }

    private static double filled(Subject subject, MapOps map, int[] order, int count, long[] keyBytes) {
        subject.loops().fill(map, order, 0, count);
        long keys =
                Arrays.stream(order, 0, count).mapToLong(key -> keyBytes[key]).sum();
        return (double) (Retained.bytes(subject, map) - keys);
    }

    /** Returns the figures. */
    Table table() {
        Table.Rows rows = new Table.Rows();
        for (int cycle = 0; cycle <= CYCLES; cycle++) {
            int at = cycle;
            rows.lowest(
                    label(cycle),
                    Unit.BYTES,
                    retained.stream().map(bytes -> bytes[at]).toList());
        }
        rows.heading("for comparison");
        rows.lowest("new map with these few", Unit.BYTES, fresh);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < retained.size(); i++) {
            double last = retained.get(i)[CYCLES];
            parts.add(bench.columns().get(i) + " " + Unit.PERCENT.format(100 * last / retained.get(i)[0]) + " ("
                    + Figures.factor(last / fresh.get(i)) + " times a new map with these few)");
        }
        return new Table(
                id(),
                TITLE,
                "cycle",
                bench.columns(),
                rows.list(),
                "The map is filled once, then in each cycle cleared and given " + Words.plural(few, "entry", "entries")
                        + ". After " + CYCLES + " cycles this share of the full map's bytes is still retained: "
                        + String.join(", ", parts) + ".");
    }

    /** Returns the same as a picture. */
    Plot plot() {
        List<Plot.Series> series = new ArrayList<>();
        for (int i = 0; i < retained.size(); i++) {
            series.add(new Plot.Series(
                    bench.columns().get(i),
                    Arrays.stream(retained.get(i)).boxed().toList()));
        }
        for (int i = 0; i < retained.size(); i++) {
            if (bench.subjects().get(i).isLethe()) {
                List<Double> same = Collections.nCopies(CYCLES + 1, fresh.get(i));
                series.add(new Plot.Series(bench.columns().get(i) + ", new map with the few", same, true));
            }
        }
        List<String> labels = new ArrayList<>();
        for (int cycle = 0; cycle <= CYCLES; cycle++) {
            labels.add(cycle == 0 ? "full" : String.valueOf(cycle));
        }
        return new Plot(
                TITLE + ", " + bench.family().label(),
                "A map that was full once is cleared and gets " + Words.plural(few, "entry", "entries")
                        + ", again and again. A line that falls lets go of a capacity that is no longer used, a flat one keeps"
                        + " it for ever. Lower is better. The thin line is a new map with these few entries, for comparison.",
                id(),
                Plot.Kind.LINE,
                false,
                Unit.BYTES,
                "bytes retained",
                "cycles of clear() and a few entries",
                labels,
                series);
    }

    private static String label(int cycle) {
        return cycle == 0 ? "full, before the first" : "after cycle " + cycle;
    }

    private String id() {
        return "cycles-" + bench.family().label();
    }
}
