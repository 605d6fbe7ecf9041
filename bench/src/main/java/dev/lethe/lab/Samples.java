package dev.lethe.lab;

import org.HdrHistogram.Histogram;

/**
 * The times of one kind of operation on one map over several rounds.
 *
 * <p>Mean and deviation come from batches, percentiles and maximum from operations timed on their own, less the timer's
 * overhead. A call of the timer costs about as much as a removal, so the one kind cannot serve for the other.
 */
final class Samples {
    private static final long HIGHEST_NANOS = 600_000_000_000L;

    private final Histogram singles = new Histogram(HIGHEST_NANOS, 3);
    private final Timer timer;

    private long nanos;
    private long operations;
    private long collections;

    private double sumOfRounds;
    private double sumOfSquares;
    private int rounds;

    Samples(Timer timer) {
        this.timer = timer;
    }

    void single(long elapsed) {
        singles.recordValue(Math.min(HIGHEST_NANOS, timer.net(elapsed)));
    }

    void batch(long elapsed, int count) {
        nanos += elapsed;
        operations += count;
    }

    void collections(long count) {
        collections += count;
    }

    /** Ends a round: the batches since the last one become one mean. */
    void endRound() {
        if (operations == 0) {
            return;
        }
        double mean = (double) nanos / operations;
        sumOfRounds += mean;
        sumOfSquares += mean * mean;
        rounds++;
        nanos = 0;
        operations = 0;
    }

    /** Returns the mean over the rounds, in nanoseconds; NaN when there was none. */
    double mean() {
        return rounds == 0 ? Double.NaN : sumOfRounds / rounds;
    }

    /** Returns the standard deviation of the rounds' means, in nanoseconds; NaN for fewer than two rounds. */
    double deviation() {
        if (rounds < 2) {
            return Double.NaN;
        }
        double variance = (sumOfSquares - sumOfRounds * sumOfRounds / rounds) / (rounds - 1);
        return Math.sqrt(Math.max(0, variance));
    }

    /** Returns a percentile of the single operations, in nanoseconds; NaN when there was none. */
    double percentile(double percent) {
        return singles.getTotalCount() == 0 ? Double.NaN : singles.getValueAtPercentile(percent);
    }

    /** Returns the longest single operation, in nanoseconds; NaN when there was none. */
    double max() {
        return singles.getTotalCount() == 0 ? Double.NaN : singles.getMaxValue();
    }

    long collections() {
        return collections;
    }
}
