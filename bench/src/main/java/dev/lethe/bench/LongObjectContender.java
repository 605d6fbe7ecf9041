package dev.lethe.bench;

import org.jspecify.annotations.Nullable;

/** The loops of {@code long -> Object}. */
abstract class LongObjectContender extends Contender<long[]> {
    abstract @Nullable Object get(long key);

    abstract void put(long key, Object value);

    abstract boolean remove(long key);

    @Override
    final long getAll(long[] keys, int from, int to) {
        long found = 0;
        for (int i = from; i < to; i++) {
            found += get(keys[i]) == VALUE ? 1 : 0;
        }
        return found;
    }

    @Override
    final void putAll(long[] keys, int from, int to) {
        for (int i = from; i < to; i++) {
            put(keys[i], VALUE);
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
            put(put[i], VALUE);
        }
        return found;
    }
}
