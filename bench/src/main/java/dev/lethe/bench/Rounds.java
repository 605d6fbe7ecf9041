package dev.lethe.bench;

import dev.lethe.bench.Measurer.MeasurementException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Measures cells in rounds: in each, one JVM of each implementation of a cell directly after the other, so that a
 * drift of the machine meets all of them and a bad minute spoils one round of a cell, not the cell.
 *
 * <p>The first round has all peers; the others have Lethe and the peers that were fastest on that cell in the first.
 */
final class Rounds {
    /** Peers of a cell that go on after the first round. */
    static final int FINALISTS = 2;

    private final List<Cell> cells;
    private final List<String> lethe;
    private final List<String> peers;
    private final int rounds;
    private final PrintStream progress;

    Rounds(List<Cell> cells, List<String> lethe, List<String> peers, int rounds, PrintStream progress) {
        this.cells = cells;
        this.lethe = lethe;
        this.peers = peers;
        this.rounds = rounds;
        this.progress = progress;
    }

    /** Measures what the file does not have yet; returns what failed. */
    List<String> run(RawFile raw, Measurer measurer) throws IOException {
        List<String> failures = new ArrayList<>();
        int total = total();
        int step = 0;
        int measured = 0;
        long start = System.nanoTime();
        for (int round = 1; round <= rounds; round++) {
            for (Cell cell : cells) {
                for (String implementation : contestants(cell, round, raw)) {
                    step++;
                    if (raw.has(cell, implementation, round)) {
                        continue;
                    }
                    String what =
                            String.format("[%d/%d] round %d  %s  %s", step, total, round, cell.id(), implementation);
                    try {
                        Measurement result = measurer.measure(cell, implementation, round);
                        raw.add(result);
                        Duration left = Duration.ofNanos((System.nanoTime() - start) / ++measured * (total - step));
                        progress.printf("%s  %.2f ns  (%d min left)%n", what, result.nanos(), left.toMinutes());
                    } catch (MeasurementException e) {
                        progress.println(what + "  FAILED: " + e.getMessage());
                        failures.add(what);
                    }
                }
            }
        }
        return failures;
    }

    /** The implementations of a round, beginning with another one each time. */
    private List<String> contestants(Cell cell, int round, RawFile raw) {
        List<String> names = takingPart(cell);
        List<String> against = peersOf(cell);
        names.addAll(round == 1 ? against : finalists(cell, raw.measurements(), against));
        Collections.rotate(names, 1 - round);
        return names;
    }

    /** Those of the peers that have such a map. */
    private List<String> peersOf(Cell cell) {
        return peers.stream().filter(Contenders.peers(cell.shape())::contains).toList();
    }

    /** The fastest peers of a cell in the first round. */
    static List<String> finalists(Cell cell, List<Measurement> measurements, List<String> peers) {
        return measurements.stream()
                .filter(result -> peers.contains(result.implementation()))
                .filter(result -> result.isOf(cell, result.implementation(), 1))
                .sorted(Comparator.comparingDouble(Measurement::nanos))
                .limit(FINALISTS)
                .map(Measurement::implementation)
                .toList();
    }

    /** The backends that make maps of the shape of a cell. */
    private List<String> takingPart(Cell cell) {
        return lethe.stream()
                .filter(name -> Contenders.isFound(name, cell.shape()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private int total() {
        int total = 0;
        for (Cell cell : cells) {
            int backends = takingPart(cell).size();
            int first = peersOf(cell).size();
            total += backends + first + (rounds - 1) * (backends + Math.min(first, FINALISTS));
        }
        return total;
    }
}
