package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Lethe;
import dev.lethe.map.spi.Shape;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What HotSpot's second compiler says it did: {@code lookup} is inlined into get, {@code find} into put and remove of each shape,
 * and {@code findRest} is not. In a JVM for each, of the release that runs the tests, which prints how it compiles that one method.
 *
 * <p>With objects as values, {@code put} and {@code remove} only call {@code getAndPut} and {@code getAndRemove}, which are what is
 * looked at: once these have been compiled alone they are too big to be inlined again, so put is a call more there.
 */
class InlinedFindTest {
    /** What the first compiler says of methods as large as these; it inlines none of them, and what it says does not count. */
    private static final String FIRST_COMPILER = "callee is too large";

    private static final String INLINED = "inline (hot)";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void findIsInlinedIntoGetPutAndRemove(Shape shape) throws Exception {
        List<String> methods = shape.objectValues()
                ? List.of("get", "getAndPut", "getAndRemove")
                : List.of("getOrDefault", "put", "remove");
        for (String method : methods) {
            List<String> printed = compile(shape, method);
            String log = String.join(System.lineSeparator(), printed);
            String find = method.startsWith("get") && !method.startsWith("getAnd") ? "lookup" : "find";
            assertThat(verdicts(printed, find))
                    .as("what became of %s in %s of %s; the JVM printed:%n%s", find, method, shape, log)
                    .containsExactly(INLINED);
            assertThat(verdicts(printed, "findRest"))
                    .as("what became of findRest in %s of %s; the JVM printed:%n%s", method, shape, log)
                    .isNotEmpty()
                    .doesNotContain(INLINED);
        }
    }

    /** The verdicts on a method of the table, without those of the first compiler. */
    private static Set<String> verdicts(List<String> printed, String method) {
        Pattern line = Pattern.compile("@ \\d+ +dev\\.lethe\\.map\\.core\\.\\w+Table::" + method
                + " \\(\\d+ bytes\\)\\s+(?:failed to inline: )?(.*\\S)\\s*");
        Set<String> verdicts = new TreeSet<>();
        for (String text : printed) {
            Matcher matcher = line.matcher(text);
            if (matcher.find() && !matcher.group(1).equals(FIRST_COMPILER)) {
                verdicts.add(matcher.group(1));
            }
        }
        return verdicts;
    }

    private List<String> compile(Shape shape, String method) throws Exception {
        String type = "dev.lethe.map.core.Core" + (shape.objectKeys() ? "Object" : "Long")
                + (shape.objectValues() ? "Object" : "Long") + "Map::";
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xbatch", "-Xmx512m", "-XX:+UnlockDiagnosticVMOptions", "-XX:CompileCommand=quiet"));
        command.add("-XX:CompileCommand=PrintInlining," + type + method);
        command.add("-XX:CompileCommand=dontinline," + type + method); // so that it is compiled by itself
        String path = String.join(
                File.pathSeparator, root(InlinedProgram.class), root(CoreProvider.class), root(Lethe.class));
        command.addAll(List.of("-cp", path, InlinedProgram.class.getName(), shape.name()));
        Path out = folder.resolve(shape + "-" + method);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as("ended in time")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        return Files.readAllLines(out);
    }

    /** The folder or jar that a class is read from, also where the tests are patched into the module. */
    private static String root(Class<?> type) throws Exception {
        String name = type.getName().replace('.', '/') + ".class";
        String found = String.valueOf(type.getResource(type.getSimpleName() + ".class"));
        String root = found.substring(0, found.length() - name.length());
        if (root.startsWith("jar:")) {
            root = root.substring("jar:".length(), root.length() - "!/".length());
        }
        return Path.of(URI.create(root)).toString();
    }
}
