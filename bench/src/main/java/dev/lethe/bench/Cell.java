package dev.lethe.bench;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One cell of the table: what is measured, for every implementation. */
record Cell(MapShape shape, Operation operation, int size, History history) {
    private static final Pattern ID = Pattern.compile("([a-z-]+)\\.([a-zA-Z]+)\\.([0-9]+)(\\.churned)?");

    Cell {
        if (size < Workload.FEW) {
            throw new IllegalArgumentException("A size is at least " + Workload.FEW + ", not " + size + ".");
        }
    }

    static Cell fresh(MapShape shape, Operation operation, int size) {
        return new Cell(shape, operation, size, History.FRESH);
    }

    /** The name by which raw files and the command line know the cell, such as {@code string-object.getHit.1000}. */
    String id() {
        return shape.id() + "." + operation.method() + "." + size + (churned() ? ".churned" : "");
    }

    static Cell parse(String id) {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + id + "' is not the name of a cell.");
        }
        return new Cell(
                MapShape.parse(parts.group(1)),
                Operation.parse(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                parts.group(4) == null ? History.FRESH : History.CHURNED);
    }

    /** The row of the table, which the sizes share. */
    String row() {
        return operation.title() + (churned() ? ", after churn" : "");
    }

    private boolean churned() {
        return history == History.CHURNED;
    }

    /** A size as the tables write it, with commas whatever the locale. */
    static String sizeText(int size) {
        return String.format(Locale.ROOT, "%,d", size);
    }
}
