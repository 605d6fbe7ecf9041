package dev.lethe.lab;

import java.util.Arrays;

/** Values of which the middle one is wanted, so that a disturbed one does not show. */
final class Median {
    private static final int FIRST_CAPACITY = 8;

    private double[] values = new double[FIRST_CAPACITY];
    private int count;

    /** Takes a value; NaN is none. */
    void add(double value) {
        if (Double.isNaN(value)) {
            return;
        }
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    /** Returns the middle value, NaN when there is none. */
    double get() {
        if (count == 0) {
            return Double.NaN;
        }
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        int half = count / 2;
        return count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** Returns the largest value, NaN when there is none. */
    double max() {
        return Arrays.stream(values, 0, count).max().orElse(Double.NaN);
    }

    /** Returns the sum of all values. */
    double sum() {
        return Arrays.stream(values, 0, count).sum();
    }
}
