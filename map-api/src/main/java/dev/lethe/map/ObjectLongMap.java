package dev.lethe.map;

import java.util.Collection;
import java.util.Map;
import java.util.function.LongBinaryOperator;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A hash map from objects to {@code long}, without boxing the values.
 *
 * <p>Keys are compared by {@code equals}, or by the {@link Hasher} given to the builder. As in {@link java.util.Map},
 * lookups and removals take any object.
 *
 * <p>What holds for all shapes stands in {@link LetheMap}: nulls, threads, iteration, exceptions.
 *
 * @param <K> the type of the keys
 */
public interface ObjectLongMap<K> extends LetheMap {
    /**
     * Tells whether the key has an entry.
     *
     * @param key the key
     * @return true when the key is present
     */
    boolean containsKey(@Nullable Object key);

    /**
     * Tells whether some entry has the value. Cost: a walk over the map.
     *
     * @param value the value
     * @return true when an entry has it
     */
    boolean containsValue(long value);

    /**
     * Returns the value of a key, or {@code absent}.
     *
     * @param key the key
     * @param absent the value that stands for an absent key
     * @return the value, or {@code absent} when the key has no entry
     */
    long getOrDefault(@Nullable Object key, long absent);

    /**
     * Gives a key a value, whether or not it has one.
     *
     * <p>Unlike {@link java.util.Map#put}, it tells whether the key is new; {@link #getAndPut} returns the old value.
     *
     * @param key the key
     * @param value the value
     * @return true when the key is new
     */
    boolean put(K key, long value);

    /**
     * Gives a key a value and returns the old one.
     *
     * @param key the key
     * @param value the value
     * @param absent the value that stands for an absent key
     * @return the old value, or {@code absent} when the key is new
     */
    long getAndPut(K key, long value, long absent);

    /**
     * Gives a key a value unless it has one.
     *
     * @param key the key
     * @param value the value
     * @return true when the entry was added, false when the key has a value and keeps it
     */
    boolean putIfAbsent(K key, long value);

    /**
     * Removes a key. Removing an absent key changes and allocates nothing.
     *
     * <p>Unlike {@link java.util.Map#remove(Object)}, it tells whether the key was there; {@link #getAndRemove} returns the value.
     *
     * @param key the key
     * @return true when it was there
     */
    boolean remove(@Nullable Object key);

    /**
     * Reads and removes a key in one step.
     *
     * @param key the key
     * @param absent the value that stands for an absent key
     * @return the removed value, or {@code absent} when the key had no entry
     */
    long getAndRemove(@Nullable Object key, long absent);

    /**
     * Removes a key if it has the expected value.
     *
     * @param key the key
     * @param expected the value it must have
     * @return true when it was removed
     */
    boolean remove(@Nullable Object key, long expected);

    /**
     * Gives a key another value if it has one.
     *
     * @param key the key
     * @param value the new value
     * @return true when the key was present
     */
    boolean replace(K key, long value);

    /**
     * Gives a key another value if it has the expected one.
     *
     * @param key the key
     * @param expected the value it must have
     * @param value the new value
     * @return true when it was replaced
     */
    boolean replace(K key, long expected, long value);

    /**
     * Adds to the value of a key and returns the sum; an absent key counts as 0 and is added. The sum wraps as {@code long} does.
     *
     * @param key the key
     * @param delta what to add
     * @return the new value
     */
    long addAndGet(K key, long delta);

    /**
     * Adds to the value of a key and returns the value before; an absent key counts as 0 and is added.
     *
     * @param key the key
     * @param delta what to add
     * @return the old value, 0 when the key was absent
     */
    long getAndAdd(K key, long delta);

    /**
     * Returns the value of a key; if it has none, computes it and adds it unless the function returns {@code absent}.
     *
     * @param key the key
     * @param absent the result that adds nothing
     * @param function makes the value from the key; called at most once
     * @return the present or new value, or {@code absent} when nothing was added
     * @throws java.util.ConcurrentModificationException when the function changed this map
     */
    long computeIfAbsent(K key, long absent, ToLongFunction<? super K> function);

