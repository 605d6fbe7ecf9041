package dev.lethe.bench;

import java.nio.charset.StandardCharsets;

/**
 * Strings of twelve characters: {@code key-} and 40 bits in base 32. Their hash is computed when they are made, as
 * that of most keys in use is.
 */
final class StringKeys implements Keys<String[]> {
    private static final byte[] DIGITS = "0123456789abcdefghijklmnopqrstuv".getBytes(StandardCharsets.US_ASCII);
    private static final long MASK = (1L << 40) - 1;

    private final long start;
    private long made;

    StringKeys(long seed) {
        this.start = mix(seed) << 20; // far from the keys of other seeds
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
        String key = text(mix(start + made++));
        // A String with hash 0 computes it again on each call: one in four thousand million, and no key in use.
        return key.hashCode() == 0 ? next() : key;
    }

    /** A bijection of 40 bits: odd factors, and shifts of at least half the width. */
    private static long mix(long counter) {
        long x = (counter * 0x9E3779B97F4A7C15L) & MASK;
        x ^= x >>> 21;
        x = (x * 0xBF58476D1CE4E5B9L) & MASK;
        x ^= x >>> 20;
        return x;
    }

    private static String text(long bits) {
        byte[] characters = "key-????????".getBytes(StandardCharsets.US_ASCII);
        for (int i = 4; i < characters.length; i++) {
            characters[i] = DIGITS[(int) (bits >>> (5 * (i - 4))) & 31];
        }
        return new String(characters, StandardCharsets.US_ASCII);
    }
}
