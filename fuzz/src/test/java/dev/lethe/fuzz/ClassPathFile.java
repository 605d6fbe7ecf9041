package dev.lethe.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the class path it runs on into a file, for {@code fuzz/run}; the build calls it. */
final class ClassPathFile {
    private ClassPathFile() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), System.getProperty("java.class.path"));
    }
}
