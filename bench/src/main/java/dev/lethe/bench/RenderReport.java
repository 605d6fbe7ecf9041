package dev.lethe.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a table again, from raw files alone. */
@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        description = "Writes OUT/SET.md from raw files, and measures nothing. Files are joined; they should be of one"
                + " machine and JDK.")
final class RenderReport implements Callable<Integer> {
    static final Path OUT = Path.of("docs/benchmarks");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "raw files")
    private List<Path> files = List.of();

    @Option(names = "--set", required = true, description = "the name of the table")
    private String set = "";

    @Option(names = "--out", paramLabel = "DIR", description = "where the table goes (docs/benchmarks)")
    private Path out = OUT;

    @Override
    public Integer call() throws IOException {
        List<Map.Entry<String, String>> notes = new ArrayList<>();
        List<Measurement> measurements = new ArrayList<>();
        for (Path file : files) {
            RawFile raw = read(file);
            notes.addAll(raw.notes());
            measurements.addAll(raw.measurements());
        }
        Files.createDirectories(out);
        Path page = out.resolve(set + ".md");
        Files.writeString(page, new Report(set, notes, measurements).page());
        spec.commandLine().getOut().println("The table is in " + page + ".");
        return 0;
    }

    private RawFile read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), "There is no file " + file + ".");
        }
        try {
            return RawFile.open(file);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), file + ": " + e.getMessage(), e);
        }
    }
}
