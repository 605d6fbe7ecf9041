package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Lethe;
import java.io.File;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jars in another JVM: found as modules and found on the class path. */
class ModulePathIT {
    private static final String MODULE = "module consumer { requires dev.lethe.map.api; }";

    private static final String MAIN = """
            package consumer;

            import dev.lethe.map.Lethe;
            import dev.lethe.map.LongLongMap;

            public final class Main {
                public static void main(String[] arguments) {
                    Lethe.backends().forEach(System.out::println);
                    LongLongMap map = Lethe.builder().longLongMap();
                    map.put(6, 7);
                    System.out.println(map.getOrDefault(6, 0) + " " + map.getClass().getModule());
                    System.out.println(Lethe.builder().backend("core").<String, String>objectMap());
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void coreIsFoundOnTheModulePath() throws Exception {
        Path consumer = compile("-p", api().toString(), "module-info.java", "consumer/Main.java");

        assertThat(java("-p", path(api(), core(), consumer), "-m", "consumer/consumer.Main"))
                .containsExactly(
                        "core (dev.lethe.map.core.CoreProvider from module dev.lethe.map.core): available",
                        "7 module dev.lethe.map.core",
                        "{}");
    }

    @Test
    void coreIsFoundOnTheClassPath() throws Exception {
        Path consumer = compile("-cp", api().toString(), "consumer/Main.java");

        List<String> lines = java("-cp", path(api(), core(), consumer), "consumer.Main");
        assertThat(lines).hasSize(3).endsWith("{}");
        assertThat(lines.get(0))
                .startsWith("core (dev.lethe.map.core.CoreProvider")
                .endsWith("available");
        assertThat(lines.get(1)).startsWith("7 unnamed module");
    }

    /** The backend on the module path serves a user on the class path. */
    @Test
    void coreIsFoundFromTheUnnamedModule() throws Exception {
        Path consumer = compile("-cp", api().toString(), "consumer/Main.java");

        assertThat(java(
                        "-p",
                        path(api(), core()),
                        "--add-modules",
                        "dev.lethe.map.api",
                        "-cp",
                        consumer.toString(),
                        "consumer.Main"))
                .contains("7 module dev.lethe.map.core");
    }

    @Test
    void theJarsAreThoseThatWerePackaged() {
        assertThat(List.of(api(), core()))
                .allSatisfy(jar -> assertThat(jar.getFileName().toString()).endsWith(".jar"))
                .doesNotHaveDuplicates();
    }

    private static Path api() {
        return jarOf(Lethe.class);
    }

    private static Path core() {
        return jarOf(CoreProvider.class);
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String path(Path... paths) {
        return String.join(
                File.pathSeparator, List.of(paths).stream().map(Path::toString).toList());
    }

    private Path compile(String option, String path, String... sources) throws Exception {
        Path source = folder.resolve("src");
        Path classes = folder.resolve("classes");
        Files.createDirectories(source.resolve("consumer"));
        Files.writeString(source.resolve("module-info.java"), MODULE);
        Files.writeString(source.resolve("consumer/Main.java"), MAIN);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler).as("the compiler of this JDK").isNotNull();
        StringWriter log = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> units = new ArrayList<>();
            for (String name : sources) {
                units.add(source.resolve(name));
            }
            List<String> options = List.of("--release", "17", "-proc:none", "-d", classes.toString(), option, path);
            boolean done = compiler.getTask(log, files, null, options, null, files.getJavaFileObjectsFromPaths(units))
                    .call();
            assertThat(done).as("compilation: %s", log).isTrue();
        }
        return classes;
    }

    /** Runs a JVM of the same release and returns what it printed. The time limit only ends a run that hangs. */
    private List<String> java(String... arguments) throws Exception {
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
