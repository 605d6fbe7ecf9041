package dev.lethe.map.pool;

/** Thrown when a lease that was closed, or a map that was got from it, is used. */
public final class StaleLeaseException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    StaleLeaseException(String message) {
        super(message);
    }
}
