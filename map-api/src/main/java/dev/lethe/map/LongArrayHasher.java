package dev.lethe.map;

import java.util.Arrays;
import java.util.Comparator;

/** Compares arrays of {@code long} by their content, in the order of {@link Arrays#compare(long[], long[])}. */
final class LongArrayHasher implements Hasher<long[]>, Comparator<long[]> {
    static final LongArrayHasher INSTANCE = new LongArrayHasher();

    private LongArrayHasher() {}

    @Override
    public long hash(long[] key) {
        long hash = ContentHash.begin(key.length);
        for (long word : key) {
            hash = ContentHash.add(hash, word);
        }
        return ContentHash.end(hash);
    }

    @Override
    public boolean equal(long[] present, long[] asked) {
        return Arrays.equals(present, asked);
    }

    @Override
    public int compare(long[] one, long[] other) {
        return Arrays.compare(one, other);
    }

    @Override
    public String toString() {
        return "Hasher.longArrays()";
    }
}
