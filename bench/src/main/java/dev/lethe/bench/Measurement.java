package dev.lethe.bench;

import java.util.List;
import java.util.Locale;

/**
 * What one JVM measured: one implementation, one cell, one round.
 *
 * @param nanos the time of one operation, mean of the iterations
 * @param deviation its standard deviation over the iterations
 * @param bytes allocated bytes an operation; NaN when they were not measured or mean nothing
 * @param stolen the share of processor time that the hypervisor took meanwhile, 0 to 1
 */
record Measurement(
        Cell cell, String implementation, int round, double nanos, double deviation, double bytes, double stolen) {
    static final String HEADER = "cell,implementation,round,nanos,deviation,bytes,stolen";

    String toLine() {
        return String.format(
                Locale.ROOT,
                "%s,%s,%d,%.4f,%.4f,%.4f,%.4f",
                cell.id(),
                implementation,
                round,
                nanos,
                deviation,
                bytes,
                stolen);
    }

    static Measurement parse(String line) {
        List<String> fields = List.of(line.split(",", -1));
        if (fields.size() != 7) {
            throw new IllegalArgumentException("'" + line + "' does not have the fields " + HEADER + ".");
        }
        return new Measurement(
                Cell.parse(fields.get(0)),
                fields.get(1),
                Integer.parseInt(fields.get(2)),
                Double.parseDouble(fields.get(3)),
                Double.parseDouble(fields.get(4)),
                Double.parseDouble(fields.get(5)),
                Double.parseDouble(fields.get(6)));
    }

    /** Tells whether this is the result of a step of the plan. */
    boolean isOf(Cell wantedCell, String wantedImplementation, int wantedRound) {
        return round == wantedRound && cell.equals(wantedCell) && implementation.equals(wantedImplementation);
    }
}
