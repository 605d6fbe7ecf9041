package dev.lethe.bench;

import org.jspecify.annotations.Nullable;

/** The loops of {@code String -> Object}. */
abstract class StringObjectContender extends Contender<String[]> {
    abstract @Nullable Object get(String key);

    abstract void put(String key, Object value);

    abstract boolean remove(String key);

    @Override
    final long getAll(String[] keys, int from, int to) {
        long found = 0;
        for (int i = from; i < to; i++) {
            found += get(keys[i]) == VALUE ? 1 : 0;
        }
        return found;
    }

    @Override
    final void putAll(String[] keys, int from, int to) {
        for (int i = from; i < to; i++) {
            put(keys[i], VALUE);
        }
    }

    @Override
    final long removeAll(String[] keys, int from, int to) {
        long found = 0;
        for (int i = from; i < to; i++) {
            found += remove(keys[i]) ? 1 : 0;
        }
        return found;
    }

    @Override
    final long removePutAll(String[] removed, String[] put, int from, int to) {
        long found = 0;
        for (int i = from; i < to; i++) {
            found += remove(removed[i]) ? 1 : 0;
            put(put[i], VALUE);
        }
        return found;
    }
}
