package dev.lethe.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the memory that maps take; {@code --help} says how. */
@Command(
        name = "Footprints",
        mixinStandardHelpOptions = true,
        description = "Measures the memory of Lethe's maps beside the peers, each in a JVM of its own. Each result is a"
                + " line of OUT/raw/DATE-footprints.csv; the tables are OUT/footprints.md.")
public final class Footprints implements Callable<Integer> {
    static final List<String> PARTS = List.of("doubling", "small", "deleted", "stats", "all-told");
    static final List<MapShape> SHAPES = List.of(MapShape.LONG_LONG, MapShape.STRING_OBJECT);
    static final List<String> IMPLEMENTATIONS =
            Stream.concat(Stream.of(Contenders.CORE), Contenders.PEERS.stream()).toList();

    static final List<String> ALL_TOLD = List.of(Contenders.CORE, "lethe:unsafe", "HashMap", "fastutil");

    private static final long HEAP_MEGABYTES = 10_240;

    private final Interviewer interviewer;
    private final PrintStream terminal;

    @Mixin
    private ResultOptions results = new ResultOptions();

    @Option(
            names = "--parts",
            split = ",",
            description =
                    "what to measure: doubling, small, deleted, stats, all-told (all); the page has what the raw file"
                            + " has")
    private List<String> parts = PARTS;

    @Option(names = "--sizes", split = ",", description = "where doublings begin (1000,30000,1000000)")
    private List<Integer> sizes = Cells.SIZES;

    @Option(names = "--entries", split = ",", description = "entries of small maps (0,1,4,8,16)")
    private List<Integer> entries = List.of(0, 1, 4, 8, 16);

    @Option(
            names = "--maps",
            paramLabel = "N",
            description =
                    "small maps that are kept at once; maps for stats() have twice as many entries together (1000000)")
    private int maps = 1_000_000;

    @Option(names = "--full", paramLabel = "N", description = "entries before 99 of 100 are deleted (1000000)")
    private int full = 1_000_000;

    @Option(names = "--rounds", paramLabel = "N", description = "JVMs for each time of small maps (3)")
    private int rounds = 3;

    Footprints(Interviewer interviewer, PrintStream terminal) {
        this.interviewer = interviewer;
        this.terminal = terminal;
    }

    /**
     * Runs the program.
     *
     * @param arguments the options
     */
    public static void main(String[] arguments) {
        Commands.run(new Footprints(new JavaFork(), System.out), arguments);
    }

    @Override
    public Integer call() throws IOException {
        results.check(PARTS.containsAll(parts), "The parts are " + String.join(", ", PARTS) + ".");
        results.check(sizes.stream().allMatch(size -> size >= 1), "--sizes takes numbers from 1.");
        results.check(
                maps >= 1 && full >= 100 && rounds >= 1, "--maps and --rounds take numbers from 1, --full from 100.");
        List<String> flags = List.of("-XX:+UseSerialGC", "-Xmx" + Machine.heapMegabytes(HEAP_MEGABYTES) + "m");
        Map<String, String> facts = results.facts(
                "", String.join(" ", flags) + "; for the times of small maps " + String.join(" ", timed()));
        return new Survey("footprints", results, interviewer, terminal)
                .run(facts, questions(flags), answers -> new FootprintTables(answers).page());
    }

    private List<Question> questions(List<String> flags) {
        List<Question> questions = new ArrayList<>();
        for (String part : parts) {
            switch (part) {
                case "doubling" -> each(sizes, questions, flags, FootprintProbe.DOUBLING);
                case "deleted" -> each(List.of(full), questions, flags, FootprintProbe.DELETED);
                case "small" -> small(questions, flags);
                case "all-told" -> allTold(questions, flags);
                default -> stats(questions, flags);
            }
        }
        return questions;
    }

    private static void each(List<Integer> numbers, List<Question> questions, List<String> flags, String part) {
        for (MapShape shape : SHAPES) {
            for (int number : numbers) {
                for (String implementation : IMPLEMENTATIONS) {
                    questions.add(Question.of(FootprintProbe.class, flags, part, shape.id(), implementation, number));
                }
            }
        }
    }

    /** Keys included, so a map that keeps them as bytes off the heap can be held against those that refer to them. */
    private void allTold(List<Question> questions, List<String> flags) {
        for (int number : sizes) {
            for (String implementation : ALL_TOLD) {
                questions.add(Question.of(
                        FootprintProbe.class,
                        flags,
                        FootprintProbe.ALL_TOLD,
                        MapShape.STRING_LONG.id(),
                        implementation,
                        number));
            }
        }
    }

    private void small(List<Question> questions, List<String> flags) {
        for (MapShape shape : SHAPES) {
            for (int size : entries) {
                for (String name : SmallMaps.IMPLEMENTATIONS) {
                    questions.add(Question.of(
                            FootprintProbe.class, flags, FootprintProbe.SMALL_BYTES, shape.id(), name, size, maps));
                }
            }
        }
        for (int round = 1; round <= rounds; round++) {
            for (MapShape shape : SHAPES) {
                for (int size : entries) {
                    for (String name : SmallMaps.IMPLEMENTATIONS) {
                        questions.add(Question.of(
                                FootprintProbe.class,
                                timed(),
                                FootprintProbe.SMALL_NANOS,
                                shape.id(),
                                name,
                                size,
                                maps,
                                round));
                    }
                }
            }
        }
    }

    private void stats(List<Question> questions, List<String> flags) {
        for (String state : List.of(StatsProbe.FILLED, StatsProbe.DELETED, StatsProbe.CLEARED)) {
            for (String shape : StatsProbe.SHAPES) {
                for (int size : statsSizes()) {
                    questions.add(Question.of(
                            FootprintProbe.class,
                            flags,
                            FootprintProbe.STATS,
                            shape,
                            state,
                            size,
                            Math.max(1, 2 * maps / size)));
                }
            }
        }
    }

    /** A few entries, and those of the doublings. */
    private List<Integer> statsSizes() {
        return Stream.concat(Stream.of(10, 100), sizes.stream()).distinct().toList();
    }

    private static List<String> timed() {
        return List.of("-XX:+UseG1GC", "-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch");
    }
}
