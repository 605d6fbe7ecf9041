package dev.lethe.map;

/** The hash of content that comes in words of 64 bits: begin, then add each word, then end. */
final class ContentHash {
    /*
     * Each step is a bijection of the hash so far, and of the word: contents of equal length that differ in one word
     * have different hashes. The length is in the first value, so that zeros at the end count. The fold comes before
     * the multiplication, which carries only upwards: without it two words whose highest bits are flipped would cancel
     * each other. Its 29 is no width of a type, for the bits that cancel then (63, 34 and 5 of a word, 63 of the next)
     * are not the signs of packed numbers. There is no seed: who knows this text can make contents of equal hash.
     */

    private static final int FOLD = 29;
    private static final long LENGTHS = 0x9E37_79B9_7F4A_7C15L;
    private static final long MULTIPLIER = 0xC4CE_B9FE_1A85_EC53L;

    private ContentHash() {}

    static long begin(int length) {
        return (length + 1) * LENGTHS;
    }

    static long add(long hash, long word) {
        long x = hash ^ word;
        return (x ^ x >>> FOLD) * MULTIPLIER;
    }

    /** The upper half is the better one; a backend may use either. */
    static long end(long hash) {
        return hash ^ hash >>> Integer.SIZE;
    }
}
