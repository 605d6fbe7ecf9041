package dev.lethe.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks for the longest single put, remove and clear; {@code --help} says how. */
@Command(
        name = "LongestPuts",
        mixinStandardHelpOptions = true,
        description = "Looks for the longest single put while maps grow, the longest remove while they shrink to a"
                + " hundredth, and the longest clear, in JVMs without a collector. Each result is a line of"
                + " OUT/raw/DATE-longest-put.csv; the table is OUT/longest-put.md.")
public final class LongestPuts implements Callable<Integer> {
    static final String SET = "longest-put";

    private static final long HEAP_MEGABYTES = 14_336;
    private static final List<MapShape> SHAPES = List.of(MapShape.LONG_LONG, MapShape.STRING_OBJECT);

    private static final List<Map.Entry<String, String>> OPERATIONS = List.of(
            Map.entry(LongestProbe.PUT, "put, growing"),
            Map.entry(LongestProbe.REMOVE, "remove, shrinking to 1 %"),
            Map.entry(LongestProbe.CLEAR, "clear of the full map"),
            Map.entry(LongestProbe.CLEAR_REST, "clear of the last 1 %"),
            Map.entry(LongestProbe.NOTHING, "nothing"));

    private static final String LEGEND = """
            Microseconds of the six longest calls, the longest first, of each JVM. A JVM warms up on three smaller maps; \
            then one map grows by puts, loses 99 of 100 entries at random, and is cleared; another is filled and cleared \
            three times. Nothing is collected (Epsilon, all memory touched before). The rows "nothing" time \
            nothing, as often as puts are timed: what is no longer than these may be the machine.
            """;

    private final Interviewer interviewer;
    private final PrintStream terminal;

    @Mixin
    private ResultOptions results = new ResultOptions();

    @Option(names = "--size", paramLabel = "N", description = "entries of a full map (6000000)")
    private int size = 6_000_000;

    @Option(names = "--forks", paramLabel = "N", description = "JVMs of each map (2)")
    private int forks = 2;

    @Option(names = "--peers", split = ",", description = "the peers (HashMap,fastutil,HPPC)")
    private List<String> peers = List.of("HashMap", "fastutil", "HPPC");

    @Option(names = "--heap", paramLabel = "MIB", description = "the heap (two thirds of free memory, at most 14 GiB)")
    private long heap = Machine.heapMegabytes(HEAP_MEGABYTES);

    LongestPuts(Interviewer interviewer, PrintStream terminal) {
        this.interviewer = interviewer;
        this.terminal = terminal;
    }

    /**
     * Runs the program.
     *
     * @param arguments the options
     */
    public static void main(String[] arguments) {
        Commands.run(new LongestPuts(new JavaFork(), System.out), arguments);
    }

    @Override
    public Integer call() throws IOException {
        results.check(size >= 100 && forks >= 1, "--size takes a number from 100, --forks from 1.");
        results.check(
                Contenders.PEERS.containsAll(peers), "The peers are " + String.join(", ", Contenders.PEERS) + ".");
        return new Survey(SET, results, interviewer, terminal)
                .run(results.facts("", String.join(" ", flags())), questions(), LongestPuts::page);
    }

    private List<String> flags() {
        return List.of(
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:+UseEpsilonGC",
                "-XX:+AlwaysPreTouch",
                "-Xms" + heap + "m",
                "-Xmx" + heap + "m");
    }

    private List<Question> questions() {
        List<String> names = new ArrayList<>(List.of(Contenders.CORE));
        names.addAll(peers);
        List<Question> questions = new ArrayList<>();
        for (int fork = 1; fork <= forks; fork++) {
            for (MapShape shape : SHAPES) {
                for (String name : names) {
                    questions.add(Question.of(LongestProbe.class, flags(), shape.id(), name, size, fork));
                }
            }
        }
        return questions;
    }

    static String page(AnswerFile file) {
        StringBuilder page = new StringBuilder("# Longest single operations\n\n")
                .append(Markdown.facts(file.notes()))
                .append('\n')
                .append(LEGEND);
        for (MapShape shape : SHAPES) {
            List<List<String>> asked = file.questions(shape.id());
            if (!asked.isEmpty()) {
                page.append("\n## ").append(shape.title()).append("\n\n").append(table(asked, file));
            }
        }
        return page.toString();
    }

    private static String table(List<List<String>> asked, AnswerFile file) {
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> ordered = asked.stream()
                .sorted(Comparator.comparingInt(
                        words -> Contenders.PEERS.indexOf(words.get(1)))) // Lethe is no peer: first
                .toList();
        for (Map.Entry<String, String> operation : OPERATIONS) {
            for (List<String> words : ordered) {
                rows.add(List.of(
                        operation.getValue(),
                        words.get(1),
                        Cell.sizeText(Integer.parseInt(words.get(2))),
                        words.get(3),
                        longest(operation.getKey(), words, file)));
            }
        }
        return Markdown.table(2, List.of("operation", "map", "entries", "JVM", "longest, µs"), rows);
    }

    private static String longest(String operation, List<String> words, AnswerFile file) {
        return file.get(words).stream()
                .flatMap(answer -> answer.all(operation).stream())
                .map(nanos -> Markdown.figure(nanos / 1_000))
                .collect(Collectors.joining("; "));
    }
}
