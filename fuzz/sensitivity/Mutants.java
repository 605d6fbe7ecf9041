import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Says what became of the mutants of PIT; run in the root of the project as {@code java fuzz/sensitivity/Mutants.java [--open] [REPORT.xml...]}.
 *
 * <p>Takes the reports of all runs under fuzz/target/pit-reports, unless some are named: a mutant that one run kills is killed. Those that are left have to be explained in
 * fuzz/sensitivity/survivors.tsv, by lines of five fields with tabs between: patterns for class, method and what was changed, a part of the line of source, and why nobody
 * notices. Patterns are for the whole; an empty field fits all. {@code --open} lists what no line explains. Ends with 1 when there is something, and when a line explains nothing any more.
 */
final class Mutants {
    private static final Path REPORTS = Path.of("fuzz", "target", "pit-reports");
    private static final Path EXPLAINED = Path.of("fuzz", "sensitivity", "survivors.tsv");
    private static final List<Path> SOURCES = List.of(
            Path.of("map-core", "target", "generated-sources", "specialised", "dev", "lethe", "map", "core"),
            Path.of("map-core", "src", "main", "java", "dev", "lethe", "map", "core"));

    private enum Fate {
        KILLED,
        DID_NOT_END,
        EXPLAINED,
        OPEN
    }

    private record Mutant(String type, String method, String changed, int line, String source) {}

    private record Reason(Pattern type, Pattern method, Pattern changed, String source, String why) {
        static Reason of(String text) {
            String[] fields = text.split("\t", -1);
            if (fields.length != 5) {
                throw new IllegalStateException("A line of " + EXPLAINED + " has five fields, with tabs between: " + text);
            }
            return new Reason(pattern(fields[0]), pattern(fields[1]), pattern(fields[2]), fields[3], fields[4]);
        }

        private static Pattern pattern(String field) {
            return Pattern.compile(field.isEmpty() ? ".*" : field);
        }

        boolean explains(Mutant mutant) {
            return type.matcher(mutant.type()).matches()
                    && method.matcher(mutant.method()).matches()
                    && changed.matcher(mutant.changed()).matches()
                    && mutant.source().contains(source);
        }
    }

    private final Map<String, Mutant> mutants = new LinkedHashMap<>();
    private final Map<String, Fate> fates = new LinkedHashMap<>();
    private final Map<String, List<String>> sources = new TreeMap<>();

    private Mutants() {}

    public static void main(String[] args) throws Exception {
        List<String> names = new ArrayList<>(List.of(args));
        boolean open = names.remove("--open");
        Mutants all = new Mutants();
        for (Path report : names.isEmpty() ? reports() : names.stream().map(Path::of).toList()) {
            all.read(report);
        }
        if (all.mutants.isEmpty()) {
            throw new IllegalStateException("There is no report with mutants under " + REPORTS + "; run PIT first: mvn -q process-test-classes -pl fuzz -am -Ppit");
        }
        System.exit(all.judge(open) ? 0 : 1);
    }

    private static List<Path> reports() throws IOException {
        try (Stream<Path> walk = Files.walk(REPORTS)) {
            return walk.filter(path -> path.endsWith("mutations.xml")).sorted().toList();
        }
    }

