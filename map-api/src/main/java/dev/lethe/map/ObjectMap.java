package dev.lethe.map;

import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A hash map from objects to objects: a {@link java.util.Map} with what Lethe adds.
 *
 * <p>Keys are compared by {@code equals}, or by the {@link Hasher} given to the builder. Views and iterators are
 * complete and live; an iterator reaches an entry when {@code hasNext()} returns true or {@code next()} hands it out.
 *
 * <p>What holds for all shapes stands in {@link LetheMap}: nulls, threads, iteration, exceptions.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface ObjectMap<K, V> extends Map<K, V>, LetheMap {
    /**
     * Gives a key a value and returns the old one.
     *
     * @param key the key
     * @param value the value
     * @param absent the value that stands for an absent key
     * @return the old value, or {@code absent} when the key is new
     */
    V getAndPut(K key, V value, V absent);

    /**
     * Reads and removes a key in one step.
     *
     * @param key the key
     * @param absent the value that stands for an absent key
     * @return the removed value, or {@code absent} when the key had no entry
     */
    V getAndRemove(@Nullable Object key, V absent);

    /**
     * Removes the entries that the predicate accepts.
     *
     * @param filter tells which entries go
     * @return true when at least one entry was removed
     * @throws java.util.ConcurrentModificationException when the function changed this map
     */
    boolean removeIf(BiPredicate<? super K, ? super V> filter);

    /**
     * Keeps only the entries whose key the predicate accepts: {@code map.retainAll(other::containsKey)}.
     *
     * @param keys tells which keys stay
     * @return true when at least one entry was removed
     * @throws java.util.ConcurrentModificationException when the function changed this map
     */
    boolean retainAll(Predicate<? super K> keys);

    /**
     * Keeps only the entries whose key is in the collection, as {@code keySet().retainAll(keys)}.
     *
     * @param keys the keys that stay; its {@code contains} is asked
     * @return true when at least one entry was removed
     * @throws java.util.ConcurrentModificationException when the function changed this map
     */
    boolean retainAll(Collection<?> keys);

    /**
     * Returns a cursor before the first entry.
     *
     * @return a new cursor
     */
    ObjectCursor<K, V> cursor();

    /**
     * Removes all entries at one point and hands each to the consumer once, which may use the map.
     *
     * <p>The tables go with the entries, under every {@link Retention}; the next puts make them anew. To keep them, walk over
     * the map and {@code clear()} it.
     *
     * <p>What was taken out cannot be put back: if the consumer throws, it still gets the rest, and then its first exception
     * is thrown with up to 16 of the later ones suppressed.
     *
     * @param action takes the removed entries
     * @return the number of entries handed out
     */
    long drainTo(BiConsumer<? super K, ? super V> action);

    /**
     * Makes room for a number of entries in all, so that putting them as a rule grows nothing; where hashes crowd in one table,
     * that one may still grow. Memory may be taken at the first put into each part of the map. Under {@link Retention#SHRINK}
     * the room is kept as after a clear of a map of that size, and then decays.
     *
     * @param entries the number of entries, present ones included
     * @throws IllegalArgumentException when the number is negative or larger than any map of this backend can be
     */
    void reserve(long entries);

    // Redeclared: no backend may fall back on a default of Map that would retry a function or look a key up twice.

    @Override
    @Nullable
    V getOrDefault(@Nullable Object key, @Nullable V absent);

    @Override
    void forEach(BiConsumer<? super K, ? super V> action);

    @Override
    void replaceAll(BiFunction<? super K, ? super V, ? extends V> function);

    @Override
    @Nullable
    V putIfAbsent(K key, V value);

    @Override
    boolean remove(@Nullable Object key, @Nullable Object expected);

    @Override
    boolean replace(K key, V expected, V value);

    @Override
    @Nullable
    V replace(K key, V value);

    @Override
    @Nullable
    V computeIfAbsent(K key, Function<? super K, ? extends @Nullable V> function);

    @Override
    @Nullable
    V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends @Nullable V> function);

    @Override
    @Nullable
    V compute(K key, BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> function);

    @Override
    @Nullable
    V merge(K key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> function);

    @Override
    int size();

    @Override
    boolean isEmpty();

    @Override
    void clear();
}
