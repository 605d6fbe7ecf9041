package dev.lethe.map;

/**
 * Takes the entries of a {@link LongObjectMap} one by one.
 *
 * @param <V> the type of the values
 */
@FunctionalInterface
public interface LongObjectConsumer<V> {
    /**
     * Takes one entry.
     *
     * @param key the key
     * @param value the value
     */
    void accept(long key, V value);
}
