package dev.lethe.fuzz;

import dev.lethe.map.tck.CommandReader;
import dev.lethe.map.tck.MapSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs folders of stored inputs as a build does, without Jazzer: each on the map that it chooses, and scripts on all maps besides, as
 * {@link StoredCorpusTest} does. {@code fuzz/run --coverage} measures what that reaches.
 */
final class ReplayAll {
    private ReplayAll() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0 || arguments.length % 2 != 0) {
            throw new IllegalArgumentException("usage: java dev.lethe.fuzz.ReplayAll [TARGET FOLDER]...");
        }
        for (int i = 0; i < arguments.length; i += 2) {
            OurTarget target = OurTarget.of(arguments[i]);
            List<Path> inputs = inputs(Path.of(arguments[i + 1]));
            if (inputs.isEmpty()) {
                throw new IllegalStateException("There is no stored input in " + arguments[i + 1] + ".");
            }
            for (Path input : inputs) {
                run(target, Files.readAllBytes(input));
            }
            System.out.println(target + ": " + inputs.size() + " stored inputs");
        }
    }

    private static List<Path> inputs(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void run(OurTarget target, byte[] input) {
        target.run(input);
        if (target == OurTarget.COMMANDS) {
            for (MapSource source : Sources.all()) {
                Sources.runner(source).run(CommandReader.read(input, Sources.HEADER));
            }
        }
    }
}
