package dev.lethe.lab;

/** What a figure counts, and how it is written. */
enum Unit {
    NANOS,
    BYTES,
    COUNT,
    PERCENT;

    /** Writes a figure with its unit; NaN is a figure that does not exist. */
    String format(double value) {
        if (Double.isNaN(value)) {
            return Figures.NONE;
        }
        return switch (this) {
            case NANOS -> Figures.nanos(value);
            case BYTES -> Figures.bytes(value);
            case COUNT -> Figures.count(Math.round(value));
            case PERCENT -> Figures.percent(value);
        };
    }
}
