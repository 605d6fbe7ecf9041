package dev.lethe.map.core;

import java.security.SecureRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The mixing of hashes with a secret, and where secrets come from.
 *
 * <p>{@code mixInt} is multiplication by a secret odd number, a fold of the upper half onto the lower, and multiplication by a
 * constant; {@code mix} folds the upper bits of 64 onto the lower before. Two multiplications, since one alone maps
 * some strides of dense keys onto few groups, whatever the multiplier; the fold between them, since without it the two are as one
 * (docs/adr/0003). All users take bits from the upper half.
 */
final class Hashing {
    /** The property that fixes all seeds. */
    private static final String SEED_PROPERTY = "lethe.seed";

    /** Any odd number with mixed bits serves; this one is the constant of MurmurHash3's 64-bit finalizer. */
    private static final long SECOND_MULTIPLIER = 0xC4CE_B9FE_1A85_EC53L;

    private static final long WEYL = 0x9E37_79B9_7F4A_7C15L;

    private Hashing() {}

    /**
     * Mixes 64 bits. The first fold is for the upper bits: a multiplication only carries upwards. It is not by half the bits, since
     * keys whose halves are equal are not rare; the xor is for those that it leaves little of.
     */
    static long mix(long value, long multiplier) {
        long x = (value ^ value >>> 27) * multiplier ^ multiplier;
        return (x ^ x >>> 32) * SECOND_MULTIPLIER;
    }

    /** Mixes the 32 bits of a {@code hashCode}. Each operation counts here: it waits for the key, and lookups wait for it. */
    static long mixInt(int value, long multiplier) {
        long x = value * multiplier;
        return (x ^ x >>> 32) * SECOND_MULTIPLIER;
    }

    /** A multiplier made of a seed: odd, with enough changes between its bits (the rule of SplittableRandom's gammas). */
    static long multiplierOf(long seed) {
        long x = scramble(seed + WEYL) | 1;
        return Long.bitCount(x ^ x >>> 1) < 24 ? x ^ 0xAAAA_AAAA_AAAA_AAAAL : x;
    }

    /**
     * A seed that nobody outside the process can guess, unless the property lethe.seed fixes all of them. Made without a word that
     * threads share: that alone would take longer than to make an empty map.
     */
    static long freshSeed() {
        if (!Seeds.REFUSAL.isEmpty()) { // for backends that are not asked before whether they are available
            throw new IllegalStateException("No map can be made: " + Seeds.REFUSAL + ".");
        }
        return scramble(
                Seeds.FIXED == null
                        ? Seeds.SECRET + ThreadLocalRandom.current().nextLong()
                        : Seeds.NEXT.getAndAdd(WEYL));
    }

    /** Why the property is refused, or an empty text: who wants to repeat a run must not get another one in silence. */
    static String refusal() {
        String asked = System.getProperty(SEED_PROPERTY);
        return asked == null || Long.getLong(SEED_PROPERTY) != null
                ? ""
                : "the property " + SEED_PROPERTY + " is \"" + asked + "\"; it takes a whole number from "
                        + Long.MIN_VALUE + " to " + Long.MAX_VALUE + ", or is left out for seeds that nobody can guess";
    }

    /** The finalizer of SplitMix64. */
    private static long scramble(long seed) {
        long z = (seed ^ seed >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }

    /** Apart, so that the random source is opened only when the first map needs it. */
    static final class Seeds {
        static final String REFUSAL = refusal();
        static final @Nullable Long FIXED = Long.getLong(SEED_PROPERTY);
        static final long SECRET = FIXED != null ? FIXED : new SecureRandom().nextLong();

        /** Where they are fixed, one map after the other gets the next. */
        static final AtomicLong NEXT = new AtomicLong(SECRET);
    }
}
