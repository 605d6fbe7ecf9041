package dev.lethe.map.concurrent;

import dev.lethe.map.Hasher;
import dev.lethe.map.events.MapOrigin;
import dev.lethe.map.spi.Shape;
import org.jspecify.annotations.Nullable;

/** The slots of a table from longs to longs. */
abstract class LongLongSlots extends Table {
    /*
     *   words   | group word | version | k0 v0 | k1 v1 | … | k6 v6 |  a group is 128 bytes of one array
     */

    /** The longs of a group. */
    static final int STRIDE = 16;

    /** The bytes of the fields of this class. */
    static final int SLOTS_BYTES = Long.BYTES;

    /** Whether a removed entry would stay reachable from its slot. */
    static final boolean REFERENCES = false;

    /** What recordings are told of maps without a name. */
    static final MapOrigin ORIGIN = MapOrigin.of("concurrent", Shape.LONG_LONG);

    private static final int KEYS = 2;

    private static final int VALUES = 3;

    /** What bare tables share. */
    private static final long[] BARE = emptyWords(1, STRIDE);

    private final long multiplier;

    LongLongSlots(
            int groups,
            boolean bare,
            int depth,
            long epoch,
            Header header,
            @Nullable Hasher<Object> hasher,
            long multiplier) {
        super(
                bare ? BARE : emptyWords(groups, STRIDE),
                groups,
                bare ? 0 : Geometry.limit(groups),
                depth,
                epoch,
                header,
                hasher);
        this.multiplier = multiplier;
    }

    final long slotKey(int slot) {
        return (long) WORDS.getOpaque(words, groupOf(slot) * STRIDE + KEYS + 2 * inGroup(slot));
    }

    final long slotValue(int slot) {
        return (long) WORDS.getOpaque(words, groupOf(slot) * STRIDE + VALUES + 2 * inGroup(slot));
    }

    static boolean isValue(long read) {
        return true;
    }

    final void setValue(int slot, long value) {
        WORDS.setRelease(words, groupOf(slot) * STRIDE + VALUES + 2 * inGroup(slot), value);
    }

    static final int OTHER = 0;
    static final int SAME = 1;

    /** The group changed under the reader: it has to begin again. */
    static final int CHANGED = 2;

    final int compare(int slot, int at, long version, long hash, long asked) {
        return slotKey(slot) == asked ? SAME : OTHER;
    }

    final boolean isEqual(long present, long asked) {
        return present == asked;
    }

    final boolean isLikely(long present, int slot, long hash, long asked) {
        return true;
    }

    static boolean isIdentical(long present, long asked) {
        return present == asked;
    }

    /** The hash, made again from the key. */
    final long slotHash(int slot) {
        return Hashing.mix(slotKey(slot), multiplier);
    }

    /** Fills a slot, while its group is odd. */
    final void fill(int slot, long hash, long key, long value) {
        WORDS.setOpaque(words, groupOf(slot) * STRIDE + KEYS + 2 * inGroup(slot), key);
        WORDS.setOpaque(words, groupOf(slot) * STRIDE + VALUES + 2 * inGroup(slot), value);
    }

    /** Lets go of what the slot refers to. */
    final void wipe(int slot) {}

    /** Lets go of all references at once. */
    final void wipeAll() {}

    /** Whether the slot refers to nothing. */
    final boolean isWiped(int slot) {
        return true;
    }

    /** The bytes of the arrays; bare tables share theirs. */
    final long arrayBytes() {
        return isBare() ? 0 : Footprint.array(words.length, Long.BYTES);
    }
}