    /**
     * Gives a present key the value that the function makes of it, or removes the key if that is {@code absent}.
     *
     * @param key the key
     * @param absent the result that removes
     * @param function makes the new value from key and present value; called at most once
     * @return the new value, or {@code absent} when the key has no entry afterwards
     * @throws java.util.ConcurrentModificationException when the function changed this map
     */
    long computeIfPresent(K key, long absent, ObjectLongOperator<? super K> function);

    /**
     * Gives a key the value that the function makes of its present one, or removes the key if that is {@code absent}.
     *
     * @param key the key
     * @param absent stands for an absent key: given to the function if there is no value, and as a result it removes
     * @param function makes the new value from key and present value or {@code absent}; called once
     * @return the new value, or {@code absent} when the key has no entry afterwards
     * @throws java.util.ConcurrentModificationException when the function changed this map
     */
    long compute(K key, long absent, ObjectLongOperator<? super K> function);

    /**
     * Gives a key the value if it has none, else the one that the function makes of the old and the given value. What equals {@code absent} is not stored: as a result it removes the key, as the value for a new key it adds nothing.
     *
     * @param key the key
     * @param value the value to merge in
     * @param absent the result that removes
     * @param function makes the new value from the present and the given value; called at most once
     * @return the new value, or {@code absent} when the key has no entry afterwards
     * @throws java.util.ConcurrentModificationException when the function changed this map
     */
    long merge(K key, long value, long absent, LongBinaryOperator function);

    /**
     * Puts all entries of another map. Linear in the size of the source, whatever its order.
     *
     * @param source the entries
     */
    void putAll(ObjectLongMap<? extends K> source);

    /**
     * Puts all entries of a boxed map.
     *
     * @param source the entries, without null values
     */
    void putAll(Map<? extends K, ? extends Long> source);

    /**
     * Removes the entries that the predicate accepts.
     *
     * @param filter tells which entries go
     * @return true when at least one entry was removed
     * @throws java.util.ConcurrentModificationException when the function changed this map
     */
    boolean removeIf(ObjectLongPredicate<? super K> filter);

    /**
     * Keeps only the entries whose key the predicate accepts: {@code map.retainAll(other::containsKey)}.
     *
     * @param keys tells which keys stay
     * @return true when at least one entry was removed
     * @throws java.util.ConcurrentModificationException when the function changed this map
     */
    boolean retainAll(Predicate<? super K> keys);

    /**
     * Keeps only the entries whose key is in the collection.
     *
     * @param keys the keys that stay; its {@code contains} is asked
     * @return true when at least one entry was removed
     * @throws java.util.ConcurrentModificationException when the function changed this map
     */
    boolean retainAll(Collection<?> keys);

    /**
     * Hands each entry to the consumer, which may change the map; see {@link LetheMap} for what is seen then.
     *
     * @param action takes the entries
     */
    void forEach(ObjLongConsumer<? super K> action);

    /**
     * Gives each entry the value that the function makes of it.
     *
     * @param function makes the new value from key and present value
     * @throws java.util.ConcurrentModificationException when the function changed this map
     */
    void replaceAll(ObjectLongOperator<? super K> function);

    /**
     * Returns the keys as a stream, which reads the map while it runs; sequential.
     *
     * @return the keys
     */
    Stream<K> keys();

    /**
     * Returns the values as a stream, which reads the map while it runs; sequential.
     *
     * @return the values
     */
    LongStream values();

    /**
     * Returns a cursor before the first entry.
     *
     * @return a new cursor
     */
    ObjectLongCursor<K> cursor();

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
    long drainTo(ObjLongConsumer<? super K> action);

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
     * Returns a live view of this map as a {@link java.util.Map} with boxed numbers.
     *
     * <p>Changes go both ways. Values of other classes, and null as a value, are absent for lookups; keys are as in this map. Putting a null number is a {@link NullPointerException}.
     *
     * <p>Each update of one key is one call of this map, so the view's are as atomic as its own; {@code replaceAll} and {@code removeIf}
     * of the view walk, and act on what they saw.
     *
     * @return the view
     */
    Map<K, Long> asMap();

    /**
     * Tells whether the other is an {@code ObjectLongMap}, of whatever backend, with the same keys and equal values. Keys are looked up in the other map, as that one compares them. A
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
