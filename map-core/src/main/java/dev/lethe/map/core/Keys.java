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
        long raw = key == null ? 0 : hasher == null ? key.hashCode() : hasher.hash(key);
        return Hashing.mix(raw, secret, multiplier);
    }

    /** The same signature for keys that need no user code, so that one master serves both. */
    static long hash(long key, @Nullable Hasher<Object> hasher, long secret, long multiplier) {
        return Hashing.mix(key, secret, multiplier);
    }

    /**
     * Whether a key of the map is the one that is looked up. Calls user code, so it may throw.
     *
     * <p>Seven bits of the hash have matched before. A class whose {@code equals} says yes to everything would still be
     * confused with every 128th key, so a match between two classes needs the whole hash as well (the slots see to that);
     * within one class the check is left out, since it costs a cache line a hit.
     */
    @SuppressWarnings("ReferenceEquality") // equals must be reflexive, and identity saves the call
    static boolean same(@Nullable Object present, @Nullable Object asked, @Nullable Hasher<Object> hasher) {
        return present == asked
                || (present != null
                        && asked != null
                        && (hasher == null ? asked.equals(present) : hasher.equal(present, asked)));
    }

    /** Whether two keys are of one class; null has none and is only the same as null. */
    static boolean sameClass(@Nullable Object present, @Nullable Object asked) {
        return present == null || asked == null || present.getClass() == asked.getClass();
    }
}
