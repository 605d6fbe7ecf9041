import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Compiles the part of a multi-release jar that needs a later JDK than the one that builds; run by the build as
 * {@code java LaterPart.java RELEASE SOURCES CLASSES REFUSE [HOME]}.
 *
 * <p>The JDK is HOME; else that of the environment variable {@code LETHE_JDK_NEW}; else the newest of those beside the one that runs
 * this, itself among them. Where none is of the release asked for or later, the jar gets no such part: one line says so, or the build
 * fails. REFUSE is {@code true}, {@code false}, or the version that is built: one that is no snapshot is refused. A Maven toolchain
 * would need a file in the home of each developer.
 */
final class LaterPart {
    private LaterPart() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length < 4) {
            throw new IllegalArgumentException("usage: java LaterPart.java RELEASE SOURCES CLASSES REFUSE [HOME]");
        }
        int release = Integer.parseInt(args[0]);
        Path sources = Path.of(args[1]);
        Path classes = Path.of(args[2]);
        Path output = classes.resolve("META-INF/versions/" + release);
        delete(output);
        Optional<Path> home = home(release, args.length > 4 ? args[4] : "");
        if (home.isEmpty()) {
            if (!args[3].equals("false") && !args[3].endsWith("-SNAPSHOT")) {
                System.err.println("A release needs the part for Java " + release + " of " + sources
                        + ": install a JDK of that release or later, and name its home in LETHE_JDK_NEW.");
                System.exit(1);
            }
            System.out.println(
                    "No JDK " + release + " or later beside this one, and LETHE_JDK_NEW names none: the jar is built"
                            + " without its part for Java " + release + ".");
            return;
        }
        compile(home.get(), release, sources, classes, output);
    }

    private static void compile(Path home, int release, Path sources, Path classes, Path output)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/javac").toString(),
                "--release",
                Integer.toString(release),
                "-proc:none",
                "-implicit:none",
                "-Xlint:all",
                "-Werror",
                "-g",
                "-cp",
                classes.toString(),
                "-d",
                output.toString()));
        try (Stream<Path> walk = Files.walk(sources)) {
            walk.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .forEach(file -> command.add(file.toString()));
        }
        Process javac = new ProcessBuilder(command).inheritIO().start();
        if (javac.waitFor() != 0) {
            delete(output); // half of it would be worse than none
            System.err.println("javac of " + home + " refused the part for Java " + release + ".");
            System.exit(1);
        }
    }

    private static Optional<Path> home(int release, String named) throws IOException {
        String asked = named.isBlank() ? System.getenv("LETHE_JDK_NEW") : named;
        if (asked != null && !asked.isBlank()) {
            Path home = Path.of(asked);
            if (feature(home) < release) {
                System.err.println("There is no JDK " + release + " or later in " + home + ".");
                System.exit(1);
            }
            return Optional.of(home);
        }
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> beside = Files.list(own.getParent())) {
            return beside.filter(home -> !Files.isSymbolicLink(home) && feature(home) >= release)
                    .max(Comparator.comparingInt(LaterPart::feature).thenComparing(Comparator.naturalOrder()));
        }
    }

    /** The feature release of a JDK, from its own file; -1 where there is none or it cannot compile. */
    private static int feature(Path home) {
        Path file = home.resolve("release");
        String javac = File.separatorChar == '\\' ? "bin/javac.exe" : "bin/javac";
        if (!Files.isRegularFile(file) || !Files.isExecutable(home.resolve(javac))) {
            return -1;
        }
        Properties said = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            said.load(reader);
        } catch (IOException unreadable) {
            return -1;
        }
        String version = said.getProperty("JAVA_VERSION", "").replace("\"", "");
        return version.isEmpty() ? -1 : Runtime.Version.parse(version).feature();
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
