package dev.lethe.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what the barriers of the collectors cost; {@code --help} says how. */
@Command(
        name = "CollectorCosts",
        mixinStandardHelpOptions = true,
        description =
                "Measures clear, put over and remove of String -> Object under several collectors, in rounds of one"
                        + " JVM for each. Each result is a line of OUT/raw/DATE-collectors-COLLECTOR.csv; the table is"
                        + " OUT/collectors.md.")
public final class CollectorCosts implements Callable<Integer> {
    private static final Set<Operation> OPERATIONS = EnumSet.of(
            Operation.CLEAR_FULL,
            Operation.CLEAR_NEARLY_EMPTY,
            Operation.PUT_OVER,
            Operation.REMOVE,
            Operation.REMOVE_PUT);

    private final Function<Collector, Measurer> measurers;
    private final PrintStream terminal;

    @Mixin
    private ResultOptions results = new ResultOptions();

    @Option(names = "--rounds", paramLabel = "N", description = "JVMs of each map, cell and collector (3)")
    private int rounds = 3;

    @Option(names = "--sizes", split = ",", description = "entries (30000,1000000)")
    private List<Integer> sizes = List.of(30_000, 1_000_000);

    @Option(names = "--peers", split = ",", description = "the peers (HashMap)")
    private List<String> peers = List.of("HashMap");

    @Option(names = "--millis", paramLabel = "N", description = "length of an iteration (450)")
    private int millis = 450;

    private CollectorCosts() {
        this.measurers = collector -> new JmhFork(millis, collector.flags());
        this.terminal = System.out;
    }

    /** Measures otherwise than in a JVM of its own. */
    CollectorCosts(Measurer measurer, PrintStream terminal) {
        this.measurers = collector -> measurer;
        this.terminal = terminal;
    }

    /**
     * Runs the program.
     *
     * @param arguments the options
     */
    public static void main(String[] arguments) {
        Commands.run(new CollectorCosts(), arguments);
    }

    @Override
    public Integer call() throws IOException {
        results.check(rounds >= 1 && millis >= 1, "--rounds and --millis take numbers from 1.");
        results.check(
                sizes.stream().allMatch(size -> size >= Workload.FEW),
                "--sizes takes numbers from " + Workload.FEW + ".");
        results.check(
                Contenders.PEERS.containsAll(peers), "The peers are " + String.join(", ", Contenders.PEERS) + ".");
        Map<Collector, RawFile> files = new EnumMap<>(Collector.class);
        for (Collector collector : Collector.values()) {
            RawFile file = RawFile.open(results.raw("collectors-" + collector.id()));
            file.note(results.facts(", " + collector.title(), String.join(" ", collector.flags())));
            files.put(collector, file);
            terminal.println("Results of " + collector.title() + " go to " + file.path() + ".");
        }
        List<String> failures = measure(files);
        Path page = results.page("collectors");
        String text = new CollectorTable(files).page();
        Files.writeString(page, text);
        terminal.println(text);
        terminal.println("The table is in " + page + ".");
        failures.forEach(failure -> terminal.println("Failed: " + failure));
        return failures.isEmpty() ? 0 : 1;
    }

    /** The collectors take turns at each cell, so that a drift of the machine meets all of them. */
    private List<String> measure(Map<Collector, RawFile> files) throws IOException {
        List<String> failures = new ArrayList<>();
        List<Cell> cells = cells();
        for (int round = 1; round <= rounds; round++) {
            for (Cell cell : cells) {
                for (Map.Entry<Collector, RawFile> entry : files.entrySet()) {
                    Collector collector = entry.getKey();
                    terminal.println("Round " + round + " of " + rounds + ", " + collector.title());
                    // Rounds before this one are in the file.
                    new Rounds(List.of(cell), List.of(Contenders.CORE), peers, round, terminal)
                            .run(entry.getValue(), measurers.apply(collector)).stream()
                                    .map(failure -> collector.title() + " " + failure)
                                    .forEach(failures::add);
                }
            }
        }
        return failures;
    }

    private List<Cell> cells() {
        return Cells.all(sizes).stream()
                .filter(cell -> cell.shape() == MapShape.STRING_OBJECT)
                .filter(cell -> cell.history() == History.FRESH)
                .filter(cell -> OPERATIONS.contains(cell.operation()))
                .toList();
    }
}