    private void read(Path report) throws Exception {
        NodeList list = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile()).getElementsByTagName("mutation");
        for (int i = 0; i < list.getLength(); i++) {
            Element mutation = (Element) list.item(i);
            String type = text(mutation, "mutatedClass").replaceAll(".*\\.", "");
            int line = Integer.parseInt(text(mutation, "lineNumber"));
            String mutator = text(mutation, "mutator").replaceAll(".*\\.", "");
            String key = type + ' ' + text(mutation, "mutatedMethod") + text(mutation, "methodDescription") + ' ' + mutator + ' ' + text(mutation, "indexes").strip();
            mutants.put(key, new Mutant(type, text(mutation, "mutatedMethod"), text(mutation, "description"), line, source(type, line)));
            Fate fate = switch (mutation.getAttribute("status")) {
                case "KILLED" -> Fate.KILLED;
                case "TIMED_OUT", "MEMORY_ERROR", "RUN_ERROR" -> Fate.DID_NOT_END;
                default -> Fate.OPEN;
            };
            fates.merge(key, fate, (one, other) -> one.compareTo(other) < 0 ? one : other);
        }
    }

    private static String text(Element mutation, String name) {
        return mutation.getElementsByTagName(name).item(0).getTextContent();
    }

    private String source(String type, int line) throws IOException {
        String file = type.replaceAll("\\$.*", "") + ".java";
        List<String> lines = sources.get(file);
        if (lines == null) {
            Path path = SOURCES.stream().map(folder -> folder.resolve(file)).filter(Files::exists).findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no " + file + " in " + SOURCES + "."));
            lines = Files.readAllLines(path);
            sources.put(file, lines);
        }
        return lines.get(line - 1).strip();
    }

    private boolean judge(boolean listed) throws IOException {
        List<Reason> reasons = new ArrayList<>();
        if (Files.exists(EXPLAINED)) {
            Files.readAllLines(EXPLAINED).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Reason::of)
                    .forEach(reasons::add);
        }
        Map<Reason, Integer> used = new LinkedHashMap<>();
        reasons.forEach(reason -> used.put(reason, 0));
        Map<String, Map<Fate, Integer>> table = new TreeMap<>();
        List<Mutant> left = new ArrayList<>();
        for (Map.Entry<String, Mutant> entry : mutants.entrySet()) {
            Mutant mutant = entry.getValue();
            Fate fate = fates.get(entry.getKey());
            if (fate == Fate.OPEN) {
                Reason reason = reasons.stream().filter(one -> one.explains(mutant)).findFirst().orElse(null);
                if (reason == null) {
                    left.add(mutant);
                } else {
                    fate = Fate.EXPLAINED;
                    used.merge(reason, 1, Integer::sum);
                }
            }
            table.computeIfAbsent(mutant.type(), type -> new EnumMap<>(Fate.class)).merge(fate, 1, Integer::sum);
        }
        print(table);
        System.out.println("\n| left, and why | mutants |\n|---|---|");
        Map<String, Integer> why = new LinkedHashMap<>();
        used.forEach((reason, times) -> why.merge(reason.why(), times, Integer::sum));
        why.forEach((text, times) -> System.out.println("| " + text + " | " + times + " |"));
        used.forEach((reason, times) -> {
            if (times == 0) {
                System.out.println("explains nothing any more: " + reason);
            }
        });
        if (listed) {
            left.sort(java.util.Comparator.comparing(Mutant::type).thenComparing(Mutant::line));
            left.forEach(mutant -> System.out.println(
                    "open: " + mutant.type() + ":" + mutant.line() + " " + mutant.method() + ": " + mutant.changed() + " || " + mutant.source()));
        }
        return left.isEmpty() && !used.containsValue(0);
    }

    private static void print(Map<String, Map<Fate, Integer>> table) {
        System.out.println("| class | mutants | killed | did not end | explained | open |\n|---|---|---|---|---|---|");
        Map<Fate, Integer> sums = new EnumMap<>(Fate.class);
        table.forEach((type, fates) -> {
            row(type, fates);
            fates.forEach((fate, times) -> sums.merge(fate, times, Integer::sum));
        });
        row("all", sums);
    }

    private static void row(String name, Map<Fate, Integer> fates) {
        System.out.printf(
                "| %s | %d | %d | %d | %d | %d |%n",
                name,
                fates.values().stream().mapToInt(Integer::intValue).sum(),
                fates.getOrDefault(Fate.KILLED, 0),
                fates.getOrDefault(Fate.DID_NOT_END, 0),
                fates.getOrDefault(Fate.EXPLAINED, 0),
                fates.getOrDefault(Fate.OPEN, 0));
    }
}
