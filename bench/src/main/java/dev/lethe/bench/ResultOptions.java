package dev.lethe.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of the programs whose results can be cut short and go on, and what follows from them. */
final class ResultOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
    private CommandSpec program;

    @Option(names = "--resume", description = "go on with the newest raw files")
    private boolean resume;

    @Option(names = "--out", paramLabel = "DIR", description = "where results go (docs/benchmarks)")
    private Path out = RenderReport.OUT;

    /** Returns the raw file of a set that the run writes to. */
    Path raw(String set) throws IOException {
        return ResultLog.choose(out.resolve("raw"), set, Setting.date(), resume);
    }

    /** Returns the file of a page. */
    Path page(String set) {
        return out.resolve(set + ".md");
    }

    /** Returns what a raw file says first: the setting, and the flags of the JVMs that are asked. */
    Map<String, String> facts(String about, String flags) {
        List<String> arguments = program.commandLine().getParseResult().originalArgs();
        Map<String, String> facts =
                new TreeMap<>(Setting.describe(program.userObject().getClass(), arguments.toArray(String[]::new)));
        facts.put("jvm flags" + about, flags);
        return facts;
    }

    /** Ends the program with a sentence unless an option is right. */
    void check(boolean right, String message) {
        Commands.check(program, right, message);
    }
}
