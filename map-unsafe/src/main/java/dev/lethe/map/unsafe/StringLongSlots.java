package dev.lethe.map.unsafe;

import dev.lethe.map.events.MapOrigin;
import dev.lethe.map.spi.Shape;

/** The slots of a table from strings to longs, off the heap. */
abstract class StringLongSlots extends Table {
    /*
     * One block for words and slots, and one for the characters of the keys (KeyBytes), which grows and shrinks by itself:
     *
     *   | word of group 0 | word of group 1 | … | padding to a line | slot 0 | slot 1 | … | stash … |
     *
     *   slot   | value: 8 | upper half of the hash: 4 | number of the record: 4 |        at a multiple of 16: one cache line
     *
     * The kept half of the hash tells nearly all other keys apart, so a lookup reads a record only where it finds the key. An entry
     * that moves within the table takes its record along; one that goes to another table is copied there (MovedKey), so tables that
     * grow, split, shrink and merge leave the bytes of removed keys behind. A table that is emptied as a whole forgets all records
     * in one step. See docs/adr/0010.
     */

    /** The largest table, smaller than for numbers, since the keys are copied with it. */
    static final int MAX_GROUPS = Geometry.atMost(2048);

    /** Whether a removed entry would stay reachable from its slot. */
    static final boolean REFERENCES = false;

    /** What recordings are told of maps without a name. */
    static final MapOrigin ORIGIN = MapOrigin.of("unsafe", Shape.OBJECT_LONG);

    private static final int SLOT_SHIFT = 4;
    private static final int HASH = Long.BYTES;
    private static final int RECORD = HASH + Integer.BYTES;
    private static final int NO_RECORD = KeyBytes.NONE;

    private final KeyBytes keys = new KeyBytes();
    private final int start;
    private int slots;

    StringLongSlots(int groups, int slots, int depth, int epoch, int limit, Keys rule, long multiplier) {
        super(groups, depth, epoch, limit, rule);
        this.start = groups * Long.BYTES + LINE - 1 & -LINE;
        this.slots = slots;
        allocate(rule.allocator.owner(), at(slots)); // last, so that nothing is held when the constructor throws
        wipeWords();
    }

    private long at(int slot) {
        return start + ((long) slot << SLOT_SHIFT);
    }

    /** The key, as a string that is made for the caller. */
    final String key(int slot) {
        return keys.text(record(slot));
    }

    /** The key as another table takes it in; valid until the next. */
    final Object keyToMove(int slot) {
        return rule.moved.of(this, slot);
    }

    final long value(int slot) {
        return getLong(at(slot));
    }

    final void setValue(int slot, long value) {
        putLong(at(slot), value);
    }

    final int record(int slot) {
        return getInt(at(slot) + RECORD);
    }

    final void setRecord(int slot, int number) {
        putInt(at(slot) + RECORD, number);
    }

    /** Whether the slot holds an equal string; calls no code of the user, and nothing but a string is ever equal. */
    final boolean matches(int slot, long hash, Object asked) {
        return getInt(at(slot) + HASH) == (int) (hash >>> 32)
                && asked instanceof String text
                && keys.holds(record(slot), text);
    }

    /** The same: there are no rules here. */
    final boolean matchesPlainly(int slot, long hash, Object asked) {
        return matches(slot, hash, asked);
    }

    /** Whether the slot holds this key. */
    final boolean holds(int slot, long hash, Object asked) {
        return matches(slot, hash, asked);
    }

    /** The hash of the entry that a lookup found: that of the lookup, as strings do not change. */
    final long hashOfFound(int slot, long asked) {
        return asked;
    }

    /** The hash as it was at insertion: the upper half, the only one that is used. */
    final long hashAt(int slot) {
        return (long) getInt(at(slot) + HASH) << 32;
    }

    /** Makes room for the characters of a key. Allocates, and changes no entry. */
    @Override
    final void prepareKey(Object key) {
        if (key instanceof String text) {
            keys.makeRoom(this, KeyBytes.bytesFor(text), 0);
            return;
        }
        MovedKey moved = (MovedKey) key;
        StringLongSlots from = moved.from;
        if (from != null) {
            long share = from.keys.live() >>> Math.max(0, depth - from.depth); // of a table that is split
            keys.makeRoom(this, from.keys.bytesAt(from.record(moved.slot)), share + share / 8);
        }
    }

    /** Fills a slot with an entry whose key is prepared. */
    final void fill(int slot, long hash, Object key, long value) {
        int record = NO_RECORD;
        if (key instanceof String text) {
            record = keys.add(slot, text);
        } else {
            MovedKey moved = (MovedKey) key;
            StringLongSlots from = moved.from;
            if (from != null) {
                record = keys.addFrom(slot, from.keys, from.record(moved.slot));
                moved.from = null;
            }
        }
        long at = at(slot);
        putLong(at, value);
        putInt(at + HASH, (int) (hash >>> 32));
        putInt(at + RECORD, record);
    }

    /** Moves an entry to another slot; the old one has its hash and value, and no key. */
    final void copy(int from, int to) {
        long source = at(from);
        long target = at(to);
        int record = record(from);
        putLong(target, getLong(source));
        putInt(target + HASH, getInt(source + HASH));
        putInt(target + RECORD, record);
        keys.moved(record, to);
        putInt(source + RECORD, NO_RECORD);
    }

    /** Lets go of the key of an entry that leaves; that of one that moved is elsewhere. */
    final void wipe(int slot) {
        int record = record(slot);
        if (record != NO_RECORD) {
            keys.remove(record);
            setRecord(slot, NO_RECORD);
            fitKeys();
        }
    }

    /** Nothing is reachable from native memory. */
    final void wipeAll() {}

    /** Forgets all keys in one step. What the last of them needed least of is given back as capacity is: when it is not used again. */
    @Override
    final void dropKeys() {
        if (keys.isSparse() && rule.allocator.shrinks()) {
            keys.giveBack();
        } else {
            keys.clear();
        }
    }

    /** Gives room back that too few keys need: most left, or went to the other half of a table that was split. */
    @Override
    final void fitKeys() {
        if (keys.isSparse() && rule.allocator.shrinks()) {
            narrow(false);
        }
    }

    /** Gives room of the keys back; where there is no memory to do it in, that waits for a later chance. */
    private void narrow(boolean all) {
        Allocator allocator = rule.allocator;
        if (!allocator.spares(true)) {
            return;
        }
        try {
            if (all) {
                keys.fit(this);
            } else {
                keys.narrow(this);
            }
        } catch (OutOfMemoryError noRoom) {
            return; // all is where it was
        } finally {
            allocator.spares(false);
        }
    }

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

    @Override
    final void release() {
        rule.moved.forget(this);
        keys.giveBack();
        super.release();
    }

    @Override
    final long moveToFuller() {
        narrow(true);
        return super.moveToFuller() + (keys.nativeBytes() == 0 ? 0 : keys.moveToFuller());
    }

    @Override
    final long nativeBytes() {
        return super.nativeBytes() + keys.nativeBytes();
    }

    /** The bytes on the heap; those off the heap are nativeBytes. */
    final long bytes() {
        return Footprint.object(FIELD_BYTES + MEMORY_BYTES + Footprint.REFERENCE + 3 * Integer.BYTES)
                + KeyBytes.FOOTPRINT
                + ownBytes();
    }

    /** Whether the slot refers to nothing. */
    final boolean isWiped(int slot) {
        return true;
    }

    @Override
    final void checkKeys() {
        keys.check(this, live);
    }
}
