package dev.lethe.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openjdk.jmh.util.ListStatistics;

/**
 * Lethe against the best peer on one cell, as the ratio of their times.
 *
 * @param ratio the median of the ratios of the rounds; both times of a ratio are from the same round
 * @param low the smallest ratio of a round
 * @param high the largest ratio of a round
 */
record Comparison(Cell cell, String lethe, String peer, double ratio, double low, double high, int rounds) {
    /** Compares, if both were measured in some round. */
    static Optional<Comparison> of(Cell cell, String lethe, List<Measurement> measurements) {
        Map<String, Map<Integer, Double>> times = times(cell, measurements);
        Map<Integer, Double> ours = times.getOrDefault(lethe, Map.of());
        return best(times).flatMap(peer -> {
            List<Double> ratios = new ArrayList<>();
            times.getOrDefault(peer, Map.of()).forEach((round, nanos) -> {
                Double own = ours.get(round);
                if (own != null) {
                    ratios.add(own / nanos);
                }
            });
            if (ratios.isEmpty()) {
                return Optional.empty();
            }
            ListStatistics statistics = statistics(ratios);
            return Optional.of(new Comparison(
                    cell,
                    lethe,
                    peer,
                    statistics.getPercentile(50),
                    statistics.getMin(),
                    statistics.getMax(),
                    ratios.size()));
        });
    }

    /** The median over the rounds of a time or a number of bytes; NaN when there is none. */
    static double median(List<Double> values) {
        return values.isEmpty() ? Double.NaN : statistics(values).getPercentile(50);
    }

    /** The fastest peer; where some went on after the first round, one of these. */
    private static Optional<String> best(Map<String, Map<Integer, Double>> times) {
        List<String> peers = times.keySet().stream()
                .filter(name -> !Contenders.isLethe(name))
                .toList();
        List<String> finalists = peers.stream()
                .filter(name -> times.getOrDefault(name, Map.of()).size() > 1)
                .toList();
        return (finalists.isEmpty() ? peers : finalists)
                .stream()
                        .min(Comparator.comparingDouble(name -> median(
                                List.copyOf(times.getOrDefault(name, Map.of()).values()))));
    }

    private static Map<String, Map<Integer, Double>> times(Cell cell, List<Measurement> measurements) {
        Map<String, Map<Integer, Double>> times = new TreeMap<>();
        for (Measurement result : measurements) {
            if (result.cell().equals(cell)) {
                times.computeIfAbsent(result.implementation(), name -> new TreeMap<>())
                        .put(result.round(), result.nanos());
            }
        }
        return times;
    }

    private static ListStatistics statistics(List<Double> values) {
        return new ListStatistics(
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Whether Lethe is behind, by the median. */
    boolean behind() {
        return ratio > 1;
    }
}
