package dev.lethe.map.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.spi.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The sizes in bytecodes by which HotSpot decides what to inline: at most 325 (FreqInlineSize) where it is hot. A lookup has no call
 * in it as long as its first group answers it, and its rare parts stay calls, since its machine code would be too big with them.
 */
class InliningTest {
    private static final int FREQUENT = 325;

    private static final Pattern METHOD = Pattern.compile("^ {2}\\S.*?(\\w+)\\(.*\\).*;$");
    private static final Pattern INSTRUCTION = Pattern.compile("^\\s+(\\d+): [a-z].*");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void hotPathsAreSmallAndRarePathsAreBig(Shape shape) throws IOException {
        String name = (shape.objectKeys() ? "Object" : "Long") + (shape.objectValues() ? "Object" : "Long");
        Map<String, Integer> directory = lastInstructions(name + "Directory");
        assertThat(directory.get("lookup")).isBetween(1, 280);
        Map<String, Integer> search = lastInstructions(name + "Search");
        assertThat(search.get("find")).isBetween(1, 190);
        assertThat(search.get("findRest")).as("never inlined, on purpose").isGreaterThan(FREQUENT);
    }

    /** Where the code of each method ends; of the longest where names are overloaded. */
    private Map<String, Integer> lastInstructions(String simpleName) throws IOException {
        Path file = folder.resolve(simpleName + ".class");
        try (InputStream code = InliningTest.class.getResourceAsStream(simpleName + ".class")) {
            Files.copy(Objects.requireNonNull(code, simpleName), file);
        }
        StringWriter printed = new StringWriter();
        PrintWriter out = new PrintWriter(printed);
        int exit = ToolProvider.findFirst("javap").orElseThrow().run(out, out, "-c", "-p", file.toString());
        assertThat(exit).as(printed.toString()).isZero();
        Map<String, Integer> ends = new HashMap<>();
        String method = "";
        for (String line : printed.toString().lines().toList()) {
            Matcher declared = METHOD.matcher(line);
            Matcher instruction = INSTRUCTION.matcher(line);
            if (declared.matches()) {
                method = declared.group(1);
            } else if (instruction.matches()) {
                ends.merge(method, Integer.parseInt(instruction.group(1)), Math::max);
            }
        }
        return ends;
    }
}
