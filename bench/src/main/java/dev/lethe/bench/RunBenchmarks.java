package dev.lethe.bench;

import dev.lethe.map.BackendInfo;
import dev.lethe.map.Lethe;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the benchmarks and writes their tables; {@code --help} says how. */
@Command(
        name = "RunBenchmarks",
        mixinStandardHelpOptions = true,
        subcommands = RenderReport.class,
        description =
                "Measures Lethe beside its peers, in rounds of one JVM for each implementation of a cell. Each result"
                        + " is a line of OUT/raw/DATE-SET.csv; the table is OUT/SET.md.")
public final class RunBenchmarks implements Callable<Integer> {
    private static final Path DEVELOPMENT_OUT = Path.of("bench/target/benchmarks");

    private final String[] arguments;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
    private CommandSpec spec;

    // Not of multiplicity 1: picocli would ask for it before a subcommand too.
    @ArgGroup(multiplicity = "0..1")
    private Choice choice = new Choice();

    private static final class Choice {
        @Option(
                names = "--gate",
                description =
                        "the cells that decide about a release; about 40 minutes; ends with 1 where core misses one")
        private boolean gate;

        @Option(names = "--rest", description = "all cells outside the gate set; some hours")
        private boolean rest;

        @Option(names = "--all", description = "all cells")
        private boolean all;

        @Option(
                names = "--quick",
                description =
                        "for development: hit, miss, remove-then-put against HashMap and fastutil, one short round,"
                                + " ratios to the terminal; about 5 minutes")
        private boolean quick;

        @Option(names = "--history", description = "hit, miss, remove-then-put on fresh maps and after a long churn")
        private boolean history;

        @Option(
                names = "--loads",
                description = "the same at five sizes from one doubling of the tables to the next; some hours")
        private boolean loads;

        @Option(
                names = "--cells",
                paramLabel = "REGEX",
                description = "the cells whose name contains a match, see --list")
        private @Nullable String cells;

        boolean isMissing() {
            return set().equals("cells") && cells == null;
        }

        String set() {
            return gate
                    ? "gate"
                    : rest ? "rest" : all ? "all" : quick ? "quick" : history ? "history" : loads ? "loads" : "cells";
        }
    }

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "JVMs of each implementation of a cell (5; 3 outside the gate set, 1 with --quick)")
    private @Nullable Integer rounds;

    @Option(names = "--resume", description = "go on with the newest raw file of the set")
    private boolean resume;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where tables and raw results go (docs/benchmarks; bench/target/benchmarks with --quick)")
    private @Nullable Path out;

    @Option(
            names = "--backends",
            split = ",",
            defaultValue = "core",
            description = "Lethe's backends (${DEFAULT-VALUE})")
    private List<String> backends = List.of();

    @Option(names = "--peers", split = ",", description = "the peers (all; HashMap and fastutil with --quick)")
    private @Nullable List<String> peers;

    @Option(
            names = "--sizes",
            split = ",",
            description = "sizes of --all, --rest, --history and --cells (1000,30000,1000000), or the smallest sizes of"
                    + " --loads (25000,800000); 8000000 needs 12 GiB of heap")
    private @Nullable List<Integer> sizes;

    @Option(names = "--millis", paramLabel = "N", description = "length of an iteration (450; 400 with --quick)")
    private @Nullable Integer millis;

    @Option(names = "--list", description = "print the names of the cells and end")
    private boolean list;

    RunBenchmarks(String... arguments) {
        this.arguments = arguments.clone();
    }

    /**
     * Runs the program.
     *
     * @param arguments the options
     */
    public static void main(String[] arguments) {
        System.exit(commandLine(arguments).execute(arguments));
    }

    static CommandLine commandLine(String... arguments) {
        return Commands.of(new RunBenchmarks(arguments));
    }

    @Override
    public Integer call() throws IOException {
        PrintStream terminal = System.out;
        List<Cell> cells = cells();
        if (list) {
            cells.forEach(cell -> terminal.println(cell.id()));
            return 0;
        }
        List<String> lethe =
                backends.stream().map(name -> Contenders.LETHE + name).toList();
        for (String name : lethe) {
            check(
                    Arrays.stream(MapShape.values()).anyMatch(shape -> Contenders.isFound(name, shape)),
                    "No backend that this JVM can use is named '" + name.substring(Contenders.LETHE.length())
                            + "'; found are "
                            + Lethe.backends().stream().map(BackendInfo::name).toList() + ".");
        }
        List<String> against = peers != null ? peers : choice.quick ? List.of("HashMap", "fastutil") : Contenders.PEERS;
        check(Contenders.PEERS.containsAll(against), "The peers are " + String.join(", ", Contenders.PEERS) + ".");
        int count = rounds != null ? rounds : choice.quick ? 1 : choice.gate ? 5 : 3;
        check(count >= 1, "--rounds takes a number from 1, not " + count + ".");
        int length = millis != null ? millis : choice.quick ? 400 : 450;
        check(length >= 1, "--millis takes a number from 1, not " + length + ".");

        Path folder = out != null ? out : choice.quick ? DEVELOPMENT_OUT : RenderReport.OUT;
        RawFile raw = RawFile.open(ResultLog.choose(folder.resolve("raw"), choice.set(), Setting.date(), resume));
        JmhFork fork = new JmhFork(length);
        raw.note(setting(fork));
        terminal.println("Results go to " + raw.path() + ".");
        List<String> failures = new Rounds(cells, lethe, against, count, terminal).run(raw, fork);

        Report report = new Report(choice.set(), raw.notes(), raw.measurements());
        Path page = folder.resolve(choice.set() + ".md");
        Files.writeString(page, report.page());
        terminal.println(report.ratios());
        terminal.println("The table is in " + page + ".");
        failures.forEach(failure -> terminal.println("Failed: " + failure));
        List<String> missed = choice.gate ? Gates.failed(raw.measurements()) : List.of();
        missed.forEach(gate -> terminal.println("Gate missed: " + gate));
        return failures.isEmpty() && missed.isEmpty() ? 0 : 1;
    }

    private List<Cell> cells() {
        check(
                !choice.isMissing(),
                "Say what to measure: --gate, --rest, --all, --quick, --history, --loads or --cells REGEX.");
        try {
            List<Integer> counts = sizes != null ? sizes : choice.loads ? Cells.BASES : Cells.SIZES;
            List<Cell> cells = switch (choice.set()) {
                case "gate" -> Cells.gate();
                case "rest" -> Cells.rest(counts);
                case "all" -> Cells.all(counts);
                case "quick" -> Cells.quick();
                case "history" -> Cells.history(counts);
                case "loads" -> Cells.loads(counts);
                default -> Cells.matching(Pattern.compile(String.valueOf(choice.cells)), counts);
            };
            check(
                    !cells.isEmpty(),
                    "No cell has a name that matches '" + choice.cells + "'; --list --all prints them.");
            return cells;
        } catch (PatternSyntaxException e) {
            throw new ParameterException(spec.commandLine(), "'" + choice.cells + "' is not a regular expression.", e);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Map<String, String> setting(JmhFork fork) {
        Map<String, String> facts = new TreeMap<>(Setting.describe(RunBenchmarks.class, arguments));
        facts.putAll(fork.describe());
        return facts;
    }

    private void check(boolean right, String message) {
        Commands.check(spec, right, message);
    }
}
