package dev.lethe.map.core;

import dev.lethe.map.events.MapOrigin;
import dev.lethe.map.spi.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The slots of a table from objects to objects. */
abstract class ObjectObjectSlots extends Table {
    /*
     * Slot s of group g is at index 7 g + s; the stash follows behind the last group.
     *
     *   pairs   | k0 v0 | k1 v1 | … |                     a slot is two references side by side
     *   hashes  | h0 | h1 | … |                           the upper half of each entry's hash as it was at insertion
     */

    /** The largest table: its longest array, of 448 KiB with compressed references, is under half a G1 region (ADR 0002). */
    static final int MAX_GROUPS = Geometry.atMost(8192);

    /** Whether a removed entry would stay reachable from its slot. */
    static final boolean REFERENCES = true;

    /** What recordings are told of maps without a name. */
    static final MapOrigin ORIGIN = MapOrigin.of("core", Shape.OBJECT_OBJECT);

    private @Nullable Object[] pairs;
    private int[] hashes;

    ObjectObjectSlots(int groups, int slots, int depth, int epoch, int limit, Keys rule, long multiplier) {
        super(groups, depth, epoch, limit, rule);
        this.pairs = new Object[2 * slots];
        this.hashes = new int[slots];
    }

    final @Nullable Object key(int slot) {
        return pairs[2 * slot];
    }

    /** The key as another table takes it in. */
    final @Nullable Object keyToMove(int slot) {
        return key(slot);
    }

    final @Nullable Object value(int slot) {
        return pairs[2 * slot + 1];
    }

    final void setValue(int slot, @Nullable Object value) {
        pairs[2 * slot + 1] = value;
    }

    /**
     * Whether the slot holds an equal key. The control byte has matched before. A class whose {@code equals} says yes
     * to everything would still be confused with every 128th key, so between two classes the whole hash decides first;
     * within one class that is left out, since it costs a cache line a hit. The order lets HotSpot inline equals once and
     * without a check of its own for the class.
     */
    @SuppressWarnings("ReferenceEquality") // equals must be reflexive, and identity saves the call
    final boolean matches(int slot, long hash, @Nullable Object asked) {
        Object present = pairs[2 * slot];
        return present == asked
                || (Keys.sameClass(present, asked)
                        ? Keys.equal(present, asked, rule.hasher)
                        : hashes[slot] == (int) (hash >>> 32) && Keys.equal(present, asked, rule.hasher));
    }

    /** The same for keys of one class that are compared by their own {@code equals}; may say no where matches says yes. */
    @SuppressWarnings("ReferenceEquality") // as above
    final boolean matchesPlainly(int slot, long hash, Object asked) {
        Object present = pairs[2 * slot];
        return present == asked || Keys.sameClass(present, asked) && asked.equals(present);
    }

    /** Whether the slot holds this very key, found without user code. */
    @SuppressWarnings("ReferenceEquality") // the identity of the entry is meant
    final boolean holds(int slot, long hash, @Nullable Object asked) {
        return pairs[2 * slot] == asked && hashes[slot] == (int) (hash >>> 32);
    }

    /** The hash of the entry that a lookup by another key's hash found: its key may have changed since it was put. */
    final long hashOfFound(int slot, long asked) {
        return hashAt(slot);
    }

    /** The hash as it was at insertion: the upper half, the only one that is used. */
    final long hashAt(int slot) {
        return (long) hashes[slot] << 32;
    }

    final void fill(int slot, long hash, @Nullable Object key, @Nullable Object value) {
        pairs[2 * slot] = key;
        pairs[2 * slot + 1] = value;
        hashes[slot] = (int) (hash >>> 32);
    }

    /** Copies an entry to another slot; the old one still holds it. */
    final void copy(int from, int to) {
        pairs[2 * to] = pairs[2 * from];
        pairs[2 * to + 1] = pairs[2 * from + 1];
        hashes[to] = hashes[from];
    }

    /** Lets go of what the slot refers to. */
    final void wipe(int slot) {
        pairs[2 * slot] = null;
        pairs[2 * slot + 1] = null;
    }

    /** Lets go of all references at once. */
    final void wipeAll() {
        forget(pairs);
    }

    /** The slots of the groups and of the stash; fewer than the groups have in the first table of a small map. */
    final int slots() {
        return pairs.length / 2;
    }

    /** Gives the stash more or less room. All arrays are made before one is exchanged: an allocation that fails changes nothing. */
    final void resize(int slots) {
        rule.allocator.admit();
        @Nullable Object[] newPairs = Arrays.copyOf(pairs, 2 * slots);
        int[] newHashes = Arrays.copyOf(hashes, slots);
        pairs = newPairs;
        hashes = newHashes;
    }

    final long bytes() {
        return Footprint.object(FIELD_BYTES + 2 * Footprint.REFERENCE)
                + ownBytes()
                + Footprint.array(pairs.length, Footprint.REFERENCE)
                + Footprint.array(hashes.length, Integer.BYTES);
    }

    /** Whether the slot refers to nothing. */
    final boolean isWiped(int slot) {
        return pairs[2 * slot] == null && pairs[2 * slot + 1] == null;
    }
}
