package dev.lethe.map;

/**
 * Makes a new {@code long} value from a key and the present value of an {@link ObjectLongMap}.
 *
 * @param <K> the type of the keys
 */
@FunctionalInterface
public interface ObjectLongOperator<K> {
    /**
     * Makes a new value from an entry.
     *
     * @param key the key
     * @param value the present value
     * @return the new value
     */
    long applyAsLong(K key, long value);
}
