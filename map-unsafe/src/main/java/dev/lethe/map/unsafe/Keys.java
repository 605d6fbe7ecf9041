package dev.lethe.map.unsafe;

import dev.lethe.map.Hasher;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rule by which keys are hashed, and the allocator: what the tables of one map share. Named as the class of core that the masters
 * know; here keys are numbers or strings, and no hasher is taken.
 */
final class Keys {
    static final Keys DEFAULT = new Keys(null, Allocator.DEFAULT);

    final @Nullable Hasher<Object> hasher;
    final Allocator allocator;

    /** A key on its way from one table to another; used by whoever changes the map, one at a time. */
    final MovedKey moved = new MovedKey();

    private Keys(@Nullable Hasher<Object> hasher, Allocator allocator) {
        this.hasher = hasher;
        this.allocator = allocator;
    }

    static Keys of(@Nullable Hasher<Object> hasher, Allocator allocator) {
        return hasher == null && allocator == Allocator.DEFAULT ? DEFAULT : new Keys(hasher, allocator);
    }

    /** The hash of a key that is looked up: of any class, as in {@link java.util.Map}, though only a string is ever found. */
    static long hash(@Nullable Object key, @Nullable Hasher<Object> hasher, long multiplier) {
        return Hashing.mixInt(Objects.requireNonNull(key, "key").hashCode(), multiplier);
    }

    /** The hash of a key that may be added: a string. */
    static long hashToPut(@Nullable Object key, @Nullable Hasher<Object> hasher, long multiplier) {
        if (!(Objects.requireNonNull(key, "key") instanceof String text)) {
            throw new ClassCastException(
                    "A map of the backend unsafe keeps its keys as strings off the heap and takes no "
                            + key.getClass().getName() + "; put a String, or use the backend core.");
        }
        return Hashing.mixInt(text.hashCode(), multiplier);
    }

    static long hash(long key, @Nullable Hasher<Object> hasher, long multiplier) {
        return Hashing.mix(key, multiplier);
    }

    static long hashToPut(long key, @Nullable Hasher<Object> hasher, long multiplier) {
        return Hashing.mix(key, multiplier);
    }

    /** Whether a key is compared without a rule: always, since a map off the heap has none. */
    static boolean isPlain(@Nullable Object key, @Nullable Hasher<Object> hasher) {
        return true;
    }

    static boolean isPlain(long key, @Nullable Hasher<Object> hasher) {
        return true;
    }

    /** The bytes that this takes beyond what all maps share. */
    long bytes() {
        return this == DEFAULT
                ? 0
                : Footprint.object(3 * Footprint.REFERENCE)
                        + Footprint.object(Footprint.REFERENCE + Integer.BYTES)
                        + allocator.bytes();
    }
}
