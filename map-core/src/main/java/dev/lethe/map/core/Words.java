package dev.lethe.map.core;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where the group words of a table are; the slots of each shape say where entries are. The backend off the heap has its own. */
abstract class Words {
    /** One for each group; a power of two. */
    final long[] words;

    Words(int groups) {
        this.words = new long[groups];
        wipeWords();
    }

    final int groups() {
        return words.length;
    }

    final long word(int group) {
        return words[group];
    }

    final void setWord(int group, long word) {
        words[group] = word;
    }

    final void wipeWords() {
        Arrays.fill(words, Control.EMPTY);
    }

    /**
     * Lets go of what an array refers to. Not by Arrays.fill: compiled apart from its callers, that does not know that it stores nulls,
     * which under G1 need half of the barrier (0.28 against 0.65 ns each on JDK 17).
     */
    static void forget(@Nullable Object[] references) {
        for (int i = 0; i < references.length; i++) {
            references[i] = null;
        }
    }

    /** Told before a key is added, where its bytes need room of their own; on the heap a key is a reference or a number. */
    final void prepareKey(@Nullable Object key) {}

    final void prepareKey(long key) {}

    /** Told when all entries are gone, where keys have room of their own. */
    final void dropKeys() {}

    /** Told when the entries of another table have come, which need not be as many as were expected. */
    final void fitKeys() {}

    /** Throws if the room of the keys and the slots do not agree. */
    final void checkKeys() {}

    /** Gives the memory of the table back, once it has left the directory; on the heap the collector does that. */
    final void release() {}

    /** Whether tables lie in native memory: it is gone once they are released, and they can be told to move. A constant for the compiler. */
    static final boolean NATIVE = false;

    /** Moves the table to memory that is in better use. */
    final void moveToFuller() {}

    /** The bytes of the words on the heap. */
    final long wordBytes() {
        return Footprint.array(words.length, Long.BYTES);
    }

    /** The bytes of the table that are not on the heap. */
    final long nativeBytes() {
        return 0;
    }
}
