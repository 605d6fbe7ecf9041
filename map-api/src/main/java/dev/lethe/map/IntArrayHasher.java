package dev.lethe.map;

import java.util.Arrays;
import java.util.Comparator;

/** Compares arrays of {@code int} by their content, in the order of {@link Arrays#compare(int[], int[])}. */
final class IntArrayHasher implements Hasher<int[]>, Comparator<int[]> {
    static final IntArrayHasher INSTANCE = new IntArrayHasher();

    private IntArrayHasher() {}

    @Override
    public long hash(int[] key) {
        long hash = ContentHash.begin(key.length);
        int last = key.length - 1;
        for (int i = 0; i < last; i += 2) {
            hash = ContentHash.add(hash, (long) key[i] << Integer.SIZE | Integer.toUnsignedLong(key[i + 1]));
        }
        if ((key.length & 1) != 0) {
            hash = ContentHash.add(hash, key[last]);
        }
        return ContentHash.end(hash);
    }

    @Override
    public boolean equal(int[] present, int[] asked) {
        return Arrays.equals(present, asked);
    }

    @Override
    public int compare(int[] one, int[] other) {
        return Arrays.compare(one, other);
    }

    @Override
    public String toString() {
        return "Hasher.intArrays()";
    }
}
