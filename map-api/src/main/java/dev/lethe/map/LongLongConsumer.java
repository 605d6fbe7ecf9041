package dev.lethe.map;

/**
 * Takes the entries of a {@link LongLongMap} one by one.
 */
@FunctionalInterface
public interface LongLongConsumer {
    /**
     * Takes one entry.
     *
     * @param key the key
     * @param value the value
     */
    void accept(long key, long value);
}
