package dev.lethe.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The longest put up to each of some sizes while a map grows: of one subject, over the rounds. */
final class Growth {
    /** The growth is cut into so many parts of equal length. */
    private static final int PARTS = 20;

    private final List<Median> parts;

    Growth() {
        parts = IntStream.range(0, PARTS).mapToObj(part -> new Median()).toList();
    }

    /** Puts the keys of an order into an empty map, looking for the longest put. */
    void watch(Loops loops, MapOps map, int[] order, Longest longest) {
        for (int part = 0; part < PARTS; part++) {
            loops.putWatched(map, order, end(order.length, part - 1), end(order.length, part), longest);
            parts.get(part).add(longest.withoutCollection());
        }
    }

    /** Returns how many entries there are at the end of a part; 0 for the part before the first. */
    private static int end(int entries, int part) {
        return (int) ((long) entries * (part + 1) / PARTS);
    }

    /** Draws the growth of each subject as a line. */
    static Plot plot(Bench bench, List<Growth> all) {
        List<Plot.Series> series = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            series.add(new Plot.Series(
                    bench.columns().get(i),
                    all.get(i).parts.stream().map(Median::get).toList()));
        }
        int entries = bench.keyCount();
        return new Plot(
                "Longest single put while growing, " + bench.family().label(),
                "The longest put until then, when no collection falls into it: the median of the rounds. A map that grows in"
                        + " one piece takes a step up where it doubles, higher each time; a map that grows table by table"
                        + " stays where it is. Lower is better; each grid line is ten times the one below.",
                "pause-" + bench.family().label(),
                Plot.Kind.LINE,
                true,
                Unit.NANOS,
                "longest put so far",
                "entries so far",
                IntStream.range(0, PARTS)
                        .mapToObj(part -> thousands(end(entries, part)))
                        .toList(),
                series,
                "longest-put-" + bench.family().label());
    }

    private static String thousands(int entries) {
        return entries < 10_000 ? Figures.count(entries) : Figures.count(Math.round(entries / 1e3)) + "k";
    }
}
