package dev.lethe.map;

/**
 * A cursor over the entries of an {@link ObjectMap}; see {@link MapCursor} for what it promises.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface ObjectCursor<K, V> extends MapCursor {
    /**
     * Returns the key of the current entry.
     *
     * @return the key
     */
    K key();

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
