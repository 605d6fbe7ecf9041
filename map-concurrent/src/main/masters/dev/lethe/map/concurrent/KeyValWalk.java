package dev.lethe.map.concurrent;

import dev.lethe.map.*;
import dev.lethe.map.spi.*;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.NullUnmarked;

/** The cursor: a place in the order of hashes, and the entries of one home group. */
@SuppressWarnings({"unchecked", "cast"
}) // keys and values are those of the map; a cast is one only where they are objects
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
final class KeyValWalk<K, V> implements KeyValCursor, LookBackCursor {
    /*
     * Goal: each entry at most once, those that stay throughout all, none that was removed before it is reached, whatever other threads
     * do to the map meanwhile (C9).
     *
     *   hashes   0 ──── handed out ────┬─ home group in the buffer ─┬──── to come ──── 2^64
     *                                  │ keys, hashes               bound
     *
     *   I14  The place is a hash: the lowest that is still to come. It is tied to no table and no slot.
     *   W1   A home group is read with its whole walk, and all versions of the walk are looked at again: the buffer is what was
     *        there at one moment.
     *   W2   Each entry is looked for again, by hash and identity, before it is handed out.
     *   W3   The walk belongs to one epoch of the map; when that is over, so is the walk.
     *
     * Two kinds: a strict one, for users' cursors, refuses its current entry once that has left the map. The other, for iterators,
     * forEach and all that is derived from them, goes on showing what it handed out: another thread may remove an entry at any
     * time, and that is no mistake of who iterates.
     */

    private static final int NONE = -1;
    private static final int ROOM = 8;
    private static final int PATIENCE = 16;

    private final KeyValRoom<K, V> map;
    private final boolean strict;
    private long epoch;

    /** The lowest hash that was not read yet, in unsigned order; its lower half is 0. */
    private long bound;

    private boolean ended;

    private KeyStored[] keys = new KeyStored[ROOM];
    private long[] hashes = new long[ROOM];
    private int filled;
    private int next;

    /** The current entry as an index of the buffer, its value when it was last looked at, and whether that was just now. */
    private int current = NONE;

    private ValStored value;
    private boolean fresh;

    /** Where in a spill the next entry is, if nothing changes meanwhile. */
    private int likely;

    /** The entry that was the current one before the last advance(). */
    private boolean hasPrevious;

    private KeyStored previousKey;
    private long previousHash;

    KeyValWalk(KeyValRoom<K, V> map, boolean strict) {
        this.map = map;
        this.strict = strict;
        this.epoch = map.epoch;
    }

    @Override
    public boolean advance() {
        hasPrevious = current != NONE;
        if (hasPrevious) {
            previousKey = keys[current];
            previousHash = hashes[current];
        }
        while (true) {
            if (next == filled) {
                current = NONE;
                if (!readHome()) {
                    return false;
                }
            }
            int candidate = next++;
            if (isThere(candidate)) {
                current = candidate;
                fresh = true;
                return true;
            }
            current = NONE;
        }
    }

    /** Whether a buffered entry is in the map; then reads its value. */
    private boolean isThere(int index) {
        KeyStored key = keys[index];
        long hash = hashes[index];
        for (int attempt = 0; ; attempt++) {
            KeyValTable table = map.at(hash);
            if (table.epochAcquire() != epoch || map.epoch != epoch) {
                KeyValDirectory.checkOpen(table);
                return false;
            }
            long found = table.locate(hash, key);
            int code = KeyValTable.code(found);
            if (KeyValTable.isSlot(code)) {
                ValStored read = table.slotValue(code);
                VarHandle.acquireFence();
                if (table.isStill(found, Table.groupOf(code)) && KeyValTable.isValue(read)) {
                    value = read;
                    return true;
                }
            } else if (code == KeyValTable.IN_SPILL) {
                KeyValSpill spilled = table.spillOf(found, hash);
                if (spilled != null) {
                    return isIn(spilled, hash, key);
                }
            } else if (code != KeyValTable.RETRY) {
                return false;
            }
            if (attempt >= PATIENCE && map.holdBack(table, hash, attempt)) {
                try {
                    if (!table.isRetired()) {
                        int slot = table.epoch() == epoch ? table.locateLocked(hash, key, likely) : KeyValTable.NOWHERE;
                        if (slot == KeyValTable.NOWHERE) {
                            return false;
                        }
                        value = table.value(slot);
                        return true;
                    }
                } finally {
                    table.header.unlock();
                }
            }
        }
    }

