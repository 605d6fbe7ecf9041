package dev.lethe.map.core;

import dev.lethe.map.*;
import dev.lethe.map.spi.*;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.function.*;
import org.jspecify.annotations.NullUnmarked;

/** The cursor: a place in the order of hashes, and the entries of one home group. */
@SuppressWarnings({"unchecked", "cast"
}) // keys and values are those of the map; a cast is one only where they are objects
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
final class KeyValWalk<K, V> implements KeyValCursor, LookBackCursor {
    /*
     * Goal: each entry at most once, those that stay throughout all, whatever happens to the map meanwhile (C9).
     *
     *   hashes   0 ──── handed out ────┬─ home group in the buffer ─┬──── to come ──── 2^64
     *                                  │ keys, hashes, slots        bound
     *
     * The place is a hash: the lowest that is still to come. It is tied to no table and no slot, so growth, splits, pull-back,
     * clear and rebuilding cannot confuse it. The entries of one home group, whose order among each other means nothing, are
     * read into a buffer at once; while the map has the version that they were read at, their slots are right. After a change
     * each is looked for again by its hash and identity before it is handed out, without user code.
     *
     * The homes of a folded table are no runs of hashes, so what is to come of it is read as if it were one home.
     *
     * A flood may be all in one buffer, so no entry of it may cost a look at the others (C11). In one and the same table an entry
     * moves to a group or not at all, and a stash that grows keeps its places: what is neither in its slot nor in a group is gone, or
     * came anew. When the table is replaced, which copies the flood anyway, one pass over the new stash finds all that are left.
     *
     * The cursor never writes to the map but in setValue and remove: readers may iterate at the same time.
     */

    private static final int NONE = -1;

    private final KeyValEngine<K, V> map;

    /** The lowest hash that was not read yet, in unsigned order; its lower half is 0. */
    private long bound;

    private boolean ended;

    private KeyStored[] keys = new KeyStored[Control.GROUP_SLOTS + 1];
    private long[] hashes = new long[Control.GROUP_SLOTS + 1];
    private int[] slots = new int[Control.GROUP_SLOTS + 1];
    private int filled;
    private int next;

    /** The table that the slots of the buffer are of, and the version of the map at which they all are right. */
    private KeyValTable table;

    private int version;

    /** The current entry as an index of the buffer, where it was found, and the version of the map at that time. */
    private int current = NONE;

    private KeyValTable currentTable;
    private int currentSlot;
    private int currentVersion;

    /** The entry that was the current one before the last advance(). */
    private boolean hasPrevious;

    private KeyStored previousKey;
    private long previousHash;
    private int previousSlot;

    KeyValWalk(KeyValEngine<K, V> map) {
        this.map = map;
    }

    @Override
    public boolean advance() {
        hasPrevious = current != NONE;
        if (hasPrevious) {
            previousKey = keys[current];
            previousHash = hashes[current];
            previousSlot = currentSlot;
        }
        while (true) {
            if (next == filled) {
                current = NONE;
                if (!readHome()) {
                    return false;
                }
            }
            int candidate = next++;
            if (stands(version, table, candidate, slots[candidate])) {
                current = candidate;
                currentTable = table;
                currentSlot = slots[candidate];
                currentVersion = version;
                return true;
            }
            if (findAgain(candidate)) {
                return true;
            }
        }
    }

    /**
     * Hands out the entries of the next home from a hash on, without the checks that a caller between two of them makes necessary;
     * but not those that a pass has handed out. Returns where the walk is then; 0 at the end.
     */
    long handOutHome(long from, EntryConsumer action, KeyValPass<K, V> pass) {
        bound = from;
        ended = false;
        readHome();
        pass.leaveOut(this);
        KeyValTable here = table;
        int unchanged = version;
        for (int i = 0; i < filled; i++) {
            if (stands(unchanged, here, i, slots[i])) {
                action.accept((KeyShown) keys[i], (ValShown) here.value(slots[i]));
            } else {
                if (findAgain(i)) {
                    action.accept((KeyShown) keys[i], (ValShown) currentTable.value(currentSlot));
                }
                here = table; // it may have been replaced, and the slots be of the new one
            }
        }
        return bound;
    }

