package dev.lethe.lab;

import java.util.ArrayList;
import java.util.List;

/** Writes tables and paragraphs in plain text, no line longer than {@link Terminal#TABLE_WIDTH}. */
final class TextTable {
    private static final String BEST = " *";
    private static final String GAP = "  ";
    private static final int LABEL = 9;
    private static final String GREEN = "\u001b[1;32m";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final Table table;
    private final boolean colour;

    private TextTable(Table table, boolean colour) {
        this.table = table;
        this.colour = colour;
    }

    /** Returns the lines of a table, and the sentence under it. */
    static List<String> lines(Table table, boolean colour) {
        return new TextTable(table, colour).lines();
    }

    /** Breaks a text into lines. */
    static List<String> paragraph(String text) {
        return paragraph(text, Terminal.TABLE_WIDTH);
    }

    /** Breaks a text into lines beside its label. */
    static List<String> paragraph(String label, String text) {
        List<String> lines = new ArrayList<>();
        for (String line : paragraph(text, Terminal.TABLE_WIDTH - LABEL)) {
            lines.add(padded(lines.isEmpty() ? label : "", LABEL) + line);
        }
        return lines;
    }

    private static List<String> paragraph(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(styled(table.title(), BOLD));
        int labels = table.corner().length();
        for (Table.Row row : table.rows()) {
            labels = Math.max(labels, row.isHeading() ? 0 : row.label().length() + GAP.length());
        }
        int from = 0;
        while (from < table.columns().size()) {
            int to = fitting(from, labels);
            addColumns(lines, from, to, labels);
            from = to;
        }
        lines.addAll(paragraph(table.sentence()));
        return lines;
    }

    /** Returns the end of the columns that fit beside the labels; the others follow below. */
    private int fitting(int from, int labels) {
        int width = labels;
        int to = from;
        while (to < table.columns().size()) {
            width += GAP.length() + width(to);
            if (to > from && width > Terminal.TABLE_WIDTH) {
                break;
            }
            to++;
        }
        return to;
    }

    private void addColumns(List<String> lines, int from, int to, int labels) {
        StringBuilder head = new StringBuilder(padded(table.corner(), labels));
        int total = labels;
        for (int column = from; column < to; column++) {
            // The name stands over the figures, and the mark of the best value beside them.
            head.append(GAP)
                    .append(" "
                            .repeat(width(column) - BEST.length() - name(column).length()));
            head.append(name(column)).append(" ".repeat(BEST.length()));
            total += GAP.length() + width(column);
        }
        lines.add(head.toString().stripTrailing());
        lines.add("─".repeat(total));
        for (Table.Row row : table.rows()) {
            lines.add(row.isHeading() ? row.label() : line(row, from, to, labels));
        }
        lines.add("");
    }

    private String line(Table.Row row, int from, int to, int labels) {
        StringBuilder line = new StringBuilder(padded(GAP + row.label(), labels));
        for (int column = from; column < to; column++) {
            boolean best = row.isBest(column);
            String cell = row.cell(column);
            line.append(GAP).append(" ".repeat(width(column) - BEST.length() - cell.length()));
            line.append(best ? styled(cell, GREEN) + BEST : cell + " ".repeat(BEST.length()));
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        int width = name(column).length();
        for (Table.Row row : table.rows()) {
            width = row.isHeading() ? width : Math.max(width, row.cell(column).length());
        }
        return width + BEST.length();
    }

    private String name(int column) {
        return table.columns().get(column);
    }

    private String styled(String text, String style) {
        return colour ? style + text + PLAIN : text;
    }

    private static String padded(String text, int width) {

        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
