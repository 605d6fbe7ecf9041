package dev.lethe.map;

import org.jspecify.annotations.Nullable;

/**
 * How a map compares keys when {@code equals} and {@code hashCode} of the keys are not what is wanted: the content of
 * arrays, strings without regard to case, identity.
 *
 * <p>{@code equal} must be an equivalence relation, and equal keys must have equal hashes. The map mixes the hash with
 * a secret of its own, so it need not be well distributed, but keys with equal hashes cannot be told apart cheaply.
 * Null keys are handled by the map and never passed. An array that is a key must not be changed while it is in the map.
 *
 * <p>A hasher that is also a {@link java.util.Comparator} of the same keys, consistent with {@code equal} (it returns 0
 * for the keys that are equal, and for no others), lets a backend keep keys of equal hash in order, so that a flood of
 * them costs logarithmic time. The hashers here that have an order say so. None of them has a seed: who may choose the
 * keys can make as many of equal hash as he likes, and the secret of the map does not help against that; the order
 * bounds what it costs.
 *
 * <p>A map with a hasher that disagrees with {@code equals} obeys {@link java.util.Map} in all but that, as a {@link
 * java.util.TreeMap} with such a comparator: from the standpoint of the map, keys that the hasher takes for equal are the
 * same. Whatever looks keys up in this map goes by the hasher, and of its key set and entry set {@code contains}, {@code
 * containsAll}, {@code remove}, {@code removeAll} and {@code equals}. Their {@code removeAll} looks up each element of the
 * collection, in time linear in the collection, whichever of the two is larger; that of a {@code TreeMap} does so only
 * where the collection is not the larger one, and that of an {@link java.util.IdentityHashMap} never. What asks another
 * collection or map goes by the equality of that: {@code retainAll}, {@code containsAll} of the other, and {@code equals}
 * of two maps. So {@code a.equals(b)} and {@code b.equals(a)} may differ. The {@code hashCode} of a map and of its key
 * set is made of those of the keys. Looking up an object that is not of the type that the hasher takes is a {@link
 * ClassCastException}.
 *
 * <p>A hasher may be used by several maps and threads at once, so it should have no state. Those here have none,
 * allocate nothing, and take time linear in the length of the key.
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

    /**
     * Returns the hasher that compares arrays of {@code byte} by their content, as {@link
     * java.util.Arrays#equals(byte[], byte[])}. It is also a {@link java.util.Comparator}.
     *
     * @return the hasher
     */
    static Hasher<byte[]> byteArrays() {
        return ByteArrayHasher.INSTANCE;
    }

    /**
     * Returns the hasher that compares arrays of {@code char} by their content, as {@link
     * java.util.Arrays#equals(char[], char[])}. It is also a {@link java.util.Comparator}.
     *
     * @return the hasher
     */
    static Hasher<char[]> charArrays() {
        return CharArrayHasher.INSTANCE;
    }

    /**
     * Returns the hasher that compares arrays of {@code int} by their content, as {@link java.util.Arrays#equals(int[],
     * int[])}. It is also a {@link java.util.Comparator}.
     *
     * @return the hasher
     */
    static Hasher<int[]> intArrays() {
        return IntArrayHasher.INSTANCE;
    }

    /**
     * Returns the hasher that compares arrays of {@code long} by their content, as {@link
     * java.util.Arrays#equals(long[], long[])}. It is also a {@link java.util.Comparator}.
     *
     * @return the hasher
     */
    static Hasher<long[]> longArrays() {
        return LongArrayHasher.INSTANCE;
    }

    /**
     * Returns the hasher that compares arrays of objects by {@code equals} and {@code hashCode} of their elements, as
     * {@link java.util.Arrays#equals(Object[], Object[])}. Elements may be null. Elements that are arrays are compared
     * by identity; {@link #deepArrays()} looks into them.
     *
     * @return the hasher
     */
    static Hasher<@Nullable Object[]> objectArrays() {
        return ObjectArrayHasher.INSTANCE;
    }

    /**
     * Returns the hasher that compares arrays of objects by their content and looks into elements that are arrays, as
     * {@link java.util.Arrays#deepEquals(Object[], Object[])}. Elements may be null. An array that contains itself ends
     * in a {@link StackOverflowError}.
     *
     * @return the hasher
     */
    static Hasher<@Nullable Object[]> deepArrays() {
        return DeepArrayHasher.INSTANCE;
    }

    /**
     * Returns the hasher that compares strings without regard to case, as {@link String#equalsIgnoreCase}: by code
     * point, in upper and then in lower case, and without regard to a locale. It differs from that method only on
     * strings with unpaired surrogates, some of which that method takes for equal though they are not. It is also a
     * {@link java.util.Comparator}.
     *
     * @return the hasher
     */
    static Hasher<String> ignoringCase() {
        return IgnoreCaseHasher.INSTANCE;
    }
}
