import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes broken twins of a backend, so that a proof can be seen to fail; run by the build as
 * {@code java PlantFault.java BACKEND PACKAGE FAULTS TWINS OUTPUT [all|LongLong SHARED FILE...]}.
 *
 * <p>BACKEND is the folder {@code src/main} of a module with plain classes and masters in PACKAGE, FAULTS a folder of files
 * {@code name.fault}, TWINS the package under which each fault gets a copy of the backend, {@code TWINS.name}. What follows is for
 * Specialise; a package without masters needs none. A fault says in which file what stands and what shall stand there, as often as it needs:
 *
 * <pre>
 * in KeyValDirectory.java
 * - one line of code that is there once
 * + what takes its place
 * in Table.java
 * ~ a line that may be there more than once
 * + what takes its place everywhere
 * without ConcurrentProvider.java
 * </pre>
 *
 * <p>Lines that begin with {@code #} are for people. A file {@code all.edits} is done to each twin before its own fault. A fault that
 * no longer fits its code fails the build instead of proving nothing.
 */
final class PlantFault {
    private record Edit(String file, String right, String wrong, boolean everywhere) {}

    private final Path backend;
    private final String original;
    private final Path output;
    private final List<String> specialise;
    private final Set<Path> made = new HashSet<>();

    private PlantFault(String[] args) {
        backend = Path.of(args[0]);
        original = args[1];
        output = Path.of(args[4]);
        specialise = List.of(args).subList(5, args.length);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 5 && args.length < 8) {
            throw new IllegalArgumentException(
                    "usage: java PlantFault.java BACKEND PACKAGE FAULTS TWINS OUTPUT [all|LongLong SHARED FILE...]");
        }
        List<Path> faults;
        try (Stream<Path> files = Files.list(Path.of(args[2]))) {
            faults = files.filter(file -> file.toString().endsWith(".fault"))
                    .sorted()
                    .toList();
        }
        Path common = Path.of(args[2], "all.edits");
        List<String> first = Files.exists(common) ? Files.readAllLines(common) : List.of();
        PlantFault planter = new PlantFault(args);
        for (Path fault : faults) {
            List<String> lines = new ArrayList<>(first);
            lines.addAll(Files.readAllLines(fault));
            planter.plant(lines, args[3] + "." + fault.getFileName().toString().replace(".fault", ""));
        }
        planter.deleteOthers();
        System.out.println("planted " + faults.size() + " faults");
    }

    private void plant(List<String> lines, String twin) throws IOException, InterruptedException {
        Set<String> without = new HashSet<>();
        List<Edit> edits = read(lines, without, twin);
        Path work = Files.createTempDirectory("twin");
        Path masters = work.resolve("masters");
        Path specialised = work.resolve("made");
        Path folder = output.resolve(folder(twin));
        int[] planted = new int[edits.size()];
        if (!specialise.isEmpty()) {
            copy("masters", masters.resolve(folder(twin)), twin, edits, planted, without);
        }
        made.addAll(copy("java", folder, twin, edits, planted, without));
        for (int i = 0; i < planted.length; i++) {
            if (planted[i] == 0 || planted[i] > 1 && !edits.get(i).everywhere()) {
                throw new IllegalStateException(
                        "In " + twin + " an edit fits " + planted[i] + " places: " + edits.get(i));
            }
        }
        if (!specialise.isEmpty()) {
            specialise(masters, specialised, twin);
            try (Stream<Path> files = Files.walk(specialised)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    made.add(write(folder.resolve(file.getFileName()), Files.readString(file)));
                }
            }
        }
        delete(work);
    }

    private void specialise(Path masters, Path specialised, String twin) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                backend.resolve("../../../codegen/Specialise.java").normalize().toString(),
                masters.toString(),
                specialised.toString(),
                twin));
        command.addAll(specialise);
        int status = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("Specialise ended with " + status + " for " + twin);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }

    private static List<Edit> read(List<String> lines, Set<String> without, String twin) {
        List<Edit> edits = new ArrayList<>();
        String file = "";
        String right = "";
        boolean everywhere = false;
        for (String line : lines) {
            String rest = line.substring(Math.min(2, line.length())).strip();
            if (line.startsWith("in ")) {
                file = line.substring(3).strip();
            } else if (line.startsWith("without ")) {
                without.add(line.substring(8).strip());
            } else if (line.startsWith("- ") || line.startsWith("~ ")) {
                right = rest;
                everywhere = line.startsWith("~");
            } else if (line.startsWith("+")) {
                edits.add(new Edit(file, right, rest, everywhere));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalStateException("No line of a fault, in " + twin + ": " + line);
            }
        }
        return edits;
    }

    private static String folder(String packageName) {
        return packageName.replace('.', File.separatorChar);
    }

    /** Copies the classes of the backend's package into the twin's, with the edits made, and counts where they fit. */
    private List<Path> copy(String kind, Path to, String twin, List<Edit> edits, int[] planted, Set<String> without)
            throws IOException {
        Files.createDirectories(to);
        List<Path> files;
        try (Stream<Path> list = Files.list(backend.resolve(kind).resolve(folder(original)))) {
            files = list.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        List<Path> written = new ArrayList<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (without.contains(name)) {
                continue;
            }
            String text = Files.readString(file).replace("package " + original + ";", "package " + twin + ";");
            for (int i = 0; i < edits.size(); i++) {
                Edit edit = edits.get(i);
                if (edit.file().equals(name)) {
                    for (int at = text.indexOf(edit.right()); at >= 0; at = text.indexOf(edit.right(), at + 1)) {
                        planted[i]++;
                    }
                    text = text.replace(edit.right(), edit.wrong());
                }
            }
            written.add(write(to.resolve(name), text));
        }
        return written;
    }

    private static Path write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        return file;
    }

    /** A twin whose fault is gone must not linger. */
    private void deleteOthers() throws IOException {
        List<Path> others;
        try (Stream<Path> walk = Files.walk(output)) {
            others = walk.filter(file -> Files.isRegularFile(file) && !made.contains(file))
                    .toList();
        }
        for (Path other : others) {
            Files.delete(other);
        }
    }
}
