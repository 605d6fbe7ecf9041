package dev.lethe.lab;

import java.util.Arrays;
import java.util.List;

/**
 * What {@link System#nanoTime()} itself costs and how finely it tells times apart, so that single operations can be timed.
 *
 * @param overheadNanos the usual time between two calls that follow each other, taken off every single time
 * @param resolutionNanos the step in which times come; what took less is given as this, for it is not known to be less
 */
record Timer(long overheadNanos, long resolutionNanos) {
    private static final int PAIRS = 200_000;

    /** Measures the timer of this machine, after warming up. */
    static Timer ofThisMachine() {
        long[] pairs = new long[PAIRS];
        for (int pass = 0; pass < 3; pass++) {
            for (int i = 0; i < PAIRS; i++) {
                long start = System.nanoTime();
                pairs[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(pairs);
        return new Timer(pairs[PAIRS / 2], step(pairs));
    }

    /** Returns the time of an operation without that of the timer. */
    long net(long elapsed) {
        return Math.max(resolutionNanos, elapsed - overheadNanos);
    }

    /** Says in words what is done to single times. */
    String sentence() {
        return "Single times are less " + Figures.nanos((double) overheadNanos)
                + " for the timer, and what took less than its step of " + Figures.nanos((double) resolutionNanos)
                + " is given as that.";
    }

    /** Warns of factors that are counted in steps of the timer, in a sentence; empty when none are. */
    String doubt(List<Double> times) {
        boolean atStep = times.stream().anyMatch(time -> time <= resolutionNanos);
        return atStep ? " A time of " + Figures.nanos((double) resolutionNanos) + " may be less in truth." : "";
    }

    /** Returns the widest gap between neighbouring times among the usual ones. */
    private static long step(long[] sorted) {
        long widest = 1;
        for (int i = 1; i < PAIRS * 9 / 10; i++) {
            widest = Math.max(widest, sorted[i] - sorted[i - 1]);
        }
        return widest;
    }
}
