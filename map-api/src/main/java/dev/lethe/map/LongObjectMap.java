package dev.lethe.map;

import java.util.Collection;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A hash map from {@code long} to objects, without boxing the keys.
 *
 * <p>Methods with the names of {@link java.util.Map} mean the same; null as a value is treated as there.
 * {@code containsKey} and the methods with an {@code absent} value tell an absent key from a null value.
 *
 * <p>What holds for all shapes stands in {@link LetheMap}: nulls, threads, iteration, exceptions.
 *
 * @param <V> the type of the values
 */
public interface LongObjectMap<V> extends LetheMap {
    /**
     * Tells whether the key has an entry.
     *
     * @param key the key
     * @return true when the key is present
     */
    boolean containsKey(long key);

    /**
     * Tells whether some entry has an equal value. Cost: a walk over the map.
     *
     * @param value the value
     * @return true when an entry has it
     */
    boolean containsValue(@Nullable Object value);

    /**
     * Returns the value of a key, or null.
     *
     * @param key the key
     * @return the value, or null when the key has no entry or a null value
     */
    @Nullable
    V get(long key);

    /**
     * Returns the value of a key, or {@code absent}.
     *
     * @param key the key
     * @param absent the value that stands for an absent key
     * @return the value, or {@code absent} when the key has no entry
     */
    V getOrDefault(long key, V absent);

    /**
     * Gives a key a value, whether or not it has one.
     *
     * @param key the key
     * @param value the value
     * @return the old value, or null when there was none
     */
    @Nullable
    V put(long key, V value);

    /**
     * Gives a key a value and returns the old one.
     *
     * @param key the key
     * @param value the value
     * @param absent the value that stands for an absent key
     * @return the old value, or {@code absent} when the key is new
     */
    V getAndPut(long key, V value, V absent);

    /**
     * Gives a key a value unless it has one that is not null.
     *
     * @param key the key
     * @param value the value
     * @return the present value, which stays, or null when the given one was put
     */
    @Nullable
    V putIfAbsent(long key, V value);

    /**
     * Removes a key. Removing an absent key changes and allocates nothing.
     *
     * @param key the key
     * @return the removed value, or null when there was none
     */
    @Nullable
    V remove(long key);

    /**
     * Reads and removes a key in one step.
     *
     * @param key the key
     * @param absent the value that stands for an absent key
     * @return the removed value, or {@code absent} when the key had no entry
     */
    V getAndRemove(long key, V absent);

    /**
     * Removes a key if it has a value equal to the expected one.
     *
     * @param key the key
     * @param expected the value it must have
     * @return true when it was removed
     */
    boolean remove(long key, @Nullable Object expected);

    /**
     * Gives a key another value if it has an entry.
     *
     * @param key the key
     * @param value the new value
     * @return the old value, or null when the key was absent or its value null
     */
    @Nullable
    V replace(long key, V value);

    /**
     * Gives a key another value if it has one equal to the expected.
     *
     * @param key the key
     * @param expected the value it must have
     * @param value the new value
     * @return true when it was replaced
     */
    boolean replace(long key, V expected, V value);

    /**
     * Returns the value of a key; if it has none or null, computes it and puts it unless the function returns null.
     *
     * @param key the key
     * @param function makes the value from the key; called at most once
     * @return the present or new value, or null
     * @throws java.util.ConcurrentModificationException when the function changed this map
     */
    @Nullable
    V computeIfAbsent(long key, LongFunction<? extends @Nullable V> function);

    /**
     * Gives a key with a value that is not null the one that the function makes of it, or removes the key if that is null.
     *
     * @param key the key
     * @param function makes the new value from key and present value; called at most once
     * @return the new value, or null
     * @throws java.util.ConcurrentModificationException when the function changed this map
     */
    @Nullable
    V computeIfPresent(long key, LongObjectFunction<? super V, ? extends @Nullable V> function);

    /**
     * Gives a key the value that the function makes of its present one, or removes the key if that is null.
     *
     * @param key the key
     * @param function makes the new value from key and present value or null; called once
     * @return the new value, or null
     * @throws java.util.ConcurrentModificationException when the function changed this map
     */
    @Nullable
    V compute(long key, LongObjectFunction<? super @Nullable V, ? extends @Nullable V> function);

