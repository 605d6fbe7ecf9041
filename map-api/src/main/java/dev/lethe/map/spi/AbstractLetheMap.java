package dev.lethe.map.spi;

import dev.lethe.map.LetheMap;
import dev.lethe.map.ProbeLengths;
import java.util.ConcurrentModificationException;
import org.jspecify.annotations.Nullable;

/**
 * What the skeletons of all shapes share.
 *
 * <p>Every derived method is correct for a map used by one thread at a time. It may take several steps, so a concurrent
 * backend overrides those that must be atomic.
 */
public abstract class AbstractLetheMap implements LetheMap {
    /** For subclasses. */
    protected AbstractLetheMap() {}

    @Override
    public int size() {
        return (int) Math.min(mappingCount(), Integer.MAX_VALUE);
    }

    @Override
    public boolean isEmpty() {
        return mappingCount() == 0;
    }

    @Override
    public void clearLazily() {
        clear();
    }

    @Override
    public long trim() {
        checkOpen();
        return 0;
    }

    @Override
    public ProbeLengths probeLengths() {
        checkOpen();
        return ProbeLengths.NONE;
    }

    /**
     * Returns a number that every mutation changes, overwrites included; a backend that has one gets misuse of functions
     * detected.
     *
     * @return the number; always 0 when the backend has none
     */
    protected long changeCount() {
        return 0;
    }

    /**
     * Checks that the map did not change since the number was read.
     *
     * @param before what {@link #changeCount()} returned before a function was called
     * @throws ConcurrentModificationException when it returns something else now
     */
    protected final void checkUnchanged(long before) {
        if (changeCount() != before) {
            throw new ConcurrentModificationException(
                    "A function given to compute, merge, replaceAll or removeIf changed"
                            + " the map it was called from; it may only return its result.");
        }
    }

    /**
     * Throws {@link IllegalStateException} when this map is closed. Called by derived methods that otherwise need not
     * ask the backend anything; by default it asks for {@link #mappingCount()}, which throws then.
     */
    protected void checkOpen() {
        mappingCount();
    }

    /** What {@code toString()} says of a map that is closed, instead of throwing while somebody logs it; null for an open one. */
    final @Nullable String closedText() {
        try {
            checkOpen();
            return null;
        } catch (IllegalStateException closed) {
            return "(" + closed.getMessage() + ")";
        }
    }

    /**
     * Refuses a key that this map cannot hold, by a {@link NullPointerException} with the message {@code key}. Called by
     * derived methods before they ask whether the key is present; by default every key is fine.
     *
     * @param key the key that may be put
     */
    protected void checkKey(@Nullable Object key) {}

    /**
     * Refuses a value that this map cannot hold, by a {@link NullPointerException} with the message {@code value}. Called
     * by derived methods before they ask whether the key is present; by default every value is fine.
     *
     * @param value the value that may be put
     */
    protected void checkValue(@Nullable Object value) {}

    /** Checks the argument of {@code reserve}, and that this map is open. */
    final void checkReservation(long entries) {
        checkOpen();
        if (entries < 0) {
            throw new IllegalArgumentException(
                    "reserve takes a number of entries from 0 to " + Long.MAX_VALUE + ", not " + entries + ".");
        }
    }

    /** Types a null as what it is in a map that takes nulls: one of the keys or values. */
    @SuppressWarnings("NullAway") // whether T has null is known to the user of the map only
    static <T> T nullable(@Nullable T keyOrValue) {
        return keyOrValue;
    }
}
