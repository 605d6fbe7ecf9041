package dev.lethe.bench;

/** Measures one implementation on one cell. */
@FunctionalInterface
interface Measurer {
    /** Measures in a JVM of its own; the round gives the seed of the keys. */
    Measurement measure(Cell cell, String implementation, int round) throws MeasurementException;

    /** The JVM could not be started, or did not come to a result. */
    final class MeasurementException extends Exception {
        private static final long serialVersionUID = 1;

        MeasurementException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
