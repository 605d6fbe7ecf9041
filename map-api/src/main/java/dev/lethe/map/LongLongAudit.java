package dev.lethe.map;

/**
 * Sees each mutation of a {@link LongLongMap} before it takes effect; throwing is a veto. {@link MapAudit} has the rules. Each method does
 * nothing unless overridden.
 */
public interface LongLongAudit extends MapAudit {
    /**
     * An entry is about to be added.
     *
     * @param map the map, as it was before
     * @param key the key, which is absent
     * @param value its value
     */
    default void beforePut(LongLongMap map, long key, long value) {}

    /**
     * A value is about to be written over.
     *
     * @param map the map, as it was before
     * @param key the key, as the map has it
     * @param old its value
     * @param value the value that it is to have
     */
    default void beforeReplace(LongLongMap map, long key, long old, long value) {}

    /**
     * An entry is about to leave.
     *
     * @param map the map, as it was before
     * @param key the key, as the map has it
     * @param old its value
     */
    default void beforeRemove(LongLongMap map, long key, long old) {}

    /**
     * All entries are about to leave by {@code clear()} or {@code clearLazily()}.
     *
     * @param map the map, as it was before
     */
    default void beforeClear(LongLongMap map) {}

    /**
     * All entries are about to leave by {@code drainTo}.
     *
     * @param map the map, as it was before
     */
    default void beforeDrain(LongLongMap map) {}
}
