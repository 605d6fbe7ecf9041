package dev.lethe.bench;

import java.util.SplittableRandom;

/** Random numbers of 64 bits: a bijection of a counter, so that none comes twice. */
final class LongKeys implements Keys<long[]> {
    private final SplittableRandom random;

    LongKeys(long seed) {
        this.random = new SplittableRandom(seed);
    }

    @Override
    public long[] make(int count) {
        return random.longs(count).toArray();
    }

    @Override
    public long[] copies(long[] keys) {
        return keys;
    }

    @Override
    public long[] ofLength(int length) {
        return new long[length];
    }

    @Override
    public long[] inOrder(long[] keys, int[] order) {
        long[] visits = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            visits[i] = keys[order[i]];
        }
        return visits;
    }
}
