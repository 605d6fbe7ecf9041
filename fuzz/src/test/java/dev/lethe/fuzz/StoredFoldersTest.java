package dev.lethe.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Jazzer passes over a folder of inputs whose name is not that of a class and a method, and then tries nothing but the empty input. */
class StoredFoldersTest {
    private static final Path INPUTS = Path.of("src", "test", "resources", "dev", "lethe", "fuzz");
    private static final Path TESTS = Path.of("src", "test", "java", "dev", "lethe", "fuzz");

    @Test
    void eachFuzzTestHasStoredInputs() throws IOException, ClassNotFoundException {
        int methods = 0;
        for (Path source : paths(TESTS, "FuzzTest.java")) {
            Class<?> test = Class.forName("dev.lethe.fuzz." + name(source).replace(".java", ""));
            for (Method method : test.getDeclaredMethods()) {
                if (method.isAnnotationPresent(FuzzTest.class)) {
                    methods++;
                    assertThat(paths(
                                    INPUTS.resolve(test.getSimpleName() + "Inputs")
                                            .resolve(method.getName()),
                                    ""))
                            .as("stored inputs of %s", method)
                            .isNotEmpty();
                }
            }
        }
        assertThat(methods).isGreaterThanOrEqualTo(Target.values().length);
    }

    @Test
    void eachFolderIsThatOfAFuzzTest() throws IOException, ClassNotFoundException {
        for (Path folder : paths(INPUTS, "Inputs")) {
            Class<?> test = Class.forName("dev.lethe.fuzz." + name(folder).replaceFirst("Inputs$", ""));
            List<String> methods = Stream.of(test.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(FuzzTest.class))
                    .map(Method::getName)
                    .toList();
            for (Path inputs : paths(folder, "")) {
                assertThat(methods).contains(name(inputs));
            }
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static List<Path> paths(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return new ArrayList<>(
                    paths.filter(path -> path.toString().endsWith(ending)).toList());
        }
    }
}
