import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Measures how soon the fuzzer finds planted faults; run in the root of the project as
 * {@code java fuzz/sensitivity/Sensitivity.java [--until SECONDS] [--limit SECONDS] [--first N] [--seeds N] [--only PATTERN] [--check] [--table]}.
 *
 * <p>Each file {@code faults/MODULE/NAME.fault} says in which file of the module what line stands, and what shall stand there. The
 * changed file is compiled apart, into fuzz/target/sensitivity, and comes first on the class path of {@code fuzz/run}; the module
 * itself stays as it is. The fuzzer begins with an empty corpus and runs the target ANY, that is all of them, until it finds something
 * or the limit is over (120 s). Seconds are those of the processor, so that other work on the machine does not count; the limit is one of time, so
 * on a busy machine give it more. Results are kept in fuzz/sensitivity/results.tsv, so a run that was ended goes on where it was;
 * lines that are taken out of it are searched anew.
 *
 * <p>Before the faults, each seed is searched with the right code, as the fault {@link #CONTROL}: what finds something there has found no fault,
 * and ends the run. Each finding is replayed on the right code, too: where it fails there, it is no fault that was found, and the run ends.
 *
 * <p>{@code --until} begins no run after so many seconds, {@code --first} and {@code --seeds} are the first seed and the last (1 and 3), {@code --only} takes the faults whose name has the pattern. {@code --check}
 * compiles each fault and runs nothing: it tells whether all still fit their sources. {@code --table} writes the results as Markdown and
 * runs nothing.
 */
final class Sensitivity {
    private static final Path FAULTS = Path.of("fuzz", "sensitivity", "faults");
    private static final Path WORK = Path.of("fuzz", "target", "sensitivity");
    private static final Path RESULTS = Path.of("fuzz", "sensitivity", "results.tsv");
    private static final String MISSED = "-";

    /** What the fuzzer keeps when something was wrong or did not end; inputs that were only slow are no finding here. */
    /** What a search says that does not begin, as the self-test of a backend fails. */
    private static final String REFUSED = "has a BackendDoor, so it is to be fuzzed, but it is unavailable";

    private static final Pattern WRONG = Pattern.compile("--replay any (\\S*/(crash|timeout)-\\S*)");

    /** The name under which the results have the searches of the right code. */
    private static final String CONTROL = "control";

    /** One line of one file of a module, and what takes its place. */
    private record Fault(String module, String name, String what, String file, String right, String wrong) {
        static Fault read(Path path) throws IOException {
            Map<String, String> lines = new TreeMap<>();
            for (String line : Files.readAllLines(path)) {
                int space = line.indexOf(' ');
                if (space < 0 || lines.put(line.substring(0, space), line.substring(space + 1).strip()) != null) {
                    throw new IllegalStateException("No line of a fault, in " + path + ": " + line);
                }
            }
            if (!lines.keySet().equals(new java.util.TreeSet<>(List.of("#", "in", "-", "+")))) {
                throw new IllegalStateException("A fault has the lines #, in, - and +, but " + path + " has " + lines.keySet());
            }
            return new Fault(
                    path.getParent().getFileName().toString(),
                    path.getFileName().toString().replace(".fault", ""),
                    lines.get("#"),
                    lines.get("in"),
                    lines.get("-"),
                    lines.get("+"));
        }

        /** Compiles the file with the fault, if that was not done before, and returns the folder of the classes. */
        Path plant() throws IOException, InterruptedException {
            Path folder = WORK.resolve("classes").resolve(name);
            Path source = find();
            String text = Files.readString(source);
            int at = text.indexOf(right);
            if (at < 0 || text.indexOf(right, at + 1) >= 0) {
                throw new IllegalStateException("The fault " + name + " does not fit one place of " + source + ".");
            }
            String faulty = text.replace(right, wrong);
            Path mark = folder.resolve("planted");
            if (Files.exists(mark) && Files.readString(mark).equals(faulty)) {
                return folder;
            }
            delete(folder);
            delete(WORK.resolve("sources").resolve(name));
            Path main = Path.of(module, "src", "main");
            boolean isMaster = source.startsWith(main.resolve("masters"));
            Path planted = WORK.resolve("sources").resolve(name).resolve(main.relativize(source).subpath(1, main.relativize(source).getNameCount()));
            Files.createDirectories(planted.getParent());
            Files.writeString(planted, faulty);
            Path root = WORK.resolve("sources").resolve(name);
            List<Path> sources = List.of(planted);
            if (isMaster) {
                Path made = WORK.resolve("sources").resolve(name + "-made");
                delete(made);
                start(List.of(java(), "codegen/Specialise.java", root.toString(), made.toString()));
                sources = files(made, ".java");
            }
            compile(sources, folder);
            Files.writeString(mark, faulty);
            return folder;
        }

        private Path find() throws IOException {
            List<Path> found = files(Path.of(module, "src", "main"), File.separator + file).stream()
                    .filter(path -> !path.toString().contains("java22"))
                    .toList();
            if (found.size() != 1) {
                throw new IllegalStateException("The fault " + name + " is for one file, but there are " + found + ".");
            }
            return found.get(0);
        }

        private static void compile(List<Path> sources, Path folder) throws IOException {
            Files.createDirectories(folder);
            List<String> arguments = new ArrayList<>(List.of(
                    "-nowarn", "-proc:none", "-g", "-parameters", "-encoding", "UTF-8", "-d", folder.toString(), "-cp", classPath()));
            sources.forEach(source -> arguments.add(source.toString()));
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            java.io.ByteArrayOutputStream said = new java.io.ByteArrayOutputStream();
            if (compiler.run(null, said, said, arguments.toArray(String[]::new)) != 0) {
                throw new IllegalStateException("The faulty " + sources + " cannot be compiled: " + said);
            }
        }
    }

    private final long limit;
    private final int first;
    private final int seeds;
    private final Predicate<String> only;
    private final long end;

    private Sensitivity(Map<String, String> options) {
        limit = Long.parseLong(options.getOrDefault("--limit", "120"));
        first = Integer.parseInt(options.getOrDefault("--first", "1"));
        seeds = Integer.parseInt(options.getOrDefault("--seeds", "3"));
        only = Pattern.compile(options.getOrDefault("--only", "")).asPredicate();
        end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(options.getOrDefault("--until", "1000000")));
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i < args.length; i++) {
            boolean takesValue = !args[i].equals("--table") && !args[i].equals("--check");
            options.put(args[i], takesValue ? args[++i] : "");
        }
        Files.createDirectories(WORK);
        Sensitivity sensitivity = new Sensitivity(options);
        List<Fault> faults = new ArrayList<>();
        for (Path path : files(FAULTS, ".fault")) {
            faults.add(Fault.read(path));
        }
        if (faults.isEmpty()) {
            throw new IllegalStateException("There are no faults in " + FAULTS + "; run this in the root of the project.");
        }
        if (options.containsKey("--table")) {
            sensitivity.table(faults);
        } else if (options.containsKey("--check")) {
            sensitivity.check(faults);
        } else {
            sensitivity.run(faults);
        }
    }

    private void check(List<Fault> faults) throws IOException, InterruptedException {
        int fit = 0;
        for (Fault fault : faults) {
            if (only.test(fault.name())) {
                fault.plant();
                fit++;
            }
        }
        System.out.println(fit + " faults fit their sources, and can be compiled");
    }

    private void run(List<Fault> faults) throws IOException, InterruptedException {
        for (int seed = first; seed <= seeds; seed++) {
            if (!search(CONTROL, null, seed).startsWith(MISSED)) {
                throw new IllegalStateException("Seed " + seed + " finds something in the right code: see " + RESULTS + ", and mend that first.");
            }
            for (Fault fault : faults) {
                if (!only.test(fault.name())) {
                    continue;
                }
                if (System.nanoTime() > end) {
                    System.out.println("stopped; run again to go on");
                    return;
                }
                search(fault.name(), fault, seed);
            }
        }
        System.out.println("done");
    }

    /** Returns what the results have for the name and the seed; if they have nothing, searches first. */
    private String search(String name, Fault fault, int seed) throws IOException, InterruptedException {
        String[] known = results().get(key(name, seed));
        if (known != null) {
            return known[2];
        }
        String result = search(fault == null ? null : fault.plant(), seed);
        Files.writeString(
                RESULTS,
                key(name, seed) + "\t" + result + "\t" + LocalDate.now() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        System.out.println(key(name, seed) + "\t" + result);
        return result;
    }

    /** Returns the seconds of the processor until something was found in these classes, and what was thrown; without classes, in the right code. */
    private String search(Path classes, int seed) throws IOException, InterruptedException {
        double began = processorSeconds();
        List<String> command = new ArrayList<>(List.of(
                "fuzz/run", "--empty", "--seed", Integer.toString(seed), "--seconds", Long.toString(limit)));
        if (classes != null) {
            command.addAll(List.of("--front", classes.toString()));
        }
        command.add("any");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes());
        int status = process.waitFor();
        double seconds = processorSeconds() - began;
        String thrown = said.lines().filter(line -> line.contains("Exception:") || line.contains("Error:") || line.contains("error:"))
                .findFirst()
                .orElse(said.lines().filter(line -> line.contains("found after")).findFirst().orElse(""))
                .replaceAll("\\s+", " ");
        if (status == 0 || said.contains("found after") && !WRONG.matcher(said).find()) {
            return MISSED + "\t";
        }
        if (classes != null && said.contains(REFUSED)) {
            return String.format(Locale.ROOT, "%.1f", seconds) + "\trefused: " + thrown;
        }
        if (!said.contains("found after")) {
            throw new IllegalStateException("The fuzzer did not run for " + classes + ":\n" + said);
        }
        Matcher finding = WRONG.matcher(said);
        while (classes != null && finding.find()) {
            start(List.of("fuzz/run", "--replay", "any", finding.group(1)));
        }
        return String.format(Locale.ROOT, "%.1f", seconds) + "\t" + (thrown.length() > 160 ? thrown.substring(0, 160) : thrown);
    }

    /** What all processes that were started here, and have ended, took of the processor: other work on the machine does not count. Linux only. */
    private static double processorSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0; // cutime and cstime, in ticks
    }

    private static String key(String name, int seed) {
        return name + "\t" + seed;
    }

    /** Returns the fields of the results, by fault and seed: both, the seconds or the sign of a miss, what was thrown, the day. */
    private static Map<String, String[]> results() throws IOException {
        Map<String, String[]> results = new TreeMap<>();
        if (Files.exists(RESULTS)) {
            for (String line : Files.readAllLines(RESULTS)) {
                String[] fields = line.split("\t", -1);
                results.put(fields[0] + "\t" + fields[1], fields);
            }
        }
        return results;
    }

    private void table(List<Fault> faults) throws IOException {
        Map<String, String[]> results = results();
        StringBuilder text =
                new StringBuilder("| fault | module | what is wrong | seconds, by seed | on |\n|---|---|---|---|---|\n");
        int searched = 0;
        int found = 0;
        for (Fault fault : faults) {
            List<String> seconds = new ArrayList<>();
            String day = "";
            for (int seed = 1; seed <= seeds; seed++) {
                String[] result = results.get(key(fault.name(), seed));
                if (result == null) {
                    seconds.add("not run");
                    continue;
                }
                boolean missed = result[2].equals(MISSED);
                seconds.add(missed ? "not found" : result[2]);
                day = result[4];
                searched++;
                found += missed ? 0 : 1;
            }
            text.append(String.format(
                    "| %s | %s | %s | %s | %s |%n",
                    fault.name(), fault.module(), fault.what(), String.join(", ", seconds), day));
        }
        System.out.print(text);
        System.out.printf("%n%d faults, %d searches, %d found something.%n", faults.size(), searched, found);
    }

    private static String classPath() throws IOException {
        return Files.readString(Path.of("fuzz", "target", "class-path")).strip();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void start(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + " failed: " + said);
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(path -> path.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
