package dev.lethe.bench;

/** The loops of {@code String -> long}. The value of a key is made of its hash and is never 0, which stands for an absent key. */
abstract class StringLongContender extends Contender<String[]> {
    private static final long MARK = 1L << 32;

    /** The value that a key must have. */
    static long valueOf(String key) {
        return MARK | key.hashCode();
    }

    /** Returns the value of a key, or 0. */
    abstract long get(String key);

    abstract void put(String key, long value);

    abstract boolean remove(String key);

    @Override
    final long getAll(String[] keys, int from, int to) {
        long found = 0;
        for (int i = from; i < to; i++) {
            found += get(keys[i]) == valueOf(keys[i]) ? 1 : 0;
        }
        return found;
    }

    @Override
    final void putAll(String[] keys, int from, int to) {
        for (int i = from; i < to; i++) {
            put(keys[i], valueOf(keys[i]));
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
            put(put[i], valueOf(put[i]));
        }
        return found;
    }
}
