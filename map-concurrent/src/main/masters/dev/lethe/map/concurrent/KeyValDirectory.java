package dev.lethe.map.concurrent;

import dev.lethe.map.*;
import dev.lethe.map.spi.*;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.NullUnmarked;

/** The tables of a map: how they are reached, locked, brought to the present epoch, and replaced by others. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
abstract class KeyValDirectory<K, V> extends KeyValPlaces<K, V> {
    /*
     * Goal: one look leads from a hash to its table, and a writer of a table has it for himself while all others go on.
     *
     *   map        epoch (volatile) | directory (volatile) | drains (volatile, normally null)       one line, hardly ever written
     *   directory  | table | table | table | … |      indexed by the top bits of the hash; a table of less depth has several places
     *   table      words, slots, depth, header      + epoch, retired                               read by all, written once or never
     *   header     lock | live | …                                                                 writers of this table only
     *
     * Invariants (numbers of the design note):
     *   I1   The map's epoch only grows. An operation's first access is a volatile read of it.
     *   I2   A writer uses one epoch, read after it has the table's lock and has seen that the table is not retired.
     *   I3   Under a lock, before anything else: a table of another epoch is entered. So no table has live entries of two epochs, and
     *        no writer of an older epoch comes later.
     *   I4   An entry is in the map iff the directory leads to its table and that has the map's epoch.
     *   I8   A table is retired after the directory leads to its successor; its arrays are never written to again.
     *   I11  A drain's record is visible before the epoch that it ends is raised; a table of that epoch still has all its entries.
     *   I15  Locks are taken in this order: a header (a second one by tryLock, or by a function that changes another table), then
     *        the directory's. That of the raisers is a leaf.
     */

    /** How often a reader tries without a lock before it tries the lock as well. */
    private static final int PATIENCE = 16;

    /** After how many attempts it waits a moment for the lock even though nobody is inside a slot store. */
    private static final int LAST_PATIENCE = 1024;

    private final Mutex raisersLock = new Mutex();

    volatile long epoch = 1;
    private volatile Drained drains;

    /** Whether each writer should look after some table that nobody writes to: it may be dead, or wider than it needs. */
    volatile boolean due;

    KeyValDirectory(MapSpec<?> spec, int wish) {
        super(spec, wish, 1);
    }

    /** One bounded step for tables that nobody writes to: see due. */
    abstract void lookAfter();

    /** Whether a clear leaves something to look after. */
    abstract boolean hasUpkeep();

    // Readers.

    /**
     * The value of a key, or what stands for absent (G1 to G7).
     *
     * <p>Straight-line for what nearly all lookups need, the first candidate of the home group. It does what find does first, with the value read
     * as well before the one look at the version (G4): key and value belong together then, whatever equals takes its time for.
     */
    final ValStored lookup(long hash, KeyStored key, ValStored absent) {
        long now = epoch;
        KeyValTable table = at(hash);
        if (table.epochAcquire() != now) { // before its words: a table that is entered now shows nothing to come
            checkOpen(table);
            return absent;
        }
        long[] words = table.words; // once: HotSpot loads a field anew behind each read of the words
        int home = table.home(hash);
        int at = home * KeyValTable.STRIDE;
        long version = Table.versionAcquire(words, at);
        long found = KeyValTable.RETRY;
        if (Table.isEven(version)) {
            long word = Table.word(words, at);
            long match = Control.match(word, Control.pattern(hash));
            if (match != 0) {
                int slot = Table.slot(home, Control.firstSlot(match));
                KeyStored present = table.slotKey(slot);
                ValStored value = table.slotValue(slot);
                boolean likely = KeyValTable.isValue(value) && table.isLikely(present, slot, hash, key);
                VarHandle.acquireFence();
                if (Table.version(words, at) == version && likely && table.isEqual(present, key)) {
                    return value;
                }
            } else if (Control.endsHere(word)) {
                VarHandle.acquireFence();
                if (Table.version(words, at) == version) {
                    return absent;
                }
            }
            found = table.findRest(home, match, version, word, hash, key);
        }
        return lookupAgain(table, found, hash, key, absent);
    }

    /** Goes on with what a first attempt found in a table, and tries as often as it takes. */
    private ValStored lookupAgain(KeyValTable first, long foundFirst, long hash, KeyStored key, ValStored absent) {
        KeyValTable table = first;
        long found = foundFirst;
        for (int attempt = 0; ; attempt++) {
            int code = KeyValTable.code(found);
            if (KeyValTable.isSlot(code)) {
                ValStored value = table.slotValue(code);
                VarHandle.acquireFence();
                if (table.isStill(found, Table.groupOf(code)) && KeyValTable.isValue(value)) {
                    return value;
                }
            } else if (code == KeyValTable.IN_SPILL) {
                KeyValSpill spilled = table.spillOf(found, hash);
                if (spilled != null) {
                    int place = table.placeOf(spilled, hash, key);
                    return place < 0 ? absent : spilled.at(place).value;
                }
            } else if (code != KeyValTable.RETRY) {
                return absent;
            }
            if (attempt >= PATIENCE && holdBack(table, hash, attempt)) {
                try {
                    if (!table.isRetired()) {
                        int slot = table.epoch() == epoch ? findUnderLock(table, hash, key) : KeyValTable.NOWHERE;
                        return slot == KeyValTable.NOWHERE ? absent : table.value(slot);
                    }
                } finally {
                    table.header.unlock();
                }
            }
            long now = epoch;
            table = at(hash);
            if (table.epochAcquire() != now) {
                checkOpen(table);
                return absent;
            }
            found = table.find(hash, key);
        }
    }

    /** Whether a key is present; the same loop without a value. */
    final boolean contains(long hash, KeyStored key) {
        for (int attempt = 0; ; attempt++) {
            long now = epoch;
            KeyValTable table = at(hash);
            if (table.epochAcquire() != now) {
                checkOpen(table);
                return false;
            }
            long found = table.find(hash, key);
            int code = KeyValTable.code(found);
            VarHandle.acquireFence();
            if (code == KeyValTable.IN_SPILL) {
                KeyValSpill spilled = table.spillOf(found, hash);
                if (spilled != null) {
                    return table.placeOf(spilled, hash, key) >= 0;
                }
            } else if (KeyValTable.isSlot(code)
                    ? table.isStill(found, Table.groupOf(code))
                    : code != KeyValTable.RETRY) {
                return KeyValTable.isSlot(code);
            }
            if (attempt >= PATIENCE && holdBack(table, hash, attempt)) {
                try {
                    if (!table.isRetired()) {
                        return table.epoch() == epoch && findUnderLock(table, hash, key) != KeyValTable.NOWHERE;
                    }
                } finally {
                    table.header.unlock();
                }
            }
        }
    }

    /**
     * Takes the lock for a reader who does not get on, if that is the way to get on. A function may hold the lock for long, but then
     * nothing changes and reading succeeds: so nobody waits here without end, and a reader inside a function of another table cannot
     * become part of a deadlock.
     */
    @SuppressWarnings("ThreadPriorityCheck") // yielding is an offer: who holds the lock may need this processor
    final boolean holdBack(KeyValTable table, long hash, int attempt) {
        if (table.header.tryLock()) {
            return true;
        }
        if (attempt < 4 * PATIENCE || table.header.isMine()) {
            Thread.onSpinWait();
            return false;
        }
        if (table.isOdd(hash) || attempt >= LAST_PATIENCE) {
            return table.header.tryLockForAMoment();
        }
        Thread.yield();
        return false;
    }

    // Writers.

    /**
     * Locks the table of a key, brings it to the present epoch, and says in its header where the key is (W1 to W5).
     *
     * @return the locked table; null, with nothing locked, if the key is absent and that is not wanted
     */
    final KeyValTable lock(long hash, KeyStored key, boolean evenIfAbsent) {
        for (int attempt = 0; ; attempt++) {
            long before = epoch;
            KeyValTable table = at(hash);
            boolean live = table.epochAcquire() == before;
            if (!live) {
                checkOpen(table);
            }
            long found = live ? table.find(hash, key) : KeyValTable.ABSENT;
            int code = KeyValTable.code(found);
            KeyValSpill spilled = code == KeyValTable.IN_SPILL ? table.spillOf(found, hash) : null;
            int place = spilled == null ? -1 : table.placeOf(spilled, hash, key);
            boolean unsure = code == KeyValTable.RETRY || code == KeyValTable.IN_SPILL && spilled == null;
            if (unsure && attempt < PATIENCE) {
                Thread.onSpinWait();
                continue;
            }
            if (!evenIfAbsent && !unsure && !KeyValTable.isSlot(code) && place < 0) {
                return null;
            }
            KeyValTable locked = lock(table);
            if (locked == null) {
                continue;
            }
            try {
                long now = locked.header.epoch;
                boolean known = locked == table && live && now == before && table.holds(found, hash);
                if (known) {
                    locked.header.slot = KeyValTable.isSlot(code) ? code : KeyValTable.NOWHERE;
                } else if (spilled != null
                        && locked == table
                        && now == before
                        && table.isStill(found, table.home(hash))) {
                    locked.header.slot = findAgain(locked, hash, key, spilled, place);
                } else {
                    locked.header.slot = findUnderLock(locked, hash, key);
                }
                return locked;
            } catch (Throwable thrownByEquals) {
                locked.header.unlock();
                throw thrownByEquals;
            }
        }
    }

    /** Locks a table and brings it to the present epoch (W3, W4); null, with nothing locked, if it is retired. */
    final KeyValTable lock(KeyValTable table) {
        Header header = table.header;
        if (!header.tryLock()) {
            awaitLock(header);
        }
        return ready(table);
    }

    /** Waits for a lock. Who holds others, because he runs a function, has to look for circles. */
    private void awaitLock(Header header) {
        if (!header.isMine() && header.tryLockForAMoment()) {
            header.waits++; // nearly always: nobody looks through the directory for that
        } else if (isInFunction()) {
            setWanted(header);
            try {
                header.lockInFunction();
            } finally {
                setWanted(null);
            }
        } else {
            header.lock();
        }
    }

    /** Writes on each lock that this thread holds what it waits for. */
    private void setWanted(Header header) {
        KeyValTable[] places = places();
        for (int place = 0; place < places.length; place++) {
            Header held = tableAt(places, place).header;
            if (held.isMine()) {
                held.wanted = header;
            }
        }
    }

    private KeyValTable ready(KeyValTable table) {
        Header header = table.header;
        KeyValTable ready = null;
        try {
            if (!table.isRetired()) {
                ready = current(table);
            }
        } finally {
            if (ready == null) {
                header.unlock();
            }
        }
        return ready;
    }

    /** The table of the present epoch, under its lock. */
    final KeyValTable current(KeyValTable table) {
        long now = epoch; // I2
        table.header.epoch = now;
        return table.epoch() == now ? table : enter(table, now);
    }

    /** Locks the table of a hash, whatever becomes of it meanwhile. */
    final KeyValTable lockAt(long hash) {
        while (true) {
            KeyValTable table = at(hash);
            checkOpen(table);
            KeyValTable ready = lock(table);
            if (ready != null) {
                return ready;
            }
        }
    }

    private int findUnderLock(KeyValTable table, long hash, KeyStored key) {
        table.header.enterUserCode();
        try {
            return table.findLocked(hash, key);
        } finally {
            table.header.leaveUserCode();
        }
    }

    /**
     * The slot of a key whose home has not changed since it was looked for in a spill (S1): if it was there, it still is, and else
     * it may have come to a group.
     */
    private int findAgain(KeyValTable table, long hash, KeyStored key, KeyValSpill spilled, int place) {
        if (place >= 0 && table.hasSpill(spilled)) {
            return KeyValTable.SPILLED + place;
        }
        table.header.enterUserCode();
        try {
            return place >= 0 ? table.findInSpill(hash, key) : table.findInGroups(hash, key);
        } finally {
            table.header.leaveUserCode();
        }
    }

    /** Ends what lock began, and does a bounded step of what is due. */
    final void unlock(KeyValTable table) {
        table.header.unlock();
        if (due) {
            lookAfter();
        }
    }

    /** Ends an operation that ran a function: had that cleared the map, what is dead in this table goes before the lock does. */
    final void unlockAfterFunction(KeyValTable table) {
        try {
            // a retired one is left to its successors: its header may be theirs by now, with their counts
            if (!table.isRetired() && table.epoch() != epoch) {
                current(table);
            }
        } catch (OutOfMemoryError noRoom) {
            due = true; // the operation is complete; another writer enters the table
        } finally {
            unlock(table);
        }
    }

    final void overwrite(KeyValTable table, int slot, ValStored value) {
        KeyValSpill prepared = table.spillToOverwrite(slot, value);
        beforeReplace(table, slot, value);
        table.overwrite(slot, value, prepared);
        table.header.changes++;
    }

    // What a map with an audit hook does before a change, under the lock of the table, when all that can fail is done.

    void beforePut(KeyValTable table, KeyStored key, ValStored value) {}

    void beforeReplace(KeyValTable table, int slot, ValStored value) {}

    void beforeRemove(KeyValTable table, int slot) {}

    void beforeClear() {}

    void beforeDrain() {}

    // Epochs.

    /**
     * Brings a table to an epoch (E1 to E3). If a drain ended the table's own epoch, the table is detached for it and a bare one takes
     * its place; else its entries are wiped.
     */
    private KeyValTable enter(KeyValTable table, long now) {
        Header header = table.header;
        long then = table.epoch();
        Drained drain = header.live() == 0 ? null : drainThatEnded(then);
        KeyValTable entered = drain == null ? table : bare(table.groups, table.depth, now, header);
        header.endCycle(now - then);
        if (drain == null) {
            if (header.live() != 0) { // else it is as new (T7 of core)
                table.wipeEntries();
            }
            table.setEpochRelease(now);
            return table;
        }
        header.setLive(0); // before it is published: nothing that was cleared is counted
        publish(someHash(table), table.depth, entered, entered);
        table.retire();
        drain.add(table);
        return entered;
    }

    /** A hash of a table that has entries. */
    private static long someHash(KeyValTable table) {
        return table.hashAt(table.next(KeyValTable.NOWHERE));
    }

    private Drained drainThatEnded(long then) {
        Drained drain = drains; // after the epoch of the map was read: I11
        while (drain != null && drain.ended != then) {
            drain = drain.next;
        }
        return drain;
    }

    /** Raises the epoch: the clear, for all tables at once. */
    final void raise() {
        raisersLock.lock();
        try {
            checkOpen();
            long next = epoch + 1;
            epoch = next;
        } finally {
            raisersLock.unlock();
        }
        due = hasUpkeep();
    }

    /** Raises the epoch, with a record by which the tables of the old one are kept for a drain. */
    final void raiseForDrain(Drained drain) {
        raisersLock.lock();
        try {
            checkOpen();
            drain.ended = epoch;
            drain.next = drains;
            drains = drain;
            long next = epoch + 1;
            epoch = next;
        } finally {
            raisersLock.unlock();
        }
        due = hasUpkeep();
    }

    /** Forgets a drain, when no table of the epoch it ended is left. */
    final void forget(Drained done) {
        raisersLock.lock();
        try {
            if (drains == done) {
                drains = done.next;
                return;
            }
            for (Drained drain = drains; drain != null; drain = drain.next) {
                if (drain.next == done) {
                    drain.next = done.next;
                }
            }
        } finally {
            raisersLock.unlock();
        }
    }

    /** Retires all tables. Who is in one of them now, or waits for its lock, is before the close, or begins again and is refused. */
    final void closeAll() {
        boolean inFunction = isInFunction();
        for (KeyValTable table : closeDirectory()) {
            if (table.epochAcquire() != CLOSED && !table.header.isMine()) {
                // who runs a function must not wait here: the other may wait for him, and nobody looks for that circle
                boolean locked = !inFunction || table.header.tryLock();
                if (locked && !inFunction) {
                    table.header.lock();
                }
                table.retire();
                if (locked) {
                    table.header.unlock();
                }
            }
        }
    }

    /** Whether this thread runs a function of this map. */
    final boolean isInFunction() {
        KeyValTable[] places = places();
        for (int place = 0; place < places.length; place++) {
            if (tableAt(places, place).header.isMine()) {
                return true;
            }
        }
        return false;
    }
}
