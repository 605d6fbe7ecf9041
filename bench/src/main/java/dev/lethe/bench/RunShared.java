package dev.lethe.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures maps that several threads share; {@code --help} says how. */
@Command(
        name = "RunShared",
        mixinStandardHelpOptions = true,
        description =
                "Measures the backend concurrent beside its peers, in rounds of one JVM for each map and cell. Each"
                        + " result is a line of OUT/raw/DATE-concurrent.csv; the tables are OUT/concurrent.md. All of it takes about"
                        + " 80 minutes; cut short, it goes on with --resume.")
public final class RunShared implements Callable<Integer> {
    static final List<MapShape> SHAPES = List.of(MapShape.STRING_OBJECT, MapShape.LONG_LONG);
    static final List<Integer> WRITES = List.of(0, 10, 50);
    static final List<Integer> THREADS = List.of(2, 8);

    private final PrintStream terminal;

    @Mixin
    private ResultOptions results = new ResultOptions();

    @Option(names = "--rounds", paramLabel = "N", description = "JVMs of each map and cell (3)")
    private int rounds = 3;

    @Option(names = "--millis", paramLabel = "N", description = "length of an iteration (500)")
    private int millis = 500;

    @Option(names = "--sizes", split = ",", description = "entries (10000,1000000)")
    private List<Integer> sizes = List.of(10_000, 1_000_000);

    @Option(
            names = "--cells",
            paramLabel = "REGEX",
            description = "the questions that contain a match, such as 'mix long-long 10000 2' (all)")
    private Pattern cells = Pattern.compile("");

    RunShared(PrintStream terminal) {
        this.terminal = terminal;
    }

    /**
     * Runs the program.
     *
     * @param arguments the options
     */
    public static void main(String[] arguments) {
        Commands.run(new RunShared(System.out), arguments);
    }

    @Override
    public Integer call() throws IOException {
        results.check(rounds >= 1 && millis >= 1, "--rounds and --millis take numbers from 1.");
        results.check(sizes.stream().allMatch(size -> size >= 1), "--sizes takes numbers from 1.");
        List<Question> questions = questions(sizes, rounds).stream()
                .filter(question -> cells.matcher(question.id()).find())
                .toList();
        results.check(!questions.isEmpty(), "No question contains a match of '" + cells + "'.");
        Map<String, String> facts = results.facts("", "-Xms2g -Xmx2g -XX:+UseG1GC -XX:+AlwaysPreTouch");
        facts.put("iterations", SharedFork.WARMUPS + " + " + SharedFork.ITERATIONS + " of " + millis + " ms a JVM");
        return new Survey("concurrent", results, new SharedFork(millis, new JavaFork()), terminal)
                .run(facts, questions, answers -> new SharedTables(answers).page());
    }

    /** Round by round; in a round the maps of a cell come directly one after the other. */
    static List<Question> questions(List<Integer> sizes, int rounds) {
        List<Question> questions = new ArrayList<>();
        List<String> all = new ArrayList<>(List.of(SharedMaps.LETHE));
        all.addAll(SharedMaps.PEERS);
        List<String> cleared = new ArrayList<>(all);
        cleared.add(SharedMaps.SWAPPED);
        int largest = sizes.stream().mapToInt(size -> size).max().orElse(0);
        for (MapShape shape : SHAPES) {
            all.forEach(name -> questions.add(question(SharedFork.BYTES, shape.id(), largest, name)));
        }
        for (int round = 1; round <= rounds; round++) {
            for (MapShape shape : SHAPES) {
                for (String name : cleared) {
                    questions.add(question(SharedFork.CLEAR, shape.id(), largest, round, name));
                }
                for (int size : sizes) {
                    for (int threads : THREADS) {
                        for (int writes : WRITES) {
                            for (String name : all) {
                                questions.add(question(SharedFork.MIX, shape.id(), size, threads, writes, round, name));
                            }
                        }
                    }
                }
            }
        }
        return questions;
    }

    private static Question question(Object... words) {
        return Question.of(SharedProbe.class, List.of("-Xmx4g"), words);
    }
}