    /**
     * Gives a key the value if it has none or null, else the one that the function makes of the old and the given value; null as a result removes the key.
     *
     * @param key the key
     * @param value the value to merge in, not null
     * @param function makes the new value from the present and the given value; called at most once
     * @return the new value, or null
     * @throws java.util.ConcurrentModificationException when the function changed this map
     */
    @Nullable
    V merge(long key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> function);

    /**
     * Puts all entries of another map. Linear in the size of the source, whatever its order.
     *
     * @param source the entries
     */
    void putAll(LongObjectMap<? extends V> source);

    /**
     * Puts all entries of a boxed map.
     *
     * @param source the entries, without null keys
     */
    void putAll(Map<? extends Long, ? extends V> source);

    /**
     * Removes the entries that the predicate accepts.
     *
     * @param filter tells which entries go
     * @return true when at least one entry was removed
     * @throws java.util.ConcurrentModificationException when the function changed this map
     */
    boolean removeIf(LongObjectPredicate<? super V> filter);

    /**
     * Keeps only the entries whose key the predicate accepts: {@code map.retainAll(other::containsKey)}.
     *
     * @param keys tells which keys stay
     * @return true when at least one entry was removed
     * @throws java.util.ConcurrentModificationException when the function changed this map
     */
    boolean retainAll(LongPredicate keys);

    /**
     * Keeps only the entries whose key is in the collection.
     *
     * @param keys the keys that stay; its {@code contains} is asked with a {@link Long}
     * @return true when at least one entry was removed
     * @throws java.util.ConcurrentModificationException when the function changed this map
     */
    boolean retainAll(Collection<?> keys);

    /**
     * Hands each entry to the consumer, which may change the map; see {@link LetheMap} for what is seen then.
     *
     * @param action takes the entries
     */
    void forEach(LongObjectConsumer<? super V> action);

    /**
     * Gives each entry the value that the function makes of it.
     *
     * @param function makes the new value from key and present value
     * @throws java.util.ConcurrentModificationException when the function changed this map
     */
    void replaceAll(LongObjectFunction<? super V, ? extends V> function);

    /**
     * Returns the keys as a stream, which reads the map while it runs; sequential.
     *
     * @return the keys
     */
    LongStream keys();

    /**
     * Returns the values as a stream, which reads the map while it runs; sequential.
     *
     * @return the values
     */
    Stream<V> values();

    /**
     * Returns a cursor before the first entry.
     *
     * @return a new cursor
     */
    LongObjectCursor<V> cursor();

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
    long drainTo(LongObjectConsumer<? super V> action);

    /**
     * Makes room for a number of entries in all, so that putting them as a rule grows nothing; where hashes crowd in one table,
     * that one may still grow. Memory may be taken at the first put into each part of the map. Under {@link Retention#SHRINK}
     * the room is kept as after a clear of a map of that size, and then decays.
     *
     * @param entries the number of entries, present ones included
     * @throws IllegalArgumentException when the number is negative or larger than any map of this backend can be
     */
    void reserve(long entries);

    /**
     * Returns a live view of this map as a {@link java.util.Map} with boxed keys.
     *
     * <p>Changes go both ways. Null and keys of other classes are absent for lookups; putting a null key is a {@link
     * NullPointerException}.
     *
     * <p>Each update of one key is one call of this map, so the view's are as atomic as its own; {@code replaceAll} and {@code removeIf}
     * of the view walk, and act on what they saw.
     *
     * @return the view
     */
    Map<Long, V> asMap();

    /**
     * Tells whether the other is a {@code LongObjectMap}, of whatever backend, with the same keys and equal values. Values are compared by {@code equals}. A
     * {@link java.util.Map} is not equal to this map, though it may be to {@link #asMap()}: compare that one with it. Cost: a walk over the map.
     *
     * @param other what to compare with
     * @return true when it has the same entries
     */
    @Override
    boolean equals(@Nullable Object other);

    /**
     * Returns the hash of the entries, that of {@link #asMap()}. Cost: a walk over the map.
     *
     * @return the hash
     */
    @Override
    int hashCode();
}
