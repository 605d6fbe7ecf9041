package dev.lethe.lab;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** One run of the command line with what it wrote. */
final class LabRun {
    /** As small as a run can be that still goes through everything. */
    private static final Plan TINY = new Plan("tiny", 400, 2, 1, 2, 1, 30_000, 60);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Charset charset;
    private final int exitCode;

    private LabRun(Charset charset, boolean interactive, boolean colour, String... arguments) {
        this.charset = charset;
        Terminal terminal = new Terminal(
                new PrintStream(out, true, charset),
                new PrintStream(err, true, charset),
                charset,
                interactive,
                colour,
                80);
        this.exitCode = Main.run(terminal, TINY, TINY, arguments);
    }

    /** Runs as in a pipe. */
    static LabRun of(String... arguments) {
        return new LabRun(StandardCharsets.UTF_8, false, false, arguments);
    }

    /** Runs as in a pipe of another encoding. */
    static LabRun in(Charset charset, String... arguments) {
        return new LabRun(charset, false, false, arguments);
    }

    /** Runs as before a person. */
    static LabRun onTerminal(boolean colour, String... arguments) {
        return new LabRun(StandardCharsets.UTF_8, true, colour, arguments);
    }

    int exitCode() {
        return exitCode;
    }

    String out() {
        return out.toString(charset);
    }

    String err() {
        return err.toString(charset);
    }
}
