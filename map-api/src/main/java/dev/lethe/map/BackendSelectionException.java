package dev.lethe.map;

/**
 * Thrown when no backend meets a request; the message says what was asked, which backends were found where, and why each
 * was refused.
 */
public final class BackendSelectionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BackendSelectionException(String message) {
        super(message);
    }
}
