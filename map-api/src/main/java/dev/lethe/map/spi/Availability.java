package dev.lethe.map.spi;

import java.util.Objects;

/** Whether a backend can be used in this JVM, and if not, why and what would help. */
public final class Availability {
    private static final Availability AVAILABLE = new Availability(true, "");

    private final boolean available;
    private final String reason;

    private Availability(boolean available, String reason) {
        this.available = available;
        this.reason = reason;
    }

    /**
     * Returns the answer of a backend that can be used.
     *
     * @return yes
     */
    public static Availability available() {
        return AVAILABLE;
    }

    /**
     * Returns the answer of a backend that cannot be used.
     *
     * @param reason one sentence: what is missing and the way out
     * @return no, with the reason
     * @throws IllegalArgumentException when the reason is blank
     */
    public static Availability unavailable(String reason) {
        if (Objects.requireNonNull(reason, "reason").isBlank()) {
            throw new IllegalArgumentException("A backend that is not available gives a reason, not a blank text.");
        }
        return new Availability(false, reason);
    }

    /**
     * Tells whether the backend can be used.
     *
     * @return true when it can
     */
    public boolean isAvailable() {
        return available;
    }

    /**
     * Returns why the backend cannot be used.
     *
     * @return the reason, empty when it can be used
     */
    public String reason() {
        return reason;
    }

    @Override
    public String toString() {
        return available ? "available" : "unavailable: " + reason;
    }
}
