package dev.lethe.lab;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line of the lab. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        usageHelpWidth = Terminal.TABLE_WIDTH,
        description = {
            "Shows on real keys what deletion, clearing and reuse cost in the maps of Lethe and of the JDK.",
            "Prints tables and writes a report with plots. A run takes up to three minutes.",
            "The command explain draws where one key lies in a map, and what its removal changes."
        },
        footer = {
            "",
            "Exit code: 0 after a run in which all maps gave the right results, 1 when one did not or something"
                    + " unexpected happened, 2 when an option or a file cannot be used."
        })
final class Main implements Callable<Integer> {
    private static final int UNEXPECTED = 1;
    private static final int BAD_INPUT = 2;

    private final Terminal terminal;
    private final Plan fullPlan;
    private final Plan quickPlan;

    @Mixin
    private KeyOptions source = new KeyOptions();

    @Option(
            names = "--backends",
            paramLabel = "NAME",
            split = ",",
            description = "Maps to compare: names of Lethe's backends, " + Backends.HASH_MAP + ", "
                    + Backends.CONCURRENT_HASH_MAP + ". Default: all that are found.")
    private @Nullable List<String> backends;

    @Option(names = "--quick", description = "A run of some 15 seconds, with fewer keys and rounds.")
    private boolean quick;

    @Option(
            names = "--off-heap",
            description =
                    "Instead of all else, what tens of millions of numbers cost the garbage collector, on the heap and"
                            + " off it: each map in a JVM of its own, with 20 million entries where the machine has room."
                            + " With --quick, a tenth of that.")
    private boolean offHeap;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            defaultValue = "lethe-lab-report.html",
            description = "Where the report goes (HTML). Default: ${DEFAULT-VALUE} in the current directory.")
    private Path report = Path.of("lethe-lab-report.html");

    @Option(
            names = "--pictures",
            paramLabel = "DIR",
            description = "Writes the plots of memory and of the longest puts as SVG into this folder, too.")
    private @Nullable Path pictures;

    Main(Terminal terminal, Plan fullPlan, Plan quickPlan) {
        this.terminal = terminal;
        this.fullPlan = fullPlan;
        this.quickPlan = quickPlan;
    }

    /**
     * Runs the lab and ends the JVM with its exit code.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofThisProcess(), Plan.full(), Plan.quick(), arguments));
    }

    /** Runs the lab on a terminal and returns the exit code. */
    static int run(Terminal terminal, Plan fullPlan, Plan quickPlan, String... arguments) {
        CommandLine.Help.Ansi colour = terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
        return new CommandLine(new Main(terminal, fullPlan, quickPlan))
                .addSubcommand(new Explain(terminal, fullPlan)) // before what follows, which goes to subcommands too
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(colour))
                .registerConverter(Path.class, Main::path)
                .setExpandAtFiles(false)
                .setUseSimplifiedAtFiles(false)
                .setParameterExceptionHandler((wrong, given) -> complain(terminal, wrong))
                .setExecutionExceptionHandler((broken, command, parsed) -> complain(terminal, broken))
                .execute(arguments);
    }

    @Override
    public Integer call() {
        Plan plan = quick ? quickPlan : fullPlan;
        Backends chosen = Backends.choose(chosenBackends());
        if (offHeap && source.input() != null) {
            throw new BadInput("The keys of --off-heap are numbers made by the lab; leave out --input.");
        }
        if (offHeap && pictures != null) {
            throw new BadInput("A run with --off-heap has no pictures; leave out --pictures.");
        }
        ReportFile file = ReportFile.checked(report, source.input());
        Pictures folder = pictures == null ? null : Pictures.into(pictures);
        Progress progress = new Progress(terminal);
        try {
            if (offHeap) {
                return new OffHeapRun(terminal, progress, plan, chosen).run(file) ? 0 : UNEXPECTED;
            }
            Keys keys = source.read(plan, progress);
            return new Lab(terminal, progress, plan, chosen, keys).run(file, folder) ? 0 : UNEXPECTED;
        } catch (OutOfMemoryError full) {
            progress.end();
            return complainOfTheHeap(terminal, "give fewer or shorter ones with --input, or use --quick");
        } finally {
            progress.end();
        }
    }

    private List<String> chosenBackends() {
        if (backends == null) {
            return List.of();
        }
        if (backends.isEmpty()) {
            throw new BadInput("The option --backends names none; give names, or leave it out for all.");
        }
        return backends;
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException impossible) {
            throw new CommandLine.TypeConversionException("there can be no file of that name");
        }
    }

    private static int complain(Terminal terminal, CommandLine.ParameterException wrong) {
        String text = String.valueOf(wrong.getMessage()).replaceAll("\\s+", " ");
        terminal.complain(text + (text.endsWith(".") ? "" : ";") + " see --help for the options.");
        return BAD_INPUT;
    }

    private static int complain(Terminal terminal, Exception broken) {
        if (broken instanceof BadInput) {
            terminal.complain(String.valueOf(broken.getMessage()));
            return BAD_INPUT;
        }
        terminal.complain("The lab broke off (" + broken + "); please report this with the lines below.");
        broken.printStackTrace(terminal.err());
        return UNEXPECTED;
    }

    /** Says that the keys do not fit into memory, and what to do. */
    static int complainOfTheHeap(Terminal terminal, String wayOut) {
        terminal.complain(
                "The heap of " + Figures.bytes((double) Runtime.getRuntime().maxMemory())
                        + " is too small for these keys; " + wayOut + ".");
        return UNEXPECTED;
    }

    /** Takes the version from the manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"lethe lab " + (version == null ? "(development build)" : version)};
        }
    }
}
