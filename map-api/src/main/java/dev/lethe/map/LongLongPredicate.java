package dev.lethe.map;

/**
 * Decides on entries of a {@link LongLongMap}.
 */
@FunctionalInterface
public interface LongLongPredicate {
    /**
     * Decides on one entry.
     *
     * @param key the key
     * @param value the value
     * @return the decision
     */
    boolean test(long key, long value);
}
