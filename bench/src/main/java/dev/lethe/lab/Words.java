package dev.lethe.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes sentences out of figures; what they claim is computed from the run that they stand under. */
final class Words {
    /** Below this factor two figures are called the same. */
    private static final double SAME = 1.1;

    private Words() {}

    /**
     * Compares the subjects by one figure each, lower being better: "core 21 ns; HashMap 1.4 times that".
     *
     * @param columns the subjects
     * @param values their figures, NaN for a subject that has none
     */
    static String compare(List<String> columns, List<Double> values, Unit unit) {
        return compare(columns, values, values.stream().map(any -> 0.0).toList(), unit);
    }

    /**
     * Compares the subjects as above, but says so of two figures that are closer than their deviations together; a
     * deviation of NaN is none.
     */
    static String compare(List<String> columns, List<Double> values, List<Double> deviations, Unit unit) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!Double.isNaN(values.get(i))) {
                order.add(i);
            }
        }
        if (order.isEmpty()) {
            return "no figures";
        }
        order.sort(Comparator.comparingDouble(values::get));
        double lowest = values.get(order.get(0));
        List<String> parts = new ArrayList<>();
        double lowestDeviation = deviations.get(order.get(0));
        for (int i : order) {
            double noise = deviations.get(i) + lowestDeviation;
            String doubt = values.get(i) - lowest < noise ? " (within the deviation)" : "";
            parts.add(columns.get(i) + " " + comparison(values.get(i), lowest, doubt, unit, parts.isEmpty()));
        }
        return String.join(", ", parts);
    }

    private static String comparison(double value, double lowest, String doubt, Unit unit, boolean first) {
        if (first) {
            return unit.format(value);
        }
        if (value <= lowest * SAME) {
            return "about the same";
        }
        return (lowest <= 0 ? unit.format(value) : Figures.factor(value / lowest) + " times that") + doubt;
    }

    /** Returns "1 round" or "7 rounds". */
    static String plural(long number, String noun) {
        return plural(number, noun, noun + "s");
    }

    /** Returns "1 entry" or "7 entries". */
    static String plural(long number, String one, String many) {
        return Figures.count(number) + " " + (number == 1 ? one : many);
    }
}
