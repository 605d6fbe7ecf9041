package dev.lethe.map.tck;

import dev.lethe.map.spi.Shape;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map of any shape, seen through boxed keys and values; what {@link MapModel} and {@link Subject} have in common.
 *
 * <p>The methods mean what those of the shape mean. Where shapes answer differently, the answer is that of the shape: {@code
 * put} returns the old value where values are objects, and a {@link Boolean} where they are {@code long}. The {@code absent}
 * of the compute family counts only where values are {@code long}; where they are objects null has its part.
 */
public interface AnyMap {
    /**
     * Returns what keys and values are.
     *
     * @return the shape
     */
    Shape shape();

    /**
     * Returns the number of entries.
     *
     * @return the number of entries
     */
    long mappingCount();

    /**
     * Tells whether the key has an entry.
     *
     * @param key the key
     * @return true when it has
     */
    boolean containsKey(@Nullable Object key);

    /**
     * Tells whether some entry has the value.
     *
     * @param value the value
     * @return true when one has
     */
    boolean containsValue(@Nullable Object value);

    /**
     * Returns the value of a key, or {@code absent}.
     *
     * @param key the key
     * @param absent what to return when the key has no entry
     * @return the value
     */
    @Nullable
    Object getOrDefault(@Nullable Object key, @Nullable Object absent);

    /**
     * Gives a key a value.
     *
     * @param key the key
     * @param value the value
     * @return what {@code put} of the shape returns
     */
    @Nullable
    Object put(@Nullable Object key, @Nullable Object value);

    /**
     * Gives a key a value and returns the old one.
     *
     * @param key the key
     * @param value the value
     * @param absent what to return when the key had no entry
     * @return the old value
     */
    @Nullable
    Object getAndPut(@Nullable Object key, @Nullable Object value, @Nullable Object absent);

    /**
     * Gives a key a value unless it has one.
     *
     * @param key the key
     * @param value the value
     * @return what {@code putIfAbsent} of the shape returns
     */
    @Nullable
    Object putIfAbsent(@Nullable Object key, @Nullable Object value);

    /**
     * Removes a key.
     *
     * @param key the key
     * @return what {@code remove} of the shape returns
     */
    @Nullable
    Object remove(@Nullable Object key);

    /**
     * Reads and removes a key.
     *
     * @param key the key
     * @param absent what to return when the key had no entry
     * @return the removed value
     */
    @Nullable
    Object getAndRemove(@Nullable Object key, @Nullable Object absent);

    /**
     * Removes a key if it has the expected value.
     *
     * @param key the key
     * @param expected the value it must have
     * @return true when it was removed
     */
    boolean remove(@Nullable Object key, @Nullable Object expected);

    /**
     * Gives a present key another value.
     *
     * @param key the key
     * @param value the value
     * @return what {@code replace} of the shape returns
     */
    @Nullable
    Object replace(@Nullable Object key, @Nullable Object value);

    /**
     * Gives a key another value if it has the expected one.
     *
     * @param key the key
     * @param expected the value it must have
     * @param value the new value
     * @return true when it was replaced
     */
    boolean replace(@Nullable Object key, @Nullable Object expected, @Nullable Object value);

    /**
     * As {@code computeIfAbsent} of the shape.
     *
     * @param key the key
     * @param absent the result that adds nothing, where values are {@code long}
     * @param function makes the value
     * @return what the shape returns
     */
    @Nullable
    Object computeIfAbsent(
            @Nullable Object key, @Nullable Object absent, Function<@Nullable Object, @Nullable Object> function);

    /**
     * As {@code computeIfPresent} of the shape.
     *
     * @param key the key
     * @param absent the result that removes, where values are {@code long}
     * @param function makes the value
     * @return what the shape returns
     */
    @Nullable
    Object computeIfPresent(
            @Nullable Object key,
            @Nullable Object absent,
            BiFunction<@Nullable Object, @Nullable Object, @Nullable Object> function);

    /**
     * As {@code compute} of the shape.
     *
     * @param key the key
     * @param absent what stands for an absent key, where values are {@code long}
     * @param function makes the value
     * @return what the shape returns
     */
    @Nullable
    Object compute(
            @Nullable Object key,
            @Nullable Object absent,
            BiFunction<@Nullable Object, @Nullable Object, @Nullable Object> function);

    /**
     * As {@code merge} of the shape.
     *
     * @param key the key
     * @param value the value to merge in
     * @param absent the result that removes, where values are {@code long}
     * @param function makes the value of the present and the given one
     * @return what the shape returns
     */
    @Nullable
    Object merge(
            @Nullable Object key,
            @Nullable Object value,
            @Nullable Object absent,
            BiFunction<@Nullable Object, @Nullable Object, @Nullable Object> function);

    /**
     * Puts all entries of a boxed map.
     *
     * @param source the entries
     */
    void putAll(Map<?, ?> source);

    /**
     * Removes the entries that the predicate accepts.
     *
     * @param filter tells which entries go
     * @return true when one went
     */
    boolean removeIf(BiPredicate<@Nullable Object, @Nullable Object> filter);

    /**
     * Keeps only the entries whose key is in the collection.
     *
     * @param keys the keys that stay
     * @return true when an entry went
     */
    boolean retainAll(Collection<?> keys);

    /**
     * Hands each entry to the consumer.
     *
     * @param action takes the entries
     */
    void forEach(BiConsumer<@Nullable Object, @Nullable Object> action);

    /**
     * Gives each entry the value that the function makes of it.
     *
     * @param function makes the new values
     */
    void replaceAll(BiFunction<@Nullable Object, @Nullable Object, @Nullable Object> function);

    /** Removes all entries. */
    void clear();
}
