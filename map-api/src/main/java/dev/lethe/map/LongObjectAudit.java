package dev.lethe.map;

/**
 * Sees each mutation of a {@link LongObjectMap} before it takes effect; throwing is a veto. {@link MapAudit} has the rules. Each method does
 * nothing unless overridden.
 *
 * @param <V> the type of the values
 */
public interface LongObjectAudit<V> extends MapAudit {
    /**
     * An entry is about to be added.
     *
     * @param map the map, as it was before
     * @param key the key, which is absent
     * @param value its value
     */
    default void beforePut(LongObjectMap<? extends V> map, long key, V value) {}

    /**
     * A value is about to be written over.
     *
     * @param map the map, as it was before
     * @param key the key, as the map has it
     * @param old its value
     * @param value the value that it is to have
     */
    default void beforeReplace(LongObjectMap<? extends V> map, long key, V old, V value) {}

    /**
     * An entry is about to leave.
     *
     * @param map the map, as it was before
     * @param key the key, as the map has it
     * @param old its value
     */
    default void beforeRemove(LongObjectMap<? extends V> map, long key, V old) {}

    /**
     * All entries are about to leave by {@code clear()} or {@code clearLazily()}.
     *
     * @param map the map, as it was before
     */
    default void beforeClear(LongObjectMap<? extends V> map) {}

    /**
     * All entries are about to leave by {@code drainTo}.
     *
     * @param map the map, as it was before
     */
    default void beforeDrain(LongObjectMap<? extends V> map) {}
}
