package dev.lethe.map.unsafe;

import dev.lethe.map.events.MapOrigin;
import dev.lethe.map.spi.Shape;

/** The slots of a table from longs to longs, off the heap. */
abstract class LongLongSlots extends Table {
    /*
     * One block for all of a table, so that it comes and goes as a whole:
     *
     *   | word of group 0 | word of group 1 | … | padding to a line | k0 v0 | k1 v1 | … | stash … |
     *
     * Slot s of group g has the number 7 g + s, and 16 bytes at a multiple of 16: one cache line. Words apart from the slots, as on
     * the heap: a miss reads one of eight words in a line, and a group takes 120 bytes, not 128 (docs/adr/0006).
     */

    /** The largest table: as on the heap, so that both have the same longest step. */
    static final int MAX_GROUPS = Geometry.atMost(4096);

    /** Whether a removed entry would stay reachable from its slot. */
    static final boolean REFERENCES = false;

    /** What recordings are told of maps without a name. */
    static final MapOrigin ORIGIN = MapOrigin.of("unsafe", Shape.LONG_LONG);

    private static final int PAIR_SHIFT = 4;

    private final long multiplier;
    private final int pairs;
    private int slots;

    LongLongSlots(int groups, int slots, int depth, int epoch, int limit, Keys rule, long multiplier) {
        super(groups, depth, epoch, limit, rule);
        this.multiplier = multiplier;
        this.pairs = groups * Long.BYTES + LINE - 1 & -LINE;
        this.slots = slots;
        allocate(rule.allocator.owner(), at(slots)); // last, so that nothing is held when the constructor throws
        wipeWords();
    }

    private long at(int slot) {
        return pairs + ((long) slot << PAIR_SHIFT);
    }

    final long key(int slot) {
        return getLong(at(slot));
    }

    /** The key as another table takes it in. */
    final long keyToMove(int slot) {
        return key(slot);
    }

    final long value(int slot) {
        return getLong(at(slot) + Long.BYTES);
    }

    final void setValue(int slot, long value) {
        putLong(at(slot) + Long.BYTES, value);
    }

    final boolean matches(int slot, long hash, long asked) {
        return getLong(at(slot)) == asked;
    }

    /** The same: there are no rules here. */
    final boolean matchesPlainly(int slot, long hash, long asked) {
        return matches(slot, hash, asked);
    }

    /** Whether the slot holds this key. */
    final boolean holds(int slot, long hash, long asked) {
        return getLong(at(slot)) == asked;
    }

    /** The hash of the entry that a lookup found: that of the lookup, as keys do not change. */
    final long hashOfFound(int slot, long asked) {
        return asked;
    }

    /** The hash, made again from the key. */
    final long hashAt(int slot) {
        return Hashing.mix(getLong(at(slot)), multiplier);
    }

    final void fill(int slot, long hash, long key, long value) {
        long at = at(slot);
        putLong(at, key);
        putLong(at + Long.BYTES, value);
    }

    /** Copies an entry to another slot; the old one still holds it. */
    final void copy(int from, int to) {
        fill(to, 0, key(from), value(from));
    }

    /** Nothing is reachable from native memory. */
    final void wipe(int slot) {}

    /** The same for all slots. */
    final void wipeAll() {}

    /** The slots of the groups and of the stash; fewer than the groups have in the first table of a small map. */
    final int slots() {
        return slots;
    }

    /** Gives the stash more or less room. An allocation that fails changes nothing. */
    final void resize(int newSlots) {
        rule.allocator.admit();
        Block old = exchange(at(newSlots));
        slots = newSlots;
        give(old);
    }

    /** The bytes on the heap; those off the heap are nativeBytes. */
    final long bytes() {
        return Footprint.object(FIELD_BYTES + MEMORY_BYTES + Long.BYTES + 3 * Integer.BYTES) + ownBytes();
    }

    /** Whether the slot refers to nothing. */
    final boolean isWiped(int slot) {
        return true;
    }
}
