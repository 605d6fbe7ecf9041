package dev.lethe.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the page of {@link Footprints} from its answers. */
final class FootprintTables {
    private static final String LEGEND = """
            Bytes are those of the structure, by the layouts that JOL finds: keys and values that are objects are not \
            counted, the boxes of a map that boxes its numbers are. Maps have the default settings of their library and \
            grew by puts. Ratios are Lethe's figure divided by that of the map in the row: below 1.0 Lethe takes less.
            """;

    private final AnswerFile answers;

    FootprintTables(AnswerFile answers) {
        this.answers = answers;
    }

    String page() {
        return Stream.of(
                        "# Footprints\n",
                        Markdown.facts(answers.notes()),
                        LEGEND,
                        section("## While a map doubles\n", doublingText(), doublings()),
                        section("## Small maps\n", smallText(), small()),
                        section("## After deleting 99 of 100 entries at random\n", deletedText(), deleted()),
                        section("## What stats() says\n", statsText(), stats()),
                        section("## String -> long, keys included\n", allToldText(), allTold()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String section(String title, String text, String table) {
        return table.isEmpty() ? "" : title + "\n" + text + "\n" + table;
    }

    private static String doublingText() {
        return "Bytes an entry while a map grows to twice its size: the mean of " + FootprintProbe.STEPS
                + " sizes at equal distances on a logarithmic scale, the least and the most of them.\n";
    }

    private String doublings() {
        List<List<String>> rows = new ArrayList<>();
        for (List<String> words : answers.questions(FootprintProbe.DOUBLING)) {
            rows.add(List.of(
                    MapShape.parse(words.get(1)).title(),
                    Cell.sizeText(Integer.parseInt(words.get(3))),
                    words.get(2),
                    figure("mean", words),
                    figure("low", words),
                    figure("high", words),
                    ratio(words, of -> answers.figure("mean", of))));
        }
        return table(3, List.of("shape", "from", "map", "mean", "least", "most", "Lethe / map"), rows);
    }

    private static String smallText() {
        return "Bytes of a map: by the layouts of the objects that one map more takes, and by the heap after a full"
                + " collection, divided by the maps that were kept. Nanoseconds to make a map, put its entries, look up"
                + " each by an equal key and one that is absent, and drop the map; median over the rounds.\n";
    }

    private String small() {
        List<List<String>> rows = new ArrayList<>();
        for (List<String> words : answers.questions(FootprintProbe.SMALL_BYTES)) {
            rows.add(List.of(
                    MapShape.parse(words.get(1)).title(),
                    words.get(3),
                    words.get(2),
                    figure("layout", words),
                    figure("heap", words),
                    ratio(words, of -> answers.figure("heap", of)),
                    Markdown.figure(nanos(words)),
                    ratio(words, this::nanos)));
        }
        return table(
                3,
                List.of("shape", "entries", "map", "bytes", "heap", "Lethe / map, heap", "ns", "Lethe / map, ns"),
                rows);
    }

    /** The median over the rounds, of the question about time that belongs to one about bytes. */
    private double nanos(List<String> words) {
        return Comparison.median(answers.questions(FootprintProbe.SMALL_NANOS).stream()
                .filter(timed -> timed.subList(1, 5).equals(words.subList(1, 5)))
                .map(timed -> answers.figure("nanos", timed))
                .toList());
    }

    private static String deletedText() {
        return "Bytes of the full map, of what is left of it, and of a new map of the same entries as are left; the same"
                + " ratio by the heap after full collections, which also has what the map does not reach.\n";
    }

    private String deleted() {
        List<List<String>> rows = new ArrayList<>();
        for (List<String> words : answers.questions(FootprintProbe.DELETED)) {
            rows.add(List.of(
                    MapShape.parse(words.get(1)).title(),
                    Cell.sizeText(Integer.parseInt(words.get(3))),
                    words.get(2),
                    figure("full", words),
                    figure("rest", words),
                    figure("fresh", words),
                    quotient("rest", "fresh", words),
                    quotient("heapRest", "heapFresh", words)));
        }
        return table(
                3, List.of("shape", "entries", "map", "full", "rest", "new", "rest / new", "rest / new, heap"), rows);
    }

    private static String allToldText() {
        return "Bytes an entry of a map whose keys nobody else has, strings of twelve characters: what it takes on the"
                + " heap after full collections, and in native memory by stats().\n";
    }

    private String allTold() {
        List<List<String>> rows = new ArrayList<>();
        for (List<String> words : answers.questions(FootprintProbe.ALL_TOLD)) {
            rows.add(List.of(
                    Cell.sizeText(Integer.parseInt(words.get(3))),
                    words.get(2),
                    figure("heap", words),
                    figure("native", words),
                    figure("all", words)));
        }
        return table(2, List.of("entries", "map", "heap", "native", "all told"), rows);
    }

    private static String statsText() {
        return "Bytes of a map of Lethe by stats().retainedHeapBytes(), by the layouts of its objects, and by the heap"
                + " after full collections, divided by the maps that were kept. Filled: as it grew; deleted: 99 of 100"
                + " entries removed in the order of their puts; cleared: by clear(). Right: within 5 % of the layouts, and"
                + " at least 95 % of the heap.\n";
    }

    private String stats() {
        List<List<String>> rows = new ArrayList<>();
        for (List<String> words : answers.questions(FootprintProbe.STATS)) {
            double ofLayout = answers.figure("statsOfOne", words) / answers.figure("layout", words);
            double ofHeap = answers.figure("stats", words) / answers.figure("heap", words);
            rows.add(List.of(
                    words.get(1),
                    words.get(2),
                    Cell.sizeText(Integer.parseInt(words.get(3))),
                    Cell.sizeText(Integer.parseInt(words.get(4))),
                    figure("statsOfOne", words),
                    figure("layout", words),
                    Markdown.percent(ofLayout),
                    figure("heap", words),
                    Markdown.percent(ofHeap),
                    Math.abs(ofLayout - 1) <= 0.05 && ofHeap >= 0.95 ? "right" : "**wrong**"));
        }
        return table(
                2,
                List.of(
                        "shape",
                        "state",
                        "entries",
                        "maps",
                        "stats",
                        "layouts",
                        "stats / layouts",
                        "heap",
                        "stats / heap",
                        "verdict"),
                rows);
    }

    private static String table(int words, List<String> head, List<List<String>> rows) {
        return rows.isEmpty() ? "" : Markdown.table(words, head, rows);
    }

    private String figure(String name, List<String> words) {
        return Markdown.figure(answers.figure(name, words));
    }

    private String quotient(String above, String below, List<String> words) {
        return Markdown.figure(answers.figure(above, words) / answers.figure(below, words));
    }

    /** Lethe's figure in place of the one in the row, divided by that; nothing in Lethe's own row. */
    private static String ratio(List<String> words, ToDoubleFunction<List<String>> figure) {
        if (Contenders.isLethe(words.get(2))) {
            return "";
        }
        List<String> ours = new ArrayList<>(words);
        Collections.replaceAll(ours, words.get(2), Contenders.CORE);
        return Markdown.figure(figure.applyAsDouble(ours) / figure.applyAsDouble(words));
    }
}
