package dev.lethe.map;

/**
 * A cursor over the entries of a {@link LongObjectMap}; see {@link MapCursor} for what it promises.
 *
 * @param <V> the type of the values
 */
public interface LongObjectCursor<V> extends MapCursor {
    /**
     * Returns the key of the current entry.
     *
     * @return the key
     */
    long key();

    /**
     * Returns the value that the current entry has now.
     *
     * @return the value
     */
    V value();

    /**
     * Gives the current entry another value; it never adds an entry.
     *
     * @param value the new value
     */
    void setValue(V value);
}
