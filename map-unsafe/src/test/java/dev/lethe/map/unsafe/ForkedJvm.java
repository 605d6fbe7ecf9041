package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.spi.IdleBudget;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM of the same release, that must end by itself and without a crash; its files lie in one folder. */
final class ForkedJvm {
    private final Path folder;

    ForkedJvm(Path folder) {
        this.folder = folder;
    }

    /** What one printed. */
    record Result(List<String> out, String err) {}

    /** The folder or jar that a class was loaded from. */
    static Path pathOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The classes of this module as they are here, the API, and these tests; others come before them. */
    static String classPath(Path... before) {
        return Stream.concat(
                        Arrays.stream(before),
                        Stream.of(pathOf(NativeHeap.class), pathOf(IdleBudget.class), pathOf(ForkedJvm.class)))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Runs a program of these tests. The time limit only ends one that hangs. */
    Result run(List<String> options, Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(options);
        all.add(main.getName());
        all.addAll(List.of(arguments));
        return run(classPath(), all);
    }

    Result run(String classPath, List<String> arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:ErrorFile=" + folder.resolve("hs_err.log"), "-cp", classPath));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as("ended in time")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(folder.resolve("hs_err.log")).as("no crash").doesNotExist();
        assertThat(process.exitValue())
                .as("exit code: %s", Files.readString(err))
                .isZero();
        return new Result(Files.readAllLines(out), Files.readString(err));
    }
}
