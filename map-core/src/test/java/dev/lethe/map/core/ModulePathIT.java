package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Lethe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jars in another JVM: found as modules and found on the class path. */
class ModulePathIT {
    private static final Path API = Outsider.jarOf(Lethe.class);
    private static final Path CORE = Outsider.jarOf(CoreProvider.class);

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
        Outsider consumer = new Outsider(folder);
        Path classes =
                consumer.compile(Map.of("module-info.java", MODULE, "consumer/Main.java", MAIN), "-p", API.toString());

        assertThat(consumer.java("-p", Outsider.path(API, CORE, classes), "-m", "consumer/consumer.Main"))
                .containsExactly(
                        "core (dev.lethe.map.core.CoreProvider from module dev.lethe.map.core): available",
                        "7 module dev.lethe.map.core",
                        "{}");
    }

    @Test
    void coreIsFoundOnTheClassPath() throws Exception {
        Outsider consumer = new Outsider(folder);
        Path classes = consumer.compile(Map.of("consumer/Main.java", MAIN), "-cp", API.toString());

        List<String> lines = consumer.java("-cp", Outsider.path(API, CORE, classes), "consumer.Main");
        assertThat(lines).hasSize(3).endsWith("{}");
        assertThat(lines.get(0))
                .startsWith("core (dev.lethe.map.core.CoreProvider")
                .endsWith("available");
        assertThat(lines.get(1)).startsWith("7 unnamed module");
    }

    /** The backend on the module path serves a user on the class path. */
    @Test
    void coreIsFoundFromTheUnnamedModule() throws Exception {
        Outsider consumer = new Outsider(folder);
        Path classes = consumer.compile(Map.of("consumer/Main.java", MAIN), "-cp", API.toString());

        assertThat(consumer.java(
                        "-p",
                        Outsider.path(API, CORE),
                        "--add-modules",
                        "dev.lethe.map.api",
                        "-cp",
                        classes.toString(),
                        "consumer.Main"))
                .contains("7 module dev.lethe.map.core");
    }

    /** The module java.base alone, and nobody who asks for jdk.jfr: maps work, and tell nothing. */
    @Test
    void mapsWorkAsModulesWithoutARecorder() throws Exception {
        Outsider consumer = new Outsider(folder);
        Path classes =
                consumer.compile(Map.of("module-info.java", MODULE, "consumer/Main.java", MAIN), "-p", API.toString());

        assertThat(consumer.java(
                        "-p",
                        Outsider.path(API, CORE, classes),
                        "--limit-modules",
                        "java.base,dev.lethe.map.core",
                        "-m",
                        "consumer/consumer.Main"))
                .contains("7 module dev.lethe.map.core");
    }

    /** The descriptor has jdk.jfr as an option, so somebody has to ask for it. */
    @Test
    void eventsAreRecordedOnTheModulePath() throws Exception {
        Outsider consumer = new Outsider(folder);
        String module = "module consumer { requires dev.lethe.map.api; requires jdk.jfr; }";
        Path classes = consumer.compile(
                Map.of("module-info.java", module, "consumer/Main.java", RECORDING_MAIN), "-p", API.toString());

        assertThat(consumer.java("-p", Outsider.path(API, CORE, classes), "-m", "consumer/consumer.Main"))
                .containsExactly("numbers");
    }

    private static final String RECORDING_MAIN = """
            package consumer;

            import dev.lethe.map.Lethe;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import jdk.jfr.Recording;
            import jdk.jfr.consumer.RecordingFile;

            public final class Main {
                public static void main(String[] arguments) throws Exception {
                    Path file = Files.createTempFile("lethe", ".jfr");
                    try (Recording recording = new Recording()) {
                        recording.enable("dev.lethe.MapClear").withoutThreshold();
                        recording.start();
                        Lethe.builder().name("numbers").longLongMap().clear();
                        recording.stop();
                        recording.dump(file);
                        RecordingFile.readAllEvents(file).forEach(event -> System.out.println(event.getString("map")));
                    } finally {
                        Files.delete(file);
                    }
                }
            }
            """;

    @Test
    void theJarsAreThoseThatWerePackaged() {
        assertThat(List.of(API, CORE))
                .allSatisfy(jar -> assertThat(jar.getFileName().toString()).endsWith(".jar"))
                .doesNotHaveDuplicates();
    }
}
