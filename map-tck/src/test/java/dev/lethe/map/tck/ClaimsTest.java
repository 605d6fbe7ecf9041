package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.tck.pool.PoolFault;
import dev.lethe.map.tck.toy.ToyFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/claims.md names as proof is there: classes, rules, benchmarks and faults. */
class ClaimsTest {
    /** Tests run in the folder of their module. */
    private static final Path PROJECT = Path.of("..");

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (C\\d[^|]*) \\|([^|]*)\\|([^|]*)\\|([^|]*)\\|([^|]*)\\|$");
    private static final Pattern NUMBER = Pattern.compile("C(\\d+)");
    private static final Pattern NAME = Pattern.compile("(JMH )?`(\\w+)`");
    private static final Pattern FAULT = Pattern.compile("\\b[A-Z][A-Z_]{3,}\\b");
    private static final Pattern TEST = Pattern.compile(
            "(?s)@(?:Test|TestFactory|ParameterizedTest|RepeatedTest|FuzzTest)\\b.*?(?:void|>) (\\w+)\\(");
    private static final Pattern LITERAL = Pattern.compile("\"(?:--)?(\\w+)\"");

    private static final int LAST_CLAIM = 17;

    /** What there is: names of classes and of test methods, words that the benchmarks understand. */
    private record Sources(Set<String> classes, Set<String> tests, Set<String> benchmarks) {
        static Sources read() throws IOException {
            Sources sources = new Sources(new HashSet<>(), new HashSet<>(), new HashSet<>());
            try (Stream<Path> modules = Files.list(PROJECT)) {
                for (Path module : modules.filter(folder -> Files.isDirectory(folder.resolve("src")))
                        .toList()) {
                    sources.add(module);
                }
            }
            return sources;
        }

        private void add(Path module) throws IOException {
            try (Stream<Path> files = Files.walk(module.resolve("src"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String text = Files.readString(file);
                    classes.add(file.getFileName().toString().replace(".java", ""));
                    find(TEST, text, 1).forEach(tests::add);
                    if (module.endsWith("bench")) {
                        find(LITERAL, text, 1).forEach(benchmarks::add);
                    }
                }
            }
        }
    }

    @Test
    void everyProofAndFaultOfTheClaimsExists() throws IOException {
        assertThat(problems(Files.readString(PROJECT.resolve("docs/claims.md")), Sources.read()))
                .isEmpty();
    }

    @Test
    void everyClaimHasItsRow() throws IOException {
        String text = Files.readString(PROJECT.resolve("docs/claims.md"));
        assertThat(ROW.matcher(text).results().flatMap(row -> find(NUMBER, row.group(1), 1).stream()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, LAST_CLAIM)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    /** A test that finds nothing wrong proves nothing until it has found something. */
    @Test
    void wrongNamesAreFound() throws IOException {
        Sources sources = Sources.read();
        String right =
                "| C1 | short | kept | `RemovalBehaviour`, `wrongNamesAreFound` | BOASTS; OTHER planted by hand |\n";
        assertThat(problems(right, sources)).isEmpty();
        assertThat(problems(right.replace("RemovalBehaviour", "RemovalBehavior"), sources))
                .containsExactly("C1: there is no class or test method RemovalBehavior");
        assertThat(problems(right.replace("wrongNames", "noNames"), sources))
                .containsExactly("C1: there is no class or test method noNamesAreFound");
        assertThat(problems(right.replace("BOASTS;", "BOASTED;"), sources))
                .containsExactly("C1: there is no ToyFault BOASTED, and it is not said to be planted by hand");
        assertThat(problems(right.replace("`wrong", "JMH `wrong"), sources))
                .containsExactly("C1: the benchmarks do not know wrongNamesAreFound");
        assertThat(problems("| C2 | short | kept | some tests | |\n", sources))
                .containsExactly(
                        "C2: a claim that is kept has no proof", "C2: a claim that is kept has no planted fault");
    }

    private static List<String> problems(String claims, Sources sources) {
        List<String> problems = new ArrayList<>();
        for (MatchResult row : ROW.matcher(claims).results().toList()) {
            String claim = row.group(1) + ": ";
            boolean kept = row.group(3).strip().startsWith("kept");
            if (kept && find(NAME, row.group(4), 2).isEmpty()) {
                problems.add(claim + "a claim that is kept has no proof");
            }
            if (kept && row.group(5).isBlank()) {
                problems.add(claim + "a claim that is kept has no planted fault");
            }
            names(row.group(4) + row.group(5), sources).forEach(problem -> problems.add(claim + problem));
            for (String part : row.group(5).split(";", -1)) {
                if (!part.contains("by hand")) {
                    faults(part).forEach(problem -> problems.add(claim + problem));
                }
            }
        }
        return problems;
    }

    private static List<String> names(String cells, Sources sources) {
        List<String> problems = new ArrayList<>();
        for (MatchResult found : NAME.matcher(cells).results().toList()) {
            String name = found.group(2);
            if (found.group(1) != null && !sources.benchmarks().contains(name)) {
                problems.add("the benchmarks do not know " + name);
            } else if (found.group(1) == null
                    && !sources.classes().contains(name)
                    && !sources.tests().contains(name)) {
                problems.add("there is no class or test method " + name);
            }
        }
        return problems;
    }

    private static List<String> faults(String part) {
        Set<String> known = new HashSet<>();
        for (ToyFault fault : ToyFault.values()) {
            known.add(fault.name());
        }
        for (PoolFault fault : PoolFault.values()) {
            known.add(fault.name());
        }
        return find(FAULT, part, 0).stream()
                .filter(name -> !known.contains(name))
                .map(name -> "there is no ToyFault " + name + ", and it is not said to be planted by hand")
                .toList();
    }

    private static List<String> find(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map(found -> found.group(group)).toList();
    }
}
