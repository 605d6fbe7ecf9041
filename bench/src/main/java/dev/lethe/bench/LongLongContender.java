package dev.lethe.bench;

/** The loops of {@code long -> long}. The value of a key is its complement, so 0 stands for an absent key. */
abstract class LongLongContender extends Contender<long[]> {
    /** Returns the value of a key, or 0. */
    abstract long get(long key);

    abstract void put(long key, long value);

    abstract boolean remove(long key);

    @Override
    final long getAll(long[] keys, int from, int to) {
        long found = 0;
        for (int i = from; i < to; i++) {
            found += get(keys[i]) == ~keys[i] ? 1 : 0;
        }
        return found;
    }

    @Override
    final void putAll(long[] keys, int from, int to) {
        for (int i = from; i < to; i++) {
            put(keys[i], ~keys[i]);
        }
    }

    @Override
    final long removeAll(long[] keys, int from, int to) {
        long found = 0;
        for (int i = from; i < to; i++) {
            found += remove(keys[i]) ? 1 : 0;
        }
        return found;
    }

    @Override
    final long removePutAll(long[] removed, long[] put, int from, int to) {
        long found = 0;
        for (int i = from; i < to; i++) {
            found += remove(removed[i]) ? 1 : 0;
            put(put[i], ~put[i]);
        }
        return found;
    }
}
