package dev.lethe.map;

/**
 * Decides on entries of a {@link LongObjectMap}.
 *
 * @param <V> the type of the values
 */
@FunctionalInterface
public interface LongObjectPredicate<V> {
    /**
     * Decides on one entry.
     *
     * @param key the key
     * @param value the value
     * @return the decision
     */
    boolean test(long key, V value);
}
