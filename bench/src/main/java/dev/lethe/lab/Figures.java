package dev.lethe.lab;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Writes numbers for people: three significant digits and the unit that fits. */
final class Figures {
    /** Stands where there is no figure. */
    static final String NONE = "–";

    /** Between figure and unit, where no line may break. */
    private static final String GAP = "\u00a0";

    private static final MathContext DIGITS = new MathContext(3);

    private Figures() {}

    static String nanos(double nanos) {
        if (round(nanos) < 1_000) {
            return digits(nanos) + GAP + "ns";
        }
        if (round(nanos / 1e3) < 1_000) {
            return digits(nanos / 1e3) + GAP + "µs";
        }
        return round(nanos / 1e6) < 1_000 ? digits(nanos / 1e6) + GAP + "ms" : digits(nanos / 1e9) + GAP + "s";
    }

    static String bytes(double bytes) {
        if (Math.round(bytes) < 1_024) {
            return Math.round(bytes) + GAP + "B";
        }
        if (round(bytes / 1_024) < 1_000) {
            return digits(bytes / 1_024) + GAP + "KiB";
        }
        return round(bytes / (1 << 20)) < 1_000
                ? digits(bytes / (1 << 20)) + GAP + "MiB"
                : digits(bytes / (1 << 30)) + GAP + "GiB";
    }

    /** Writes a whole number with commas between thousands. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String percent(double percent) {
        return digits(percent) + GAP + "%";
    }

    /** Writes a factor: one digit after the point below 10, commas above 1,000. */
    static String factor(double factor) {
        return factor < 9.95 ? String.format(Locale.ROOT, "%.1f", factor) : count(Math.round(round(factor)));
    }

    private static String digits(double value) {
        double rounded = round(value);
        if (rounded >= 100 || rounded == 0) {
            return count((long) rounded);
        }
        return String.format(Locale.ROOT, rounded >= 10 ? "%.1f" : "%.2f", rounded);
    }

    private static double round(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
