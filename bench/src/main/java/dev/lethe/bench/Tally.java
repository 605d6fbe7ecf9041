package dev.lethe.bench;

/**
 * Counts the entries that an iteration hands to a function; each key and value is read.
 *
 * <p>Functions over strings are of the type {@code <Object, Object>}: those over {@code String} check the class of
 * each key, which fetches the key itself from memory and hides the map behind that.
 */
final class Tally {
    private long entries;

    void add(long key, long value) {
        entries += value == ~key ? 1 : 0;
    }

    void addObject(long key, Object value) {
        entries += key != 0 && value == Contender.VALUE ? 1 : 0;
    }

    void addObjects(Object key, Object value) {
        entries += key != null && value == Contender.VALUE ? 1 : 0;
    }

    void addNumber(Object key, long value) {
        entries += key != null && value != 0 ? 1 : 0;
    }

    /** Returns the count and begins anew. */
    long take() {
        long taken = entries;
        entries = 0;
        return taken;
    }
}
