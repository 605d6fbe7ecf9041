package dev.lethe.map;

/**
 * Decides on entries of an {@link ObjectLongMap}.
 *
 * @param <K> the type of the keys
 */
@FunctionalInterface
public interface ObjectLongPredicate<K> {
    /**
     * Decides on one entry.
     *
     * @param key the key
     * @param value the value
     * @return the decision
     */
    boolean test(K key, long value);
}
