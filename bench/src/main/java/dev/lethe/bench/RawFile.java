package dev.lethe.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The results of a run, a line each, appended as they come, so that a run that was cut short can go on.
 *
 * <p>Lines that begin with {@code #} say where and how the lines below them were measured: {@code # key: value}. Each
 * start of the program appends its own.
 */
final class RawFile {
    private final Path path;
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<Map.Entry<String, String>> notes = new ArrayList<>();

    private RawFile(Path path) {
        this.path = path;
    }

    /** Opens a file, which may not exist yet. */
    static RawFile open(Path path) throws IOException {
        RawFile file = new RawFile(path);
        if (Files.exists(path)) {
            for (String line : Files.readAllLines(path)) {
                file.take(line);
            }
        }
        return file;
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

    List<Measurement> measurements() {
        return List.copyOf(measurements);
    }

    List<Map.Entry<String, String>> notes() {
        return List.copyOf(notes);
    }

    boolean has(Cell cell, String implementation, int round) {
        return measurements.stream().anyMatch(done -> done.isOf(cell, implementation, round));
    }

    /** Writes down where and how the next results are measured. */
    void note(Map<String, String> entries) throws IOException {
        if (measurements.isEmpty() && notes.isEmpty()) {
            Files.createDirectories(path.toAbsolutePath().getParent());
            append(Measurement.HEADER);
        }
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            append("# " + entry.getKey() + ": " + entry.getValue());
        }
    }

    void add(Measurement measurement) throws IOException {
        append(measurement.toLine());
    }

    private void append(String line) throws IOException {
        Files.writeString(path, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        take(line);
    }

    private void take(String line) {
        if (line.startsWith("# ")) {
            String[] parts = line.substring(2).split(": ", 2);
            notes.add(Map.entry(parts[0], parts.length == 2 ? parts[1] : ""));
        } else if (!line.isBlank() && !line.equals(Measurement.HEADER)) {
            measurements.add(Measurement.parse(line));
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
