import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Copies the stress tests without their broken twins, for those who test another backend than ours; run by the build as {@code java
 * LeaveOutTwins.java SOURCES OUTPUT TWINS}.
 *
 * <p>A claim is a class of which the last member is {@code Broken}, the claim on a twin. That member goes, with its Javadoc and
 * annotations, and the imports that only it had. It fails when something of the package TWINS is left, or no twin was found.
 */
final class LeaveOutTwins {
    private static final String TWIN = "    public static class Broken {";

    private LeaveOutTwins() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new IllegalArgumentException("usage: java LeaveOutTwins.java SOURCES OUTPUT TWINS");
        }
        Path sources = Path.of(args[0]);
        Path output = Path.of(args[1]);
        Pattern twins = Pattern.compile(args[2]);
        Set<Path> made = new HashSet<>();
        int cut = 0;
        for (Path source : javaFiles(sources)) {
            List<String> lines = Files.readAllLines(source);
            if (lines.contains(TWIN)) {
                lines = withoutUnusedImports(withoutTwin(lines, source));
                cut++;
            }
            String text = String.join("\n", lines) + "\n";
            if (twins.matcher(text).find()) {
                throw new IllegalStateException(source + " still has a twin.");
            }
            Path file = output.resolve(sources.relativize(source));
            made.add(file);
            if (!Files.exists(file) || !Files.readString(file).equals(text)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
        }
        if (cut == 0) {
            throw new IllegalStateException("No twin was found in " + sources + ".");
        }
        for (Path file : javaFiles(output)) {
            if (!made.contains(file)) {
                Files.delete(file);
            }
        }
        System.out.println("left out " + cut + " twins");
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> withoutTwin(List<String> lines, Path source) {
        int twin = lines.indexOf(TWIN);
        int begin = twin;
        while (!lines.get(begin).startsWith("    /**")) {
            begin--;
        }
        if (!lines.get(begin - 1).isEmpty()
                || !lines.subList(twin, lines.size()).equals(lastMember(lines, twin))) {
            throw new IllegalStateException("In " + source + " the twin is not the last member, behind an empty line.");
        }
        List<String> rest = new ArrayList<>(lines.subList(0, begin - 1));
        rest.add("}");
        return rest;
    }

    /** The lines from one on, if they are those of one member and the end of the class. */
    private static List<String> lastMember(List<String> lines, int from) {
        int end = from;
        while (!lines.get(end).equals("    }")) {
            end++;
        }
        List<String> member = new ArrayList<>(lines.subList(from, end + 1));
        member.add("}");
        return member;
    }

    private static List<String> withoutUnusedImports(List<String> lines) {
        String code = String.join(
                "\n", lines.stream().filter(line -> !line.startsWith("import ")).toList());
        return lines.stream()
                .filter(line -> !line.startsWith("import ") || names(code, line))
                .toList();
    }

    private static boolean names(String code, String line) {
        String name = line.substring(line.lastIndexOf('.') + 1, line.length() - 1);
        return Pattern.compile("\\b" + name + "\\b").matcher(code).find();
    }
}
