package dev.lethe.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A file with one result a line, appended as they come, so that a run that was cut short can go on.
 *
 * <p>Lines that begin with {@code #} say where and how the lines below them were measured: {@code # key: value}. Each
 * start of the program appends its own.
 */
final class ResultLog {
    private final Path path;
    private final String header;
    private final Consumer<String> results;
    private final List<Map.Entry<String, String>> notes = new ArrayList<>();
    private boolean begun;

    private ResultLog(Path path, String header, Consumer<String> results) {
        this.path = path;
        this.header = header;
        this.results = results;
    }

    /**
     * Opens a file, which may not exist yet.
     *
     * @param header the names of the fields
     * @param results takes each line with a result, those that are in the file and those that are added
     */
    static ResultLog open(Path path, String header, Consumer<String> results) throws IOException {
        ResultLog log = new ResultLog(path, header, results);
        if (Files.exists(path)) {
            for (String line : Files.readAllLines(path)) {
                log.take(line);
            }
        }
        return log;
    }

    /** Returns the name of the newest file of a set, by its date, or of a new one. */
    static Path choose(Path folder, String set, String date, boolean resume) throws IOException {
        List<Path> found = List.of();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                found = files.filter(file ->
                                file.getFileName().toString().matches("\\d{4}-\\d\\d-\\d\\d-" + set + "(-\\d+)?\\.csv"))
                        .sorted((a, b) -> Long.compare(rank(a), rank(b)))
                        .toList();
            }
        }
        if (resume && !found.isEmpty()) {
            return found.get(found.size() - 1);
        }
        Path path = folder.resolve(date + "-" + set + ".csv");
        for (int i = 2; Files.exists(path); i++) {
            path = folder.resolve(date + "-" + set + "-" + i + ".csv");
        }
        return path;
    }

    Path path() {
        return path;
    }

    List<Map.Entry<String, String>> notes() {
        return List.copyOf(notes);
    }

    /** Writes down where and how the next results are measured. */
    void note(Map<String, String> entries) throws IOException {
        if (!begun) {
            Files.createDirectories(path.toAbsolutePath().getParent());
            append(header);
        }
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            append("# " + entry.getKey() + ": " + entry.getValue());
        }
    }

    void add(String result) throws IOException {
        append(result);
    }

    private void append(String line) throws IOException {
        Files.writeString(path, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        take(line);
    }

    private void take(String line) {
        begun |= !line.isBlank();
        if (line.startsWith("# ")) {
            String[] parts = line.substring(2).split(": ", 2);
            notes.add(Map.entry(parts[0], parts.length == 2 ? parts[1] : ""));
        } else if (!line.isBlank() && !line.equals(header)) {
            results.accept(line);
        }
    }

    /** Orders files of one set: by date, then by the number behind the name. */
    private static long rank(Path file) {
        String name = file.getFileName().toString();
        long date = Long.parseLong(name.substring(0, 10).replace("-", ""));
        String tail = name.substring(name.lastIndexOf('-') + 1, name.length() - ".csv".length());
        return date * 1_000 + (tail.matches("\\d+") ? Long.parseLong(tail) : 1);
    }
}
