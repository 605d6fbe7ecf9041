package dev.lethe.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures maps from a pool beside maps without one; {@code --help} says how. */
@Command(
        name = "ScratchCosts",
        mixinStandardHelpOptions = true,
        description =
                "Measures tasks that need a map long -> long each: with a lease of a pool, with new maps, and with"
                        + " one that is cleared and used again; in rounds of one JVM for each. Each result is a line of"
                        + " OUT/raw/DATE-pool.csv; the table is OUT/pool.md.")
public final class ScratchCosts implements Callable<Integer> {
    private static final int WARM_UPS = 4;
    private static final int ITERATIONS = 5;
    private static final int SMALL = 16;

    private final PrintStream terminal;
    private final @Nullable Interviewer interviewer;

    @Mixin
    private ResultOptions results = new ResultOptions();

    @Option(names = "--rounds", paramLabel = "N", description = "JVMs of each way and cell (3)")
    private int rounds = 3;

    @Option(names = "--entries", split = ",", description = "entries of a map (16,1000,100000)")
    private List<Integer> entries = List.of(SMALL, 1_000, 100_000);

    @Option(names = "--threads", split = ",", description = "threads that do tasks at once (1,2)")
    private List<Integer> threads = List.of(1, 2);

    @Option(names = "--millis", paramLabel = "N", description = "length of an iteration (500)")
    private int millis = 500;

    private ScratchCosts() {
        this.terminal = System.out;
        this.interviewer = null;
    }

    /** Measures otherwise than in a JVM of its own. */
    ScratchCosts(Interviewer interviewer, PrintStream terminal) {
        this.terminal = terminal;
        this.interviewer = interviewer;
    }

    /**
     * Runs the program.
     *
     * @param arguments the options
     */
    public static void main(String[] arguments) {
        Commands.run(new ScratchCosts(), arguments);
    }

    @Override
    public Integer call() throws IOException {
        results.check(
                rounds >= 1 && millis >= 1 && positive(threads),
                "--rounds, --millis and --threads take numbers from 1.");
        results.check(
                positive(entries) && entries.stream().allMatch(count -> count <= 300_000),
                "--entries takes numbers from 1 to 300000.");
        Map<String, String> facts = new TreeMap<>(results.facts("", "those of ScratchBenchmark: 2 GiB, G1"));
        facts.put("iterations", WARM_UPS + " + " + ITERATIONS + " of " + millis + " ms a JVM");
        Interviewer asked = interviewer != null ? interviewer : new ScratchFork(WARM_UPS, ITERATIONS, millis);
        return new Survey(ScratchTable.SET, results, asked, terminal)
                .run(facts, questions(), file -> new ScratchTable(file).page());
    }

    private static boolean positive(List<Integer> numbers) {
        return numbers.stream().allMatch(number -> number >= 1);
    }

    /** The ways take turns in each cell, so that a drift of the machine meets all of them. */
    private List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            int turn = round;
            for (int count : entries) {
                for (int busy : threads) {
                    ask(questions, way -> ScratchFork.question(ScratchTable.USE, way, count, busy, turn));
                }
            }
            ask(questions, way -> ScratchFork.question(ScratchTable.AFTER_GIANT, way, SMALL, 1, turn));
        }
        return questions;
    }

    private static void ask(List<Question> questions, Function<String, Question> ofWay) {
        ScratchMaps.WAYS.forEach(way -> questions.add(ofWay.apply(way)));
    }
}
