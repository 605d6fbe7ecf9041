package dev.lethe.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The faults of {@code fuzz/sensitivity} are planted in nothing that is published: each file has the right line; and they lie outside the
 * sources of every module.
 */
class SensitivityFaultsTest {
    private static final Path FAULTS = Path.of("sensitivity", "faults");
    private static final int FEWEST = 30;

    static List<Path> faults() throws IOException {
        try (Stream<Path> walk = Files.walk(FAULTS)) {
            return walk.filter(path -> path.toString().endsWith(".fault"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void faultsAreEnough() throws IOException {
        assertThat(faults()).hasSizeGreaterThanOrEqualTo(FEWEST);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void fileHasTheRightLineInPlaceOfTheFault(Path fault) throws IOException {
        Path module = Path.of("..", String.valueOf(fault.getName(2)), "src", "main");
        String text = "";
        String right = "";
        for (String line : Files.readAllLines(fault)) {
            switch (line.charAt(0)) {
                case 'i' -> text = Files.readString(file(module, line.substring("in ".length())));
                case '-' -> right = line.substring(2).strip();
                default -> assertThat(line).matches("[#+] .+");
            }
        }
        assertThat(text.split(java.util.regex.Pattern.quote(right), -1))
                .as("parts between the right line, which is there once")
                .hasSize(2);
    }

    private static Path file(Path module, String name) throws IOException {
        try (Stream<Path> walk = Files.walk(module)) {
            List<Path> found = walk.filter(
                            path -> path.endsWith(name) && !path.toString().contains("java22"))
                    .toList();
            assertThat(found).as(name).hasSize(1);
            return found.get(0);
        }
    }

    /** The only door by which a fault gets into a build is the class path of {@code fuzz/run}. */
    @Test
    void noModuleHasTheFolderOfFaultsAmongItsSources() throws IOException {
        try (Stream<Path> poms = Files.walk(Path.of(".."), 2)) {
            for (Path pom : poms.filter(path -> path.endsWith("pom.xml")).toList()) {
                assertThat(Files.readString(pom)).as(pom.toString()).doesNotContain("sensitivity");
            }
        }
    }
}
