package dev.lethe.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How pages write tables and figures. */
final class Markdown {
    private Markdown() {}

    static void row(StringBuilder table, String first, List<String> others) {
        table.append("| ").append(first);
        others.forEach(other -> table.append(" | ").append(other));
        table.append(" |\n");
    }

    /** A table whose first columns, so many, are words; the others are figures and stand to the right. */
    static String table(int words, List<String> head, List<List<String>> rows) {
        StringBuilder table = new StringBuilder();
        row(table, head);
        StringBuilder rule = new StringBuilder("|");
        for (int column = 0; column < head.size(); column++) {
            rule.append(column < words ? " --- |" : " ---: |");
        }
        table.append(rule).append('\n');
        rows.forEach(row -> row(table, row));
        return table.toString();
    }

    private static void row(StringBuilder table, List<String> fields) {
        row(table, fields.get(0), fields.subList(1, fields.size()));
    }

    /** Says on what and how something was measured, a line each. */
    static String facts(Collection<Map.Entry<String, String>> facts) {
        return facts.stream()
                .distinct()
                .map(fact -> "- " + fact.getKey() + ": "
                        + (fact.getKey().equals("command") ? "`" + fact.getValue() + "`" : fact.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    /** Three digits that count, as far as two behind the point; nothing for NaN. */
    static String figure(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (value != 0 && Math.abs(value) < 0.01) {
            return String.format(Locale.ROOT, "%.2g", value);
        }
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%,.0f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
