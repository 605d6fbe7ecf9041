package dev.lethe.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The inputs that are stored beside the targets, in the folder or in the jar that this class was loaded from. */
final class StoredInputs {
    private StoredInputs() {}

    /** Returns the stored inputs of a target by name; there is at least one, or it fails. */
    static Map<String, byte[]> of(Target target) {
        try {
            Path home = Path.of(StoredInputs.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(home)) {
                return read(home, target);
            }
            try (FileSystem jar = FileSystems.newFileSystem(home)) {
                return read(jar.getPath("/"), target);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (URISyntaxException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Map<String, byte[]> read(Path root, Target target) throws IOException {
        Path folder = root.resolve("dev/lethe/fuzz").resolve(target.inputs());
        Map<String, byte[]> inputs = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                inputs.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            }
        }
        if (inputs.isEmpty()) {
            throw new AssertionError("There is no stored input in " + folder + ".");
        }
        return inputs;
    }
}
