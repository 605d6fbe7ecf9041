import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes broken twins of a backend, so that a proof can be seen to fail; run by the build as
 * {@code java PlantFault.java BACKEND PACKAGE FAULTS TWINS OUTPUT [SHARED FILE...]}.
 *
 * <p>BACKEND is the folder {@code src/main} of a module with plain classes and masters in PACKAGE, FAULTS a folder of files
 * {@code name.fault}, TWINS the package under which each fault gets a copy of the backend, {@code TWINS.name}. SHARED and the files
 * behind it are those that Specialise takes along. A fault names a file and says what stands there and what shall stand there:
 *
 * <pre>
 * in KeyValDirectory.java
 * - one line of code
 * + what takes its place
 * </pre>
 *
 * The text must be there exactly once: a fault that no longer fits its code fails the build instead of proving nothing.
 */
final class PlantFault {
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length < 5) {
            throw new IllegalArgumentException(
                    "usage: java PlantFault.java BACKEND PACKAGE FAULTS TWINS OUTPUT [SHARED FILE...]");
        }
        List<Path> faults;
        try (Stream<Path> files = Files.list(Path.of(args[2]))) {
            faults = files.filter(file -> file.toString().endsWith(".fault")).sorted().toList();
        }
        for (Path fault : faults) {
            String name = fault.getFileName().toString().replace(".fault", "");
            plant(Files.readAllLines(fault), Path.of(args[0]), args[1], args[3] + "." + name, Path.of(args[4]), args);
        }
        System.out.println("planted " + faults.size() + " faults");
    }

    private static void plant(
            List<String> fault, Path backend, String original, String twin, Path output, String[] args)
            throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("twin");
        Path masters = work.resolve("masters").resolve(folder(twin));
        Path made = work.resolve("made");
        int planted = copy(backend.resolve("masters").resolve(folder(original)), masters, original, twin, fault);
        Path folder = output.resolve(folder(twin));
        planted += copy(backend.resolve("java").resolve(folder(original)), folder, original, twin, fault);
        if (planted != 1) {
            throw new IllegalStateException("The fault " + twin + " fits " + planted + " places, not one: " + fault);
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                backend.resolve("../../../codegen/Specialise.java").normalize().toString()));
        command.add(work.resolve("masters").toString());
        command.add(made.toString());
        for (int i = 5; i < args.length; i++) {
            command.add(args[i]);
        }
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("Specialise ended with " + status + " for " + twin);
        }
        try (Stream<Path> files = Files.walk(made)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                writeIfOther(folder.resolve(file.getFileName()), Files.readString(file));
            }
        }
    }

    private static String folder(String packageName) {
        return packageName.replace('.', File.separatorChar);
    }

    /** Copies the classes of a package into another, and returns in how many places the fault was planted. */
    private static int copy(Path from, Path to, String original, String twin, List<String> fault) throws IOException {
        int planted = 0;
        Files.createDirectories(to);
        List<Path> files;
        try (Stream<Path> list = Files.list(from)) {
            files = list.filter(file -> file.toString().endsWith(".java")).toList();
        }
        for (Path file : files) {
            String text = Files.readString(file).replace("package " + original + ";", "package " + twin + ";");
            if (fault.get(0).equals("in " + file.getFileName())) {
                String right = fault.get(1).substring(2).strip();
                String wrong = fault.get(2).substring(2).strip();
                for (int at = text.indexOf(right); at >= 0; at = text.indexOf(right, at + 1)) {
                    planted++;
                }
                text = text.replace(right, wrong);
            }
            writeIfOther(to.resolve(file.getFileName()), text);
        }
        return planted;
    }

    private static void writeIfOther(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }
}
