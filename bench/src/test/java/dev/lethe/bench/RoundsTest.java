package dev.lethe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.bench.Measurer.MeasurementException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundsTest {
    private static final Cell CELL = Cell.fresh(MapShape.LONG_LONG, Operation.GET_HIT, 1_000);
    private static final Map<String, Double> NANOS =
            Map.of("lethe:core", 5.0, "HashMap", 9.0, "fastutil", 7.0, "HPPC", 6.0);

    @TempDir
    private Path folder;

    private final List<String> measured = new ArrayList<>();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();
    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("raw.csv");
    }

    @Test
    void laterRoundsHaveLetheAndTheTwoFastestPeers() throws IOException {
        run(2, this::measure);
        assertThat(measured).hasSize(7);
        assertThat(measured.subList(0, 4))
                .containsExactlyInAnyOrder("lethe:core 1", "HashMap 1", "fastutil 1", "HPPC 1");
        assertThat(measured.subList(4, 7)).containsExactlyInAnyOrder("lethe:core 2", "fastutil 2", "HPPC 2");
    }

    @Test
    void backendThatLacksTheShapeOfACellStaysAway() throws IOException {
        Cell strings = Cell.fresh(MapShape.STRING_OBJECT, Operation.GET_HIT, 1_000);
        PrintStream out = new PrintStream(progress, true, StandardCharsets.UTF_8);
        List<String> failures = new Rounds(
                        List.of(CELL, strings), List.of("lethe:core", "lethe:unsafe"), List.of("HPPC"), 1, out)
                .run(RawFile.open(file), (cell, implementation, round) -> {
                    measured.add(cell.shape().id() + " " + implementation);
                    return new Measurement(cell, implementation, round, 5, 0, 0, 0);
                });
        assertThat(failures).isEmpty();
        assertThat(measured)
                .containsExactlyInAnyOrder(
                        "long-long lethe:core",
                        "long-long lethe:unsafe",
                        "long-long HPPC",
                        "string-object lethe:core",
                        "string-object HPPC");
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("[5/5]");
    }

    @Test
    void aRunThatWasCutShortGoesOn() throws IOException {
        run(3, this::measure);
        List<String> whole = List.copyOf(measured);
        for (int stop = 0; stop <= whole.size(); stop++) {
            file = folder.resolve("raw-" + stop + ".csv");
            measured.clear();
            stopAfter(stop);
            run(3, this::measure);
            assertThat(measured).isEqualTo(whole);
        }
    }

    @Test
    void aFinishedRunMeasuresNothingMore() throws IOException {
        run(2, this::measure);
        measured.clear();
        assertThat(run(2, this::measure)).isEmpty();
        assertThat(measured).isEmpty();
    }

    @Test
    void aFailureIsReportedAndTriedAgain() throws IOException {
        List<String> failures = run(1, (cell, implementation, round) -> {
            if (implementation.equals("HPPC")) {
                throw new MeasurementException("no such map", new IllegalStateException());
            }
            return measure(cell, implementation, round);
        });
        assertThat(failures).hasSize(1).allMatch(failure -> failure.contains("HPPC"));
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("FAILED: no such map");
        measured.clear();
        run(1, this::measure);
        assertThat(measured).containsExactly("HPPC 1");
    }

    private List<String> run(int rounds, Measurer measurer) throws IOException {
        PrintStream out = new PrintStream(progress, true, StandardCharsets.UTF_8);
        return new Rounds(List.of(CELL), List.of("lethe:core"), List.of("HashMap", "fastutil", "HPPC"), rounds, out)
                .run(RawFile.open(file), measurer);
    }

    /** Runs until so many results are written, then breaks off as a killed program would. */
    private void stopAfter(int results) throws IOException {
        try {
            run(3, (cell, implementation, round) -> {
                if (measured.size() == results) {
                    throw new KilledException();
                }
                return measure(cell, implementation, round);
            });
        } catch (KilledException e) {
            assertThat(measured).hasSize(results);
        }
    }

    private Measurement measure(Cell cell, String implementation, int round) {
        measured.add(implementation + " " + round);
        return new Measurement(cell, implementation, round, NANOS.getOrDefault(implementation, 99.0), 0, 0, 0);
    }

    private static final class KilledException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
