package dev.lethe.map.core;

import dev.lethe.map.Hasher;
import org.jspecify.annotations.Nullable;

/** What all tables of one map share: its secret, the hasher of the user if there is one, and the allocator. */
final class Keys {
    final long secret;
    final long multiplier;
    final @Nullable Hasher<Object> hasher;
    final Allocator allocator;

    Keys(long seed, @Nullable Hasher<Object> hasher, Allocator allocator) {
        this.secret = Hashing.secretOf(seed);
        this.multiplier = Hashing.multiplierOf(seed);
        this.hasher = hasher;
        this.allocator = allocator;
    }

    /** Calls the key's own or the hasher's method, so it may throw; null has a hash of its own. */
    static long hash(@Nullable Object key, @Nullable Hasher<Object> hasher, long secret, long multiplier) {
        return hasher == null || key == null
                ? Hashing.mixInt(key == null ? 0 : key.hashCode(), secret, multiplier)
                : Hashing.mix(hasher.hash(key), secret, multiplier);
    }

    /** The same signature for keys that need no user code, so that one master serves both. */
    static long hash(long key, @Nullable Hasher<Object> hasher, long secret, long multiplier) {
        return Hashing.mix(key, secret, multiplier);
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
}
