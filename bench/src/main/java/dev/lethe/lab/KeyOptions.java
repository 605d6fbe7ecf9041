package dev.lethe.lab;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option by which a command is told its keys. */
final class KeyOptions {
    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "Keys to use, one a line, UTF-8. Default: the names in the class files of the running JDK.")
    private @Nullable Path input;

    /** Returns the file with the keys, or null for the names of the JDK. */
    @Nullable
    Path input() {
        return input;
    }

    /**
     * Reads the keys.
     *
     * @throws BadInput when there are none to be had
     */
    Keys read(Plan plan, Progress progress) {
        return KeySource.read(input, plan, progress);
    }
}
