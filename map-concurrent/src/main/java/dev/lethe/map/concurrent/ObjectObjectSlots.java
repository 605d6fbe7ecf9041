package dev.lethe.map.concurrent;

import dev.lethe.map.Hasher;
import dev.lethe.map.events.MapOrigin;
import dev.lethe.map.spi.Shape;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The slots of a table from objects to objects. */
abstract class ObjectObjectSlots extends Table {
    /*
     *   words   | group word | version | group word | version | … |
     *   hashes  | h0 | h1 | … |                                     the upper half of each hash at insertion
     *   pairs   | k0 v0 | k1 v1 | … |                               a slot is two references side by side
     *
     * Lookups hardly read the hashes: apart, they leave the words of four groups in a line (docs/adr/0007).
     */

    /** The longs of a group. */
    static final int STRIDE = 2;

    /** The bytes of the fields of this class. */
    static final int SLOTS_BYTES = 2 * Footprint.REFERENCE;

    /** Whether a removed entry would stay reachable from its slot. */
    static final boolean REFERENCES = true;

    /** What recordings are told of maps without a name. */
    static final MapOrigin ORIGIN = MapOrigin.of("concurrent", Shape.OBJECT_OBJECT);

    /** What bare tables share. */
    private static final long[] BARE = emptyWords(1, STRIDE);

    private static final int[] NO_HASHES = {};

    private static final @Nullable Object[] NO_REFERENCES = {};

    private final int[] hashes;
    private final @Nullable Object[] pairs;

    ObjectObjectSlots(
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
        this.hashes = bare ? NO_HASHES : new int[groups * Control.GROUP_SLOTS];
        this.pairs = bare ? NO_REFERENCES : new Object[2 * groups * Control.GROUP_SLOTS];
    }

    final @Nullable Object slotKey(int slot) {
        return pairs[2 * dense(slot)];
    }

    final @Nullable Object slotValue(int slot) {
        return pairs[2 * dense(slot) + 1];
    }

    /** Whether what was read is a value, and not the nothing of a slot that was wiped meanwhile. */
    static boolean isValue(@Nullable Object read) {
        return read != null;
    }

    /** Overwrites in place: what the value refers to is published before it. */
    final void setValue(int slot, @Nullable Object value) {
        VarHandle.releaseFence();
        pairs[2 * dense(slot) + 1] = value;
    }

    static final int OTHER = 0;
    static final int SAME = 1;

    /** The group changed under the reader: it has to begin again. */
    static final int CHANGED = 2;

    /**
     * Whether a candidate of a group has an equal key. User code sees only a key that was there at one moment, and complete: the version
     * is validated before. A match by identity is not: whoever uses the slot does it himself.
     */
    @SuppressWarnings("ReferenceEquality") // equals must be reflexive, and identity saves the call
    final int compare(int slot, int at, long version, long hash, Object asked) {
        Object present = pairs[2 * dense(slot)];
        if (present == asked) {
            return SAME;
        }
        boolean likely = isLikely(present, slot, hash, asked);
        VarHandle.acquireFence();
        if (version(at) != version) {
            return CHANGED;
        }
        return likely && present != null && Keys.equal(present, asked, hasher) ? SAME : OTHER;
    }

    /** The same under the lock, where nothing moves. */
    @SuppressWarnings("ReferenceEquality") // equals must be reflexive, and identity saves the call
    final boolean isEqual(@Nullable Object present, Object asked) {
        return present == asked || present != null && Keys.equal(present, asked, hasher);
    }

    /**
     * Whether the key of a slot can be the one that is asked. A class whose equals says yes to everything would be confused with every
     * 128th key: between classes the hash decides.
     */
    final boolean isLikely(@Nullable Object present, int slot, long hash, Object asked) {
        return present != null
                && (present.getClass() == asked.getClass() || (int) (slotHash(slot) >>> 32) == (int) (hash >>> 32));
    }

    /** Whether this is the very key, found without user code. */
    @SuppressWarnings("ReferenceEquality") // the identity of the entry is meant
    static boolean isIdentical(@Nullable Object present, Object asked) {
        return present == asked;
    }

    /** The hash as it was at insertion: the upper half, the only one that is used. */
    final long slotHash(int slot) {
        return (long) (int) HASHES.getOpaque(hashes, dense(slot)) << 32;
    }

    /** Fills a slot, while its group is odd. */
    final void fill(int slot, long hash, @Nullable Object key, @Nullable Object value) {
        pairs[2 * dense(slot)] = key;
        pairs[2 * dense(slot) + 1] = value;
        HASHES.setOpaque(hashes, dense(slot), (int) (hash >>> 32));
    }

    /** Lets go of what the slot refers to. */
    final void wipe(int slot) {
        pairs[2 * dense(slot)] = null;
        pairs[2 * dense(slot) + 1] = null;
    }

    /** Lets go of all references at once. */
    final void wipeAll() {
        Arrays.fill(pairs, null);
    }

    /** Whether the slot refers to nothing. */
    final boolean isWiped(int slot) {
        return pairs[2 * dense(slot)] == null && pairs[2 * dense(slot) + 1] == null;
    }

    /** The bytes of the arrays; bare tables share theirs. */
    final long arrayBytes() {
        return isBare()
                ? 0
                : Footprint.array(words.length, Long.BYTES)
                        + Footprint.array(hashes.length, Integer.BYTES)
                        + Footprint.array(pairs.length, Footprint.REFERENCE);
    }
}
