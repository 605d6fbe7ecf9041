package dev.lethe.map;

/**
 * Makes a result from a {@code long} and an object; the form of {@link java.util.function.BiFunction} for {@link LongObjectMap}.
 *
 * @param <V> the type of the value it takes
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface LongObjectFunction<V, R> {
    /**
     * Makes a result from a key and a value.
     *
     * @param key the key
     * @param value the value
     * @return the result
     */
    R apply(long key, V value);
}