    private boolean isIn(KeyValSpill spilled, long hash, KeyStored key) {
        int place = KeyValTable.placeOfSame(spilled, hash, key, likely);
        if (place < 0) {
            return false;
        }
        likely = place + 1;
        value = spilled.at(place).value;
        return true;
    }

    /** Reads the next home group that has entries. */
    private boolean readHome() {
        map.checkOpen();
        filled = 0;
        next = 0;
        for (int attempt = 0; !ended; ) {
            if (map.epoch != epoch) { // W3
                ended = true;
                return false;
            }
            KeyValTable here = map.at(bound);
            KeyValDirectory.checkOpen(here);
            if (here.epochAcquire() != epoch || here.isBare()) {
                goTo(here.endOf(bound));
                continue;
            }
            int asked = here.home(bound);
            int home = firstOccupied(here, asked);
            if (home == here.groups) {
                goTo(here.endOf(bound));
                continue;
            }
            long start = here.startOf(home, bound);
            if (!readOrHoldBack(here, home, home == asked && bound != start, attempt)) {
                attempt++;
                continue;
            }
            attempt = 0;
            goTo(home + 1 == here.groups ? here.endOf(bound) : start + (1L << here.shift));
            if (filled != 0) {
                return true;
            }
        }
        return false;
    }

    private boolean readOrHoldBack(KeyValTable here, int home, boolean partly, int attempt) {
        if (read(here, home, partly, false)) {
            return true;
        }
        if (attempt < PATIENCE || !map.holdBack(here, here.startOf(home, bound), attempt)) {
            return false;
        }
        try {
            return !here.isRetired() && read(here, home, partly, true);
        } finally {
            here.header.unlock();
        }
    }

    /** A group with a free slot was passed by nobody (T8 of core): an empty one is the home of no entry. */
    private static int firstOccupied(KeyValTable table, int from) {
        int group = from;
        while (group < table.groups) {
            long word = table.word(group * KeyValTable.STRIDE);
            if (Control.matchOccupied(word) != 0 || Control.isStashed(word)) {
                break;
            }
            group++;
        }
        return group;
    }

    private void goTo(long hash) {
        bound = hash;
        ended = hash == 0;
    }

    /** Reads the entries of a home group (W1); returns false, with an empty buffer, if it changed meanwhile: not under the lock. */
    private boolean read(KeyValTable here, int home, boolean partly, boolean locked) {
        filled = 0;
        long sum = 0;
        int walked = 0;
        int group = home;
        long word;
        long homeWord = 0;
        do {
            int at = group * KeyValTable.STRIDE;
            long version = here.versionAcquire(at);
            if ((version & 1) != 0 && !locked) {
                filled = 0;
                return false;
            }
            sum += version;
            word = here.word(at);
            homeWord = walked == 0 ? word : homeWord;
            for (long match = Control.matchOccupied(word); match != 0; match &= match - 1) {
                int slot = Table.slot(group, Control.firstSlot(match));
                take(here, home, partly, here.slotKey(slot), here.slotHash(slot));
            }
            walked++;
            group = group + 1 & here.groups - 1;
        } while (Control.passed(word) != 0 && walked < here.reach());
        KeyValSpill spilled = Control.isStashed(homeWord) ? here.spillAcquire() : KeyValSpill.NONE;
        VarHandle.acquireFence();
        if (!locked && !here.isStill(home, walked, sum)) {
            filled = 0;
            return false;
        }
        // What was read is of one moment, and a spill does not change: it may be long, and others need not wait (S1).
        int end = spilled.firstWaiting();
        for (int i = spilled.firstFrom(here.startOf(home, bound)); i < end; i++) {
            KeyValBranch entry = spilled.at(i);
            if (here.home(entry.hash) != home) {
                break;
            }
            take(here, home, partly, entry.key, entry.hash);
        }
        for (int i = end; i < spilled.size(); i++) {
            take(here, home, partly, spilled.at(i).key, spilled.at(i).hash);
        }
        return true;
    }

