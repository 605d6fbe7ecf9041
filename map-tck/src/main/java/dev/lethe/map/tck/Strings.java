package dev.lethe.map.tck;

/** Strings for contracts: of chosen hashes, and of characters of every kind. */
final class Strings {
    private static final int PAIRS = 20;
    private static final int BASE = 31;
    private static final int DIGITS = 4;
    private static final int HASHES = (1 << 30) - 1;

    private Strings() {}

    /** Returns the string of a number under 2^20; all have one hash, since "Aa" and "BB" have. */
    static String ofOneHash(int number) {
        StringBuilder text = new StringBuilder(2 * PAIRS);
        for (int bit = 0; bit < PAIRS; bit++) {
            text.append((number >>> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    /**
     * Returns the string of a number and of a hash, of which the lowest 30 bits count. Different numbers give different strings where
     * the hash is the number shifted by 16.
     */
    static String ofHash(int hash, int number) {
        int rest = hash & HASHES;
        char[] digits = new char[DIGITS];
        int weight = BASE * BASE * BASE;
        for (int i = 0; i < DIGITS; i++, weight /= BASE) {
            int digit = Math.min(rest / weight, Character.MAX_VALUE);
            digits[i] = (char) digit;
            rest -= digit * weight;
        }
        return "\0".repeat(number >>> 14) + new String(digits); // which leave the hash as it is
    }

    /** Returns the string of a number, in one of several alphabets. */
    static String mixed(int number) {
        return switch (number % 7) {
            case 0 -> ofOneHash(number);
            case 1 -> "\uD800" + number; // half of a pair
            case 2 -> "\u00FF\u00E9" + number; // one byte each, above ASCII
            case 3 -> "\u0100" + number; // just beyond one byte
            case 4 -> number + "\u6F22\uD83D\uDE00\uDC00"; // a pair, and the other half of one
            case 5 -> "\0".repeat(number % 9) + number + "\0";
            default -> "k" + number;
        };
    }
}
