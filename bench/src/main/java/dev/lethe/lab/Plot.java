package dev.lethe.lab;

import java.util.List;

/**
 * A plot of figures that a table shows as well.
 *
 * @param title what it is about
 * @param caption what it shows and in which unit, for the report and for readers who cannot see it
 * @param tableId the table with the same figures
 * @param kind lines or bars
 * @param logarithmic whether the axis of the values is
 * @param unit what the values count
 * @param measure what a value is: the title of their axis, to which the report adds ", logarithmic"
 * @param axis what the labels are
 * @param labels the places along that axis
 * @param series one for each subject
 * @param picture the name of the file that shows it alone, without its ending; empty when there is none
 */
record Plot(
        String title,
        String caption,
        String tableId,
        Kind kind,
        boolean logarithmic,
        Unit unit,
        String measure,
        String axis,
        List<String> labels,
        List<Series> series,
        String picture) {
    /** A plot that is shown in reports only. */
    Plot(
            String title,
            String caption,
            String tableId,
            Kind kind,
            boolean logarithmic,
            Unit unit,
            String measure,
            String axis,
            List<String> labels,
            List<Series> series) {
        this(title, caption, tableId, kind, logarithmic, unit, measure, axis, labels, series, "");
    }

    /** How the values are drawn. */
    enum Kind {
        BAR,
        LINE
    }

    /**
     * The values of one subject, or something to compare them with.
     *
     * @param name the subject
     * @param values one for each label, NaN where there is none
     * @param reference whether it is only there for comparison, and drawn as a thin line
     */
    record Series(String name, List<Double> values, boolean reference) {
        Series(String name, List<Double> values) {
            this(name, values, false);
        }
    }
}
