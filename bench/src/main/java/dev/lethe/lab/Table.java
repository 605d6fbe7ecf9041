package dev.lethe.lab;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of figures with one column for each subject, as it is shown in the terminal and in the report.
 *
 * @param id what plots refer to
 * @param title what the table is about
 * @param corner what the rows are
 * @param columns the names of the subjects
 * @param rows the figures
 * @param sentence what the figures of this run say, in plain words
 */
record Table(String id, String title, String corner, List<String> columns, List<Row> rows, String sentence) {
    /** Which value of a row is marked. */
    enum Best {
        LOWEST,
        NONE
    }

    /**
     * A row.
     *
     * @param label what it shows
     * @param unit what its figures count
     * @param values one for each column, NaN where there is none; empty for a heading within the table
     * @param best which value is marked
     */
    record Row(String label, Unit unit, List<Double> values, Best best) {
        static Row heading(String label) {
            return new Row(label, Unit.COUNT, List.of(), Best.NONE);
        }

        boolean isHeading() {
            return values.isEmpty();
        }

        /** Returns the value of a column as it is shown. */
        String cell(int column) {
            return unit.format(values.get(column));
        }

        /** Tells whether the value of a column is shown as the best; equal as shown is equally good, and if all are, none is. */
        boolean isBest(int column) {
            double lowest = values.stream()
                    .filter(value -> !Double.isNaN(value))
                    .mapToDouble(value -> value)
                    .min()
                    .orElse(Double.NaN);
            String shown = unit.format(lowest);
            boolean anyWorse = values.stream()
                    .anyMatch(
                            value -> !Double.isNaN(value) && !unit.format(value).equals(shown));
            return best == Best.LOWEST && anyWorse && cell(column).equals(shown);
        }
    }

    /** Collects rows. */
    static final class Rows {
        private final List<Row> rows = new ArrayList<>();

        Rows heading(String label) {
            rows.add(Row.heading(label));
            return this;
        }

        /** Adds a row whose lowest value is the best. */
        Rows lowest(String label, Unit unit, List<Double> values) {
            rows.add(new Row(label, unit, List.copyOf(values), Best.LOWEST));
            return this;
        }

        /** Adds a row in which no value is better than another. */
        Rows plain(String label, Unit unit, List<Double> values) {
            rows.add(new Row(label, unit, List.copyOf(values), Best.NONE));
            return this;
        }

        List<Row> list() {
            return List.copyOf(rows);
        }
    }
}
