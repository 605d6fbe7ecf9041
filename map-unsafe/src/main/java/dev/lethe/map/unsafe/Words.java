package dev.lethe.map.unsafe;

/** The group words of a table: at the start of its memory, eight in a cache line. The slots are behind them. */
abstract class Words extends NativeMemory {
    /** Tables are gone once they are released, and can leave slabs that little else is in. */
    static final boolean NATIVE = true;

    private final int groups;

    Words(int groups) {
        this.groups = groups;
    }

    final int groups() {
        return groups;
    }

    final long word(int group) {
        return getLong((long) group << 3);
    }

    final void setWord(int group, long word) {
        putLong((long) group << 3, word);
    }

    /** Writes a line of empty words, and copies what is there behind itself, twice as much each time. */
    final void wipeWords() {
        long bytes = (long) groups << 3;
        long done = Math.min(bytes, LINE);
        for (long offset = 0; offset < done; offset += Long.BYTES) {
            putLong(offset, Control.EMPTY);
        }
        while (done < bytes) {
            long more = Math.min(done, bytes - done);
            copy(this, 0, done, more);
            done += more;
        }
    }

    /** Told before a key is added, where its bytes need room of their own; a number needs none. */
    void prepareKey(Object key) {}

    final void prepareKey(long key) {}

    /** Told when all entries are gone, where keys have room of their own. */
    void dropKeys() {}

    /** Told when the entries of another table have come, which need not be as many as were expected. */
    void fitKeys() {}

    /** Throws if the room of the keys and the slots do not agree. */
    void checkKeys() {}

    /** The bytes of the words on the heap: those that describe the block. */
    final long wordBytes() {
        return BLOCK_BYTES;
    }
}
