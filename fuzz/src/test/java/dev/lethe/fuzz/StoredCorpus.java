package dev.lethe.fuzz;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lethe.map.tck.CommandReader;
import dev.lethe.map.tck.CommandScript;
import dev.lethe.map.tck.MapSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The stored corpus: the scenarios, as files that Jazzer replays, and what it found since.
 *
 * <p>{@code java dev.lethe.fuzz.StoredCorpus}, run in the folder of this module on the test class path, writes the scenarios
 * anew: after a change of {@link Scenarios} or of the command language.
 */
final class StoredCorpus {
    private static final Path FOLDER =
            Path.of("src/test/resources/dev/lethe/fuzz/MapCommandsFuzzTestInputs", "commandsGiveTheAnswersOfTheModel");

    private StoredCorpus() {}

    /** Returns the stored inputs by the names of their files. */
    static Map<String, byte[]> read() throws IOException {
        Map<String, byte[]> inputs = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                inputs.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            }
        }
        return inputs;
    }

    /** Returns a test for each input on the maps of each source. */
    static Stream<DynamicTest> tests(List<MapSource> sources) throws IOException {
        Map<String, byte[]> inputs = read();
        return sources.stream()
                .flatMap(source -> inputs.entrySet().stream()
                        .map(input ->
                                dynamicTest(source.backend() + " " + source.shape() + " " + input.getKey(), () -> {
                                    CommandScript script = CommandReader.read(input.getValue(), Sources.HEADER);
                                    Sources.runner(source).run(script);
                                })));
    }

    /** Returns what the files of the scenarios are to hold. */
    static Map<String, byte[]> scenarios() {
        Map<String, byte[]> inputs = new TreeMap<>();
        Scenarios.all().forEach((name, script) -> inputs.put(name, input(script, inputs.size())));
        return inputs;
    }

    /** The first backend, and one shape after the other; {@link StoredCorpusTest} runs each on all. */
    private static byte[] input(CommandScript script, int number) {
        byte[] bytes = script.toBytes();
        byte[] input = new byte[Sources.HEADER + bytes.length];
        input[1] = (byte) number;
        System.arraycopy(bytes, 0, input, Sources.HEADER, bytes.length);
        return input;
    }

    public static void main(String[] args) throws IOException {
        Files.createDirectories(FOLDER);
        for (Map.Entry<String, byte[]> scenario : scenarios().entrySet()) {
            Files.write(FOLDER.resolve(scenario.getKey()), scenario.getValue());
        }
    }
}
