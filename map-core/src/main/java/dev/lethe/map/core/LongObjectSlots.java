package dev.lethe.map.core;

import dev.lethe.map.events.MapOrigin;
import dev.lethe.map.spi.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The slots of a table from longs to objects. */
abstract class LongObjectSlots extends Table {
    /*
     * Slot s of group g is at index 7 g + s; the stash follows behind the last group.
     *
     *   keys    | k0 | k1 | … |    values  | v0 | v1 | … |
     */

    /** The largest table: its longest array, of 448 KiB with compressed references, is under half a G1 region (ADR 0002). */
    static final int MAX_GROUPS = Geometry.atMost(8192);

    /** Whether a removed entry would stay reachable from its slot. */
    static final boolean REFERENCES = true;

    /** What recordings are told of maps without a name. */
    static final MapOrigin ORIGIN = MapOrigin.of("core", Shape.LONG_OBJECT);

    private long[] keys;
    private @Nullable Object[] values;
    private final long multiplier;

    LongObjectSlots(int groups, int slots, int depth, int epoch, int limit, Keys rule, long multiplier) {
        super(groups, depth, epoch, limit, rule);
        this.keys = new long[slots];
        this.values = new Object[slots];
        this.multiplier = multiplier;
    }

    final long key(int slot) {
        return keys[slot];
    }

    /** The key as another table takes it in. */
    final long keyToMove(int slot) {
        return key(slot);
    }

    final @Nullable Object value(int slot) {
        return values[slot];
    }

    final void setValue(int slot, @Nullable Object value) {
        values[slot] = value;
    }

    final boolean matches(int slot, long hash, long asked) {
        return keys[slot] == asked;
    }

    /** The same: numbers are compared without a rule. */
    final boolean matchesPlainly(int slot, long hash, long asked) {
        return matches(slot, hash, asked);
    }

    /** Whether the slot holds this key. */
    final boolean holds(int slot, long hash, long asked) {
        return keys[slot] == asked;
    }

    /** The hash of the entry that a lookup found: that of the lookup, as keys do not change. */
    final long hashOfFound(int slot, long asked) {
        return asked;
    }

    /** The hash, made again from the key. */
    final long hashAt(int slot) {
        return Hashing.mix(keys[slot], multiplier);
    }

    final void fill(int slot, long hash, long key, @Nullable Object value) {
        keys[slot] = key;
        values[slot] = value;
    }

    /** Copies an entry to another slot; the old one still holds it. */
    final void copy(int from, int to) {
        keys[to] = keys[from];
        values[to] = values[from];
    }

    /** Lets go of what the slot refers to. */
    final void wipe(int slot) {
        values[slot] = null;
    }

    /** Lets go of all references at once. */
    final void wipeAll() {
        forget(values);
    }

    /** The slots of the groups and of the stash; fewer than the groups have in the first table of a small map. */
    final int slots() {
        return keys.length;
    }

    /** Gives the stash more or less room. All arrays are made before one is exchanged: an allocation that fails changes nothing. */
    final void resize(int slots) {
        rule.allocator.admit();
        long[] newKeys = Arrays.copyOf(keys, slots);
        @Nullable Object[] newValues = Arrays.copyOf(values, slots);
        keys = newKeys;
        values = newValues;
    }

    final long bytes() {
        return Footprint.object(FIELD_BYTES + Long.BYTES + 2 * Footprint.REFERENCE)
                + ownBytes()
                + Footprint.array(keys.length, Long.BYTES)
                + Footprint.array(values.length, Footprint.REFERENCE);
    }

    /** Whether the slot refers to nothing. */
    final boolean isWiped(int slot) {
        return values[slot] == null;
    }
}
