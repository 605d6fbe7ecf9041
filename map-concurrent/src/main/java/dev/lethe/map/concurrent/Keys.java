package dev.lethe.map.concurrent;

import dev.lethe.map.Hasher;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How keys are hashed and compared. */
final class Keys {
    private Keys() {}

    /** Calls the key's own or the hasher's method, so it may throw. */
    static long hash(@Nullable Object key, @Nullable Hasher<Object> hasher, long multiplier) {
        Object asked = Objects.requireNonNull(key, "key");
        return hasher == null
                ? Hashing.mixInt(asked.hashCode(), multiplier)
                : Hashing.mix(hasher.hash(asked), multiplier);
    }

    /** The same signature for keys that need no user code, so that one master serves both. */
    static long hash(long key, @Nullable Hasher<Object> hasher, long multiplier) {
        return Hashing.mix(key, multiplier);
    }

    /** Whether two keys, not the same object, are equal. Calls user code, so it may throw. */
    static boolean equal(Object present, Object asked, @Nullable Hasher<Object> hasher) {
        return hasher == null ? asked.equals(present) : hasher.equal(present, asked);
    }
}
