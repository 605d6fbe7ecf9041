package dev.lethe.map.core;

/**
 * Floods of {@code long} keys: who knows the seed of a map can undo the mixing of hashes. All our backends mix with the same text, so
 * a flood of one is a flood of each.
 */
public final class LongFloods {
    private static final int HASH = 0x5eed_0000;

    private LongFloods() {}

    /**
     * Returns a key of a flood: of three hashes, as far as tables look at them, with one home group in tables of any size, but for each
     * sixth key, whose home is one of the next groups in tables of 8 or of 64: so one flood takes the room of another, which has its control
     * byte and begins further on.
     *
     * @param seed the seed of the map
     * @param number the number of the key, less than 2^32
     * @return the key; that of another number is another
     */
    public static long key(long seed, long number) {
        long upper = HASH + number % 3;
        if (number % 6 == 5) {
            long groups = 1 + number / 6 % 3;
            upper += groups << (number / 18 % 2 == 0 ? 26 : 29);
        }
        return unmix(upper << 32 | number, Hashing.multiplierOf(seed));
    }

    /** The number of which {@link Hashing#mix} makes this hash: each of its steps undone. */
    static long unmix(long hash, long multiplier) {
        long x = hash * inverse(Hashing.mix(0, 1)); // of which nothing is left but the constant
        long product = x ^ x >>> 32 ^ multiplier;
        long folded = product * inverse(multiplier);
        return folded ^ folded >>> 27 ^ folded >>> 54;
    }

    /** The inverse of an odd number modulo 2^64: each step of Newton's doubles the bits that are right. */
    private static long inverse(long odd) {
        long inverse = odd;
        for (int bits = 3; bits < Long.SIZE; bits *= 2) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }
}
