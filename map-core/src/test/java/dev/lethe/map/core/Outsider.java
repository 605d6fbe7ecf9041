package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A program of somebody else, compiled against jars and run in another JVM; its files lie in one folder. */
final class Outsider {
    private final Path folder;

    Outsider(Path folder) {
        this.folder = folder;
    }

    /** Returns the jar, or the folder, that the class was loaded from. */
    static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Joins paths as {@code -p} and {@code -cp} take them. */
    static String path(Path... paths) {
        return Arrays.stream(paths).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Writes a file, with the folders that it is in. */
    static Path write(Path below, String name, String text) throws IOException {
        Path file = below.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /**
     * Compiles sources.
     *
     * @param sources texts by the names of their files
     * @return the folder with the classes
     */
    Path compile(Map<String, String> sources, String... options) throws Exception {
        Path source = folder.resolve("src");
        Path classes = folder.resolve("classes");
        List<Path> units = new ArrayList<>();
        for (Map.Entry<String, String> file : sources.entrySet()) {
            units.add(write(source, file.getKey(), file.getValue()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler).as("the compiler of this JDK").isNotNull();
        StringWriter log = new StringWriter();
        List<String> all = new ArrayList<>(List.of("--release", "17", "-proc:none", "-d", classes.toString()));
        all.addAll(List.of(options));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean done = compiler.getTask(log, files, null, all, null, files.getJavaFileObjectsFromPaths(units))
                    .call();
            assertThat(done).as("compilation: %s", log).isTrue();
        }
        return classes;
    }

    /** Runs a JVM of the same release and returns what it printed. The time limit only ends a run that hangs. */
    List<String> java(String... arguments) throws Exception {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("ended in time")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as("exit code: %s", Files.readString(err))
                .isZero();
        return Files.readAllLines(out);
    }
}