    /** Takes an entry out of the buffer; a key that was put again after it had changed is another entry, with another hash. */
    @SuppressWarnings("ReferenceEquality") // the identity of the entry is meant
    void leaveOut(KeyStored key, long hash) {
        for (int i = 0; i < filled; i++) {
            if (keys[i] == key && hashes[i] == hash) {
                int behind = --filled - i; // the order stays, see readFolded
                System.arraycopy(keys, i + 1, keys, i, behind);
                System.arraycopy(hashes, i + 1, hashes, i, behind);
                System.arraycopy(slots, i + 1, slots, i, behind);
                return;
            }
        }
    }

    /**
     * Whether an entry of the buffer is where it was seen. The version alone says so but once in 2^32 changes, when it comes round: on
     * the heap a stale value is read then, elsewhere it would be memory that was given back.
     */
    private boolean stands(int seen, KeyValTable where, int candidate, int slot) {
        return map.version == seen
                && (!KeyValTable.NATIVE || map.at(hashes[candidate]) == where && slot < where.slots());
    }

    /** Makes a buffered entry the current one if it is still in the map. */
    private boolean findAgain(int candidate) {
        current = NONE;
        long hash = hashes[candidate];
        KeyValTable found = map.at(hash);
        if (found.epoch != map.epoch) {
            return false;
        }
        if (found != table) {
            slotAnew(found, candidate);
        }
        int slot = slots[candidate];
        if (!found.isAt(slot, hash, keys[candidate])) {
            slot = found == table
                    ? found.locateInGroups(hash, keys[candidate])
                    : found.locate(hash, keys[candidate], map.epoch);
        }
        return makeCurrent(candidate, found, slot);
    }

    /** Takes an entry of the buffer as the current one, unless it has no slot any more. */
    private boolean makeCurrent(int candidate, KeyValTable found, int slot) {
        if (slot < 0) {
            current = NONE;
            return false;
        }
        current = candidate;
        currentTable = found;
        currentSlot = slot;
        currentVersion = map.version;
        return true;
    }

    /** Up to how many entries of a stash are looked through for each entry of the buffer. */
    private static final int FEW = 32;

    /**
     * Learns in one pass over the stash of a table that took the place of another where the rest of the buffer is; what is not there is
     * in a group, or gone. Does nothing where each is found as fast alone, or when there is no memory for it.
     */
    private void slotAnew(KeyValTable found, int from) {
        if (found.stash <= FEW || filled - from <= 1 || Ranks.asksNobody(keys[from], map.hasher)) {
            return;
        }
        IdentityHashMap<Object, Integer> rest = indexOf(from);
        if (rest == null) {
            return;
        }
        Arrays.fill(slots, from, filled, 0); // any would do, since each is looked at before it is believed
        Spill spill = found.spill;
        for (int place = spill.firstWaiting(); place != Spill.NIL; place = spill.nextWaiting(place)) {
            slotAnew(found, found.slotsOfGroups() + place, rest);
        }
        int lowest = found.orderOf(hashes[from]);
        int highest = lowest;
        for (int i = from; i < filled; i++) {
            int order = found.orderOf(hashes[i]);
            lowest = Integer.compareUnsigned(order, lowest) < 0 ? order : lowest;
            highest = Integer.compareUnsigned(order, highest) > 0 ? order : highest;
        }
        int place = found.firstFrom(lowest);
        while (place != Spill.NIL
                && Integer.compareUnsigned(found.orderOf(found.hashAt(found.slotsOfGroups() + place)), highest) <= 0) {
            slotAnew(found, found.slotsOfGroups() + place, rest);
            place = spill.next(place);
        }
        table = found; // and the version stays a stale one
    }

    private void slotAnew(KeyValTable found, int slot, IdentityHashMap<Object, Integer> rest) {
        Integer index = rest.get(found.key(slot));
        if (index != null && found.hasHash(slot, hashes[index])) {
            slots[index] = slot;
        }
    }

    /** The rest of the buffer by its keys; null when there is no memory for it, or when a key that changed is in the map twice. */
    private IdentityHashMap<Object, Integer> indexOf(int from) {
        try {
            map.ledger.rule.allocator.admit();
            IdentityHashMap<Object, Integer> rest = new IdentityHashMap<>(filled - from);
            for (int i = from; i < filled; i++) {
                if (rest.put(keys[i], i) != null) {
                    return null;
                }
            }
            return rest;
        } catch (OutOfMemoryError noRoom) {
            return null;
        }
    }

