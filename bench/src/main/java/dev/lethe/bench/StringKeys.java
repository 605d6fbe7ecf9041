package dev.lethe.bench;

import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;

/** Strings that stand for numbers. Their hash is computed when they are made, as that of most keys in use is. */
final class StringKeys implements Keys<String[]> {
    private static final byte[] DIGITS = "0123456789abcdefghijklmnopqrstuv".getBytes(StandardCharsets.US_ASCII);

    private final int bits;
    private final LongFunction<String> text;
    private final long start;
    private long made;

    private StringKeys(int bits, LongFunction<String> text, long seed) {
        this.bits = bits;
        this.text = text;
        this.start = mix(seed) << (bits / 2); // where there is room, far from the keys of other seeds
    }

    /** Strings of twelve characters: {@code key-} and 40 bits in base 32. */
    StringKeys(long seed) {
        this(40, StringKeys::digits, seed);
    }

    /** Strings of forty characters that all have one hash: 20 bits, each written as {@code Aa} or {@code BB}. */
    static StringKeys ofOneHash(long seed) {
        return new StringKeys(20, StringKeys::pairs, seed);
    }

    @Override
    public String[] make(int count) {
        String[] keys = new String[count];
        for (int i = 0; i < count; i++) {
            keys[i] = next();
        }
        return keys;
    }

    @Override
    public String[] copies(String[] keys) {
        String[] copies = new String[keys.length];
        for (int i = 0; i < keys.length; i++) {
            // Not new String(key), which would share the characters.
            copies[i] = new String(keys[i].getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
            if (copies[i].hashCode() != keys[i].hashCode()) { // the String keeps its hash from here on
                throw new IllegalStateException("an equal String has another hash");
            }
        }
        return copies;
    }

    @Override
    public String[] ofLength(int length) {
        return new String[length];
    }

    @Override
    public String[] inOrder(String[] keys, int[] order) {
        String[] visits = new String[order.length];
        for (int i = 0; i < order.length; i++) {
            visits[i] = keys[order[i]];
        }
        return visits;
    }

    private String next() {
        if (made >>> bits != 0) {
            throw new IllegalStateException("there are no more than " + made + " keys of this kind");
        }
        String key = text.apply(mix(start + made++));
        // A String with hash 0 computes it again on each call: one in four thousand million, and no key in use.
        return key.hashCode() == 0 ? next() : key;
    }

    /** A bijection of so many bits: odd factors, and shifts of at least half the width. */
    private long mix(long counter) {
        long mask = (1L << bits) - 1;
        long x = (counter * 0x9E3779B97F4A7C15L) & mask;
        x ^= x >>> (bits / 2 + 1);
        x = (x * 0xBF58476D1CE4E5B9L) & mask;
        x ^= x >>> (bits / 2);
        return x;
    }

    private static String digits(long number) {
        byte[] characters = "key-????????".getBytes(StandardCharsets.US_ASCII);
        for (int i = 4; i < characters.length; i++) {
            characters[i] = DIGITS[(int) (number >>> (5 * (i - 4))) & 31];
        }
        return new String(characters, StandardCharsets.US_ASCII);
    }

    private static String pairs(long number) {
        StringBuilder characters = new StringBuilder(40);
        for (int bit = 0; bit < 20; bit++) {
            characters.append((number >>> bit & 1) == 0 ? "Aa" : "BB");
        }
        return characters.toString();
    }
}
