package dev.lethe.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The measurements of a run and their file. */
final class RawFile {
    private final List<Measurement> measurements = new ArrayList<>();
    private final ResultLog log;

    private RawFile(Path path) throws IOException {
        log = ResultLog.open(path, Measurement.HEADER, line -> measurements.add(Measurement.parse(line)));
    }

    /** Opens a file, which may not exist yet. */
    static RawFile open(Path path) throws IOException {
        return new RawFile(path);
    }

    Path path() {
        return log.path();
    }

    List<Measurement> measurements() {
        return List.copyOf(measurements);
    }

    List<Map.Entry<String, String>> notes() {
        return log.notes();
    }

    boolean has(Cell cell, String implementation, int round) {
        return measurements.stream().anyMatch(done -> done.isOf(cell, implementation, round));
    }

    /** Writes down where and how the next results are measured. */
    void note(Map<String, String> entries) throws IOException {
        log.note(entries);
    }

    void add(Measurement measurement) throws IOException {
        log.add(measurement.toLine());
    }
}