    /** Reads the next home group that has entries. */
    private boolean readHome() {
        map.checkOpen();
        filled = 0;
        next = 0;
        while (!ended) {
            KeyValTable here = map.liveTable(bound);
            if (here == null) {
                goTo(map.endOfTable(bound));
                continue;
            }
            long end;
            try {
                end = here.isFolded() ? readFolded(here) : readNext(here);
            } catch (OutOfMemoryError noRoom) {
                filled = 0; // nothing of this home was handed out, and the bound has not moved
                throw noRoom;
            }
            goTo(end);
            if (filled != 0) {
                table = here;
                version = map.version;
                return true;
            }
        }
        return false;
    }

    /** Reads the next home group of a table, and says where its hashes end; may find none in the whole rest of the table. */
    private long readNext(KeyValTable here) {
        int asked = here.home(bound);
        int home = firstOccupied(here, asked);
        if (home == here.groups()) {
            return map.endOfTable(bound);
        }
        long start = here.startOf(home, bound);
        read(here, home, home == asked && bound != start);
        return home + 1 == here.groups() ? map.endOfTable(bound) : start + (1L << here.shift());
    }

    /**
     * Reads all that is to come of a folded table, whose hashes go through its groups in laps, as if it were one home; in the order of
     * hashes, so that those of one table stay together when this one is split.
     */
    private long readFolded(KeyValTable here) {
        for (int slot = here.next(-1); slot >= 0; slot = here.next(slot)) {
            long hash = here.hashAt(slot);
            if (Long.compareUnsigned(hash, bound) >= 0) {
                take(here, slot, hash);
            }
        }
        for (int root = filled / 2 - 1; root >= 0; root--) {
            sink(root, filled);
        }
        for (int last = filled - 1; last > 0; last--) {
            swap(0, last);
            sink(0, last);
        }
        return map.endOfTable(bound);
    }

    /** A step of a heap sort, which needs no memory. */
    private void sink(int from, int end) {
        int parent = from;
        for (int child = 2 * parent + 1; child < end; child = 2 * parent + 1) {
            child += child + 1 < end && Long.compareUnsigned(hashes[child], hashes[child + 1]) < 0 ? 1 : 0;
            if (Long.compareUnsigned(hashes[parent], hashes[child]) >= 0) {
                return;
            }
            swap(parent, child);
            parent = child;
        }
    }

    private void swap(int one, int other) {
        KeyStored key = keys[one];
        keys[one] = keys[other];
        keys[other] = key;
        long hash = hashes[one];
        hashes[one] = hashes[other];
        hashes[other] = hash;
        int slot = slots[one];
        slots[one] = slots[other];
        slots[other] = slot;
    }

    /** A group with a free slot was passed by nobody (T8): an empty one is the home of no entry. */
    private static int firstOccupied(KeyValTable table, int from) {
        int group = from;
        while (group < table.groups() && Control.matchOccupied(table.word(group)) == 0) {
            group++;
        }
        return group;
    }

    private void goTo(long hash) {
        bound = hash;
        ended = hash == 0;
    }

    private void read(KeyValTable here, int home, boolean partly) {
        long first = here.word(home);
        if (!partly
                && Control.endsHere(first)
                && Control.passed(here.word(home - 1 & here.groups() - 1)) == 0) { // T2: none came, and none went on
            readGroup(here, home, first);
            return;
        }
        int group = home;
        for (int left = here.reach(); left > 0; left--) {
            long word = here.word(group);
            for (long match = Control.matchOccupied(word); match != 0; match &= match - 1) {
                readSlot(here, group * Control.GROUP_SLOTS + Control.firstSlot(match), home, partly);
            }
            if (Control.passed(word) == 0) {
                break;
            }
            group = group + 1 & here.groups() - 1;
        }
        if (!Control.isStashed(here.word(home))) {
            return;
        }
        Spill spill = here.spill;
        int base = here.slotsOfGroups();
        for (int place = spill.firstWaiting(); place != Spill.NIL; place = spill.nextWaiting(place)) {
            readSlot(here, base + place, home, partly);
        }
        int place = here.firstOf(home);
        while (place != Spill.NIL && here.home(here.hashAt(base + place)) == home) {
            readSlot(here, base + place, home, partly);
            place = spill.next(place);
        }
    }

