package dev.lethe.map.concurrent;

import dev.lethe.map.Hasher;
import dev.lethe.map.events.MapOrigin;
import dev.lethe.map.spi.Shape;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The slots of a table from longs to objects. */
abstract class LongObjectSlots extends Table {
    /*
     *   words   | group word | version | k0 | k1 | … | k6 |        a group: its keys beside it
     *   values  | v0 | v1 | … |                                     one reference a slot
     */

    /** The longs of a group. */
    static final int STRIDE = 9;

    /** The bytes of the fields of this class. */
    static final int SLOTS_BYTES = Long.BYTES + Footprint.REFERENCE;

    /** Whether a removed entry would stay reachable from its slot. */
    static final boolean REFERENCES = true;

    /** What recordings are told of maps without a name. */
    static final MapOrigin ORIGIN = MapOrigin.of("concurrent", Shape.LONG_OBJECT);

    private static final int KEYS = 2;

    /** What bare tables share. */
    private static final long[] BARE = emptyWords(1, STRIDE);

    private static final @Nullable Object[] NO_REFERENCES = {};

    private final @Nullable Object[] values;

    private final long multiplier;

    LongObjectSlots(
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
        this.values = bare ? NO_REFERENCES : new Object[groups * Control.GROUP_SLOTS];
        this.multiplier = multiplier;
    }

    final long slotKey(int slot) {
        return (long) WORDS.getOpaque(words, groupOf(slot) * STRIDE + KEYS + inGroup(slot));
    }

    final @Nullable Object slotValue(int slot) {
        return values[dense(slot)];
    }

    /** Whether what was read is a value, and not the nothing of a slot that was wiped meanwhile. */
    static boolean isValue(@Nullable Object read) {
        return read != null;
    }

    /** Overwrites in place: what the value refers to is published before it. */
    final void setValue(int slot, @Nullable Object value) {
        VarHandle.releaseFence();
        values[dense(slot)] = value;
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
    final void fill(int slot, long hash, long key, @Nullable Object value) {
        WORDS.setOpaque(words, groupOf(slot) * STRIDE + KEYS + inGroup(slot), key);
        values[dense(slot)] = value;
    }

    /** Lets go of what the slot refers to. */
    final void wipe(int slot) {
        values[dense(slot)] = null;
    }

    /** Lets go of all references at once. */
    final void wipeAll() {
        Arrays.fill(values, null);
    }

    /** Whether the slot refers to nothing. */
    final boolean isWiped(int slot) {
        return values[dense(slot)] == null;
    }

    /** The bytes of the arrays; bare tables share theirs. */
    final long arrayBytes() {
        return isBare()
                ? 0
                : Footprint.array(words.length, Long.BYTES) + Footprint.array(values.length, Footprint.REFERENCE);
    }
}
