package dev.lethe.map;

import java.util.Arrays;
import java.util.Comparator;

/** Compares arrays of {@code char} by their content, in the order of {@link Arrays#compare(char[], char[])}. */
final class CharArrayHasher implements Hasher<char[]>, Comparator<char[]> {
    static final CharArrayHasher INSTANCE = new CharArrayHasher();

    /** In a word. */
    private static final int CHARS = Long.SIZE / Character.SIZE;

    private CharArrayHasher() {}

    @Override
    public long hash(char[] key) {
        long hash = ContentHash.begin(key.length);
        int i = 0;
        for (; i <= key.length - CHARS; i += CHARS) {
            long word = (long) key[i] << 48 | (long) key[i + 1] << 32 | (long) key[i + 2] << 16 | key[i + 3];
            hash = ContentHash.add(hash, word);
        }
        if (i < key.length) {
            long rest = 0;
            for (; i < key.length; i++) {
                rest = rest << Character.SIZE | key[i];
            }
            hash = ContentHash.add(hash, rest);
        }
        return ContentHash.end(hash);
    }

    @Override
    public boolean equal(char[] present, char[] asked) {
        return Arrays.equals(present, asked);
    }

    @Override
    public int compare(char[] one, char[] other) {
        return Arrays.compare(one, other);
    }

    @Override
    public String toString() {
        return "Hasher.charArrays()";
    }
}
