package dev.lethe.map;

/**
 * How a map compares keys when {@code equals} and {@code hashCode} of the keys are not what is wanted: the content of
 * arrays, strings without regard to case, identity.
 *
 * <p>Equal keys must have equal hashes. The map mixes the hash with a secret of its own, so it need not be well
 * distributed, but keys with equal hashes cannot be told apart cheaply. Null keys are handled by the map and never
 * passed. A map with a hasher that disagrees with {@code equals} obeys {@link java.util.Map} in all but that, as a
 * {@link java.util.TreeMap} with such a comparator.
 *
 * @param <K> the type of the keys
 */
public interface Hasher<K> {
    /**
     * Returns the hash of a key.
     *
     * @param key the key, not null
     * @return the hash; all 64 bits count, a 32-bit hash is fine
     */
    long hash(K key);

    /**
     * Tells whether two keys are the same for the map.
     *
     * @param present a key that is in the map, not null
     * @param asked the key that is looked up, not null
     * @return true when they are the same
     */
    boolean equal(K present, K asked);

    /**
     * Returns the hasher that compares keys by identity, as {@link java.util.IdentityHashMap}.
     *
     * @return the hasher
     */
    static Hasher<Object> identity() {
        return IdentityHasher.INSTANCE;
    }
}