    /** Reads all entries of a group. */
    private void readGroup(KeyValTable here, int group, long word) {
        int read = 0;
        for (long match = Control.matchOccupied(word); match != 0; match &= match - 1) {
            int slot = group * Control.GROUP_SLOTS + Control.firstSlot(match);
            keys[read] = here.key(slot);
            hashes[read] = here.hashAt(slot);
            slots[read++] = slot;
        }
        filled = read;
    }

    private void readSlot(KeyValTable here, int slot, int home, boolean partly) {
        long hash = here.hashAt(slot);
        if (here.home(hash) == home && !(partly && Long.compareUnsigned(hash, bound) < 0)) {
            take(here, slot, hash);
        }
    }

    private void take(KeyValTable here, int slot, long hash) {
        if (filled == keys.length) {
            growBuffer();
        }
        keys[filled] = here.key(slot);
        hashes[filled] = hash;
        slots[filled++] = slot;
    }

    /** Makes all arrays before it takes one, so that they stay of one length. */
    private void growBuffer() {
        map.ledger.rule.allocator.admit();
        KeyStored[] moreKeys = Arrays.copyOf(keys, filled * 2);
        long[] moreHashes = Arrays.copyOf(hashes, filled * 2);
        int[] moreSlots = Arrays.copyOf(slots, filled * 2);
        keys = moreKeys;
        hashes = moreHashes;
        slots = moreSlots;
    }

    /** The slot of the current entry, looked for again if the map changed. */
    private int slot() {
        if (current == NONE) {
            map.checkOpen();
            throw new IllegalStateException("The cursor has no current entry; call advance() first.");
        }
        if (!stands(currentVersion, currentTable, current, currentSlot) && !findCurrent()) {
            map.checkOpen();
            throw new IllegalStateException("The current entry of the cursor was removed; call advance().");
        }
        return currentSlot;
    }

    /** Looks for the current entry, and takes one put again with this very key for it; so the slot is not enough. */
    private boolean findCurrent() {
        KeyValTable found = map.at(hashes[current]);
        return makeCurrent(current, found, slotIn(found, currentSlot, hashes[current], keys[current]));
    }

    /** The slot of an entry that was handed out, most likely where it was then. */
    private int slotIn(KeyValTable found, int likely, long hash, KeyStored key) {
        return found.epoch == map.epoch && found.isAt(likely, hash, key) ? likely : found.locate(hash, key, map.epoch);
    }

    @Override
    public KeyShown key() {
        slot();
        return (KeyShown) keys[current];
    }

    @Override
    public ValShown value() {
        int slot = slot();
        return (ValShown) currentTable.value(slot);
    }

    @Override
    public void setValue(ValShown value) {
        int slot = slot();
        int before = map.version;
        boolean allRight = version == before;
        map.overwrite(currentTable, slot, value);
        if (map.version == before + 1) { // nothing moved
            currentVersion = map.version;
            version = allRight ? map.version : version;
        }
    }

    @Override
    public void remove() {
        int slot = slot();
        boolean othersStay = version == currentVersion && currentTable.staysPutWithout(slot);
        int before = map.version;
        map.removeAt(currentTable, slot, hashes[current]);
        if (othersStay && map.version == before + 1) {
            version = map.version;
        }
        current = NONE;
    }

    @Override
    public boolean removePrevious() {
        map.checkOpen();
        if (!hasPrevious) {
            return false;
        }
        KeyValTable found = map.at(previousHash);
        int slot = slotIn(found, previousSlot, previousHash, previousKey);
        if (slot >= 0) {
            map.removeAt(found, slot, previousHash);
        }
        hasPrevious = false; // only now: a hook that vetoed the removal may allow it the next time
        return slot >= 0;
    }

    @Override
    public void rewind() {
        map.checkOpen();
        hasPrevious = false;
        bound = 0;
        ended = false;
        filled = 0;
        next = 0;
        current = NONE;
    }
}
