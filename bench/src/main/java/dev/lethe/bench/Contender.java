package dev.lethe.bench;

/**
 * A map of one implementation, with the measured operations in batches.
 *
 * <p>A JVM measures one implementation and loads no other ({@link Contenders}). So the single-key methods that the
 * loops of the subclasses call are abstract methods with one implementation in that JVM, which HotSpot calls directly
 * and inlines: the loops need not be written again for each library. What the harness calls through this class costs
 * one call a batch.
 *
 * @param <A> the array that holds the keys: {@code long[]} or {@code String[]}
 */
abstract class Contender<A> {
    /** The value of all entries whose value is an object. */
    static final Object VALUE = new Object();

    /** Looks keys up; returns how many were found with the value that they must have. */
    abstract long getAll(A keys, int from, int to);

    abstract void putAll(A keys, int from, int to);

    /** Removes keys; returns how many were there. */
    abstract long removeAll(A keys, int from, int to);

    /** Removes one key and puts the other, for each pair; returns how many of the removed were there. */
    abstract long removePutAll(A removed, A put, int from, int to);

    /**
     * Reads each entry by the fastest way the library documents, which is {@code forEach} with a function on
     * primitives in all of them; returns how many had the value that they must have.
     */
    abstract long iterate();

    abstract int size();

    abstract void clear();

    /** The map of the library, without what is around it here. */
    abstract Object map();
}
