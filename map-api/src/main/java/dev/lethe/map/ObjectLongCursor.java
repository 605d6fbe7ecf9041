package dev.lethe.map;

/**
 * A cursor over the entries of an {@link ObjectLongMap}; see {@link MapCursor} for what it promises.
 *
 * @param <K> the type of the keys
 */
public interface ObjectLongCursor<K> extends MapCursor {
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
    long value();

    /**
     * Gives the current entry another value; it never adds an entry.
     *
     * @param value the new value
     */
    void setValue(long value);
}
