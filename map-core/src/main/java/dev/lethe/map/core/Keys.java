package dev.lethe.map.core;

import dev.lethe.map.Hasher;
import org.jspecify.annotations.Nullable;

/** The rule by which keys are compared, and the allocator: what the tables of one map, and of all maps by default, share. */
final class Keys {
    static final Keys DEFAULT = new Keys(null, Allocator.DEFAULT);

    final @Nullable Hasher<Object> hasher;
    final Allocator allocator;

    private Keys(@Nullable Hasher<Object> hasher, Allocator allocator) {
        this.hasher = hasher;
        this.allocator = allocator;
    }

    static Keys of(@Nullable Hasher<Object> hasher, Allocator allocator) {
        return hasher == null && allocator == Allocator.DEFAULT ? DEFAULT : new Keys(hasher, allocator);
    }

    /** Calls the key's own or the hasher's method, so it may throw; null has a hash of its own. */
    static long hash(@Nullable Object key, @Nullable Hasher<Object> hasher, long multiplier) {
        return hasher == null || key == null
                ? Hashing.mixInt(key == null ? 0 : key.hashCode(), multiplier)
                : Hashing.mix(hasher.hash(key), multiplier);
    }

    /** The same for a key that may be added: on the heap every key can be. */
    static long hashToPut(@Nullable Object key, @Nullable Hasher<Object> hasher, long multiplier) {
        return hash(key, hasher, multiplier);
    }

    static long hashToPut(long key, @Nullable Hasher<Object> hasher, long multiplier) {
        return hash(key, hasher, multiplier);
    }

    /** The same signature for keys that need no user code, so that one master serves both. */
    static long hash(long key, @Nullable Hasher<Object> hasher, long multiplier) {
        return Hashing.mix(key, multiplier);
    }

    /** Whether a key is compared by its own {@code equals} alone, and is not null, which has none. */
    static boolean isPlain(@Nullable Object key, @Nullable Hasher<Object> hasher) {
        return hasher == null && key != null;
    }

    static boolean isPlain(long key, @Nullable Hasher<Object> hasher) {
        return true;
    }

    /** Whether two keys, not the same object, are of one class; null has none. */
    static boolean sameClass(@Nullable Object present, @Nullable Object asked) {
        return present != null && asked != null && present.getClass() == asked.getClass();
    }

    /** Whether two keys, not the same object, are equal. Calls user code, so it may throw. */
    static boolean equal(@Nullable Object present, @Nullable Object asked, @Nullable Hasher<Object> hasher) {
        return present != null
                && asked != null
                && (hasher == null ? asked.equals(present) : hasher.equal(present, asked));
    }

    /** The bytes that this takes beyond what all maps share. */
    long bytes() {
        return this == DEFAULT ? 0 : Footprint.object(2 * Footprint.REFERENCE) + allocator.bytes();
    }
}