    private void take(KeyValTable here, int home, boolean partly, KeyStored key, long hash) {
        if (here.home(hash) != home || partly && Long.compareUnsigned(hash, bound) < 0) {
            return;
        }
        if (filled == keys.length) {
            int taken = filled;
            filled = 0; // where there is no memory, nothing of this home was read: it is read again
            KeyStored[] moreKeys = Arrays.copyOf(keys, taken * 2);
            long[] moreHashes = Arrays.copyOf(hashes, taken * 2);
            keys = moreKeys;
            hashes = moreHashes;
            filled = taken;
        }
        keys[filled] = key;
        hashes[filled++] = hash;
    }

    /** Refuses if there is no current entry, or, in a strict walk, if it has left the map. */
    private void checkCurrent() {
        if (current == NONE) {
            map.checkOpen();
            throw new IllegalStateException("The cursor has no current entry; call advance() first.");
        }
        if (strict && !isThere(current)) {
            throw gone();
        }
    }

    private IllegalStateException gone() {
        current = NONE;
        return new IllegalStateException("The current entry of the cursor was removed; call advance().");
    }

    @Override
    public KeyShown key() {
        checkCurrent();
        return (KeyShown) keys[current];
    }

    @Override
    public ValShown value() {
        if (strict || current == NONE) {
            checkCurrent();
        } else if (!fresh) {
            isThere(current); // else the value seen last
        }
        fresh = false;
        return (ValShown) value;
    }

    /** Locks the table of the current entry and says in its header where it is: nowhere if it has left the map. */
    KeyValTable lockCurrent() {
        if (current == NONE) {
            checkCurrent();
        }
        KeyValTable table = map.lockAt(hashes[current]);
        try {
            table.header.slot = table.epoch() == epoch
                    ? table.locateLocked(hashes[current], keys[current], likely)
                    : KeyValTable.NOWHERE;
            return table;
        } catch (Throwable thrown) {
            table.header.unlock();
            throw thrown;
        }
    }

    @Override
    public void setValue(ValShown newValue) {
        if (!KeyValTable.isValue(newValue)) {
            throw new NullPointerException("value");
        }
        KeyValTable table = lockCurrent();
        try {
            if (table.header.slot == KeyValTable.NOWHERE) {
                throw gone();
            }
            map.overwrite(table, table.header.slot, newValue);
            value = newValue;
        } finally {
            map.unlock(table);
        }
    }

    @Override
    public void remove() {
        if (!removeCurrent(false) && strict) {
            throw gone();
        }
        current = NONE;
    }

    /** Removes the current entry if its value is still the one handed out. */
    boolean removeUnlessOverwritten() {
        return removeCurrent(true);
    }

    @SuppressWarnings("ReferenceEquality") // the very value that was tested
    private boolean removeCurrent(boolean unlessOverwritten) {
        KeyValTable table = lockCurrent();
        try {
            int slot = table.header.slot;
            if (slot == KeyValTable.NOWHERE || unlessOverwritten && table.value(slot) != value) {
                return false;
            }
            table = map.removeAt(table, slot, hashes[current]);
            return true;
        } finally {
            map.unlock(table);
        }
    }

    @Override
    public boolean removePrevious() {
        map.checkOpen();
        if (!hasPrevious) {
            return false;
        }
        KeyValTable table = map.lockAt(previousHash);
        try {
            int slot = table.epoch() == epoch
                    ? table.locateLocked(previousHash, previousKey, likely - 1)
                    : KeyValTable.NOWHERE;
            if (slot == KeyValTable.NOWHERE) {
                hasPrevious = false;
                return !strict;
            }
            table = map.removeAt(table, slot, previousHash);
            hasPrevious = false; // not where a hook vetoed it
            return true;
        } finally {
            map.unlock(table);
        }
    }

    @Override
    public void rewind() {
        map.checkOpen();
        epoch = map.epoch;
        hasPrevious = false;
        bound = 0;
        ended = false;
        filled = 0;
        next = 0;
        current = NONE;
    }
}
