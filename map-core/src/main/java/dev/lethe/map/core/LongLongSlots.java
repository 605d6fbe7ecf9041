package dev.lethe.map.core;

import dev.lethe.map.events.MapOrigin;
import dev.lethe.map.spi.Shape;
import java.util.Arrays;

/** The slots of a table from longs to longs. */
abstract class LongLongSlots extends Table {
    /*
     * Slot s of group g is at index 7 g + s; the stash follows behind the last group.
     *
     *   pairs   | k0 v0 | k1 v1 | … |                     a slot is two longs side by side: one cache line a hit
     */

    /** The largest table: its longest array, of 448 KiB with compressed references, is under half a G1 region (ADR 0002). */
    static final int MAX_GROUPS = Geometry.atMost(4096);

    /** Whether a removed entry would stay reachable from its slot. */
    static final boolean REFERENCES = false;

    /** What recordings are told of maps without a name. */
    static final MapOrigin ORIGIN = MapOrigin.of("core", Shape.LONG_LONG);

    private long[] pairs;
    private final long multiplier;

    LongLongSlots(int groups, int slots, int depth, int epoch, int limit, Keys rule, long multiplier) {
        super(groups, depth, epoch, limit, rule);
        this.pairs = new long[2 * slots];
        this.multiplier = multiplier;
    }

    final long key(int slot) {
        return pairs[2 * slot];
    }

    /** The key as another table takes it in. */
    final long keyToMove(int slot) {
        return key(slot);
    }

    final long value(int slot) {
        return pairs[2 * slot + 1];
    }

    final void setValue(int slot, long value) {
        pairs[2 * slot + 1] = value;
    }

    final boolean matches(int slot, long hash, long asked) {
        return pairs[2 * slot] == asked;
    }

    /** The same: numbers are compared without a rule. */
    final boolean matchesPlainly(int slot, long hash, long asked) {
        return matches(slot, hash, asked);
    }

    /** Whether the slot holds this key. */
    final boolean holds(int slot, long hash, long asked) {
        return pairs[2 * slot] == asked;
    }

    /** The hash of the entry that a lookup found: that of the lookup, as keys do not change. */
    final long hashOfFound(int slot, long asked) {
        return asked;
    }

    /** The hash, made again from the key. */
    final long hashAt(int slot) {
        return Hashing.mix(pairs[2 * slot], multiplier);
    }

    final void fill(int slot, long hash, long key, long value) {
        pairs[2 * slot] = key;
        pairs[2 * slot + 1] = value;
    }

    /** Copies an entry to another slot; the old one still holds it. */
    final void copy(int from, int to) {
        pairs[2 * to] = pairs[2 * from];
        pairs[2 * to + 1] = pairs[2 * from + 1];
    }

    /** Lets go of what the slot refers to. */
    final void wipe(int slot) {}

    /** Lets go of all references at once. */
    final void wipeAll() {}

    /** The slots of the groups and of the stash; fewer than the groups have in the first table of a small map. */
    final int slots() {
        return pairs.length / 2;
    }

    /** Gives the stash more or less room. All arrays are made before one is exchanged: an allocation that fails changes nothing. */
    final void resize(int slots) {
        rule.allocator.admit();
        long[] newPairs = Arrays.copyOf(pairs, 2 * slots);
        pairs = newPairs;
    }

    final long bytes() {
        return Footprint.object(FIELD_BYTES + Long.BYTES + Footprint.REFERENCE)
                + ownBytes()
                + Footprint.array(pairs.length, Long.BYTES);
    }

    /** Whether the slot refers to nothing. */
    final boolean isWiped(int slot) {
        return true;
    }
}
