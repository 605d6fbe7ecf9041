package dev.lethe.map.core;

import dev.lethe.map.*;
import dev.lethe.map.events.*;
import dev.lethe.map.spi.*;
import java.util.function.*;
import org.jspecify.annotations.NullUnmarked;

/** What changes the entries of a map and its room, which is asked for and given back; and its walks. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
abstract class KeyValEngine<K, V> extends KeyValClearing<K, V>
        implements SelfChecking, SelfDescribing, SelfReporting, ThreadChecked {
    /*
     * Goal: what cannot be done in place, as there is no room or too much, is done apart, and the old tables stay until the new ones are
     * complete (I7); a map without entries has nothing to copy, so its tables go first.
     */

    KeyValEngine(MapSpec<?> spec, Allocator allocator) {
        super(spec, allocator);
    }

    // Changing. The callers have found the slot or the absence of the key, and nothing has changed since (I7).

    /** Adds an entry; the table is the one that at() returned, which for NONE is always full. */
    void add(KeyValTable found, long hash, KeyStored key, ValStored value) {
        if (found.isFull() || found.epoch != epoch) {
            insert(makeRoom(hash), hash, key, value); // that was the bounded step of this put
            return;
        }
        insert(found, hash, key, value);
        if (ledger.due) {
            lookAfter();
        }
    }

    final void insert(KeyValTable table, long hash, KeyStored key, ValStored value) {
        table.insert(hash, key, value);
        size++;
        version++;
        if (table.stash != 0) {
            rank(table);
        }
    }

    /** Two for each that comes, so the waiting become fewer. */
    private void rank(KeyValTable table) {
        table.rankOne(this);
        table.rankOne(this);
    }

    void overwrite(KeyValTable table, int slot, ValStored value) {
        table.setValue(slot, value);
        version++;
        if (ledger.due) {
            lookAfter();
        }
    }

    /** Whether a removal has nothing to look for, so that it need not ask the key; a closed map says that it is. */
    final boolean hasNothing() {
        if (size != 0) {
            return false;
        }
        checkOpen();
        checkThread();
        return true;
    }

    void removeAt(KeyValTable table, int slot, long hash) {
        table.remove(slot, hash);
        size--;
        version++;
        boolean moved = table.mayGiveBack() && shrink(table, hash);
        if (ledger.due && !moved) { // one table a step
            lookAfter();
        }
    }

    // Room and end.

    @Override
    public void reserve(long entries) {
        super.reserve(entries); // looks whether the map is open
        checkThread();
        if (entries > Geometry.MAX_ENTRIES) {
            throw new IllegalArgumentException(
                    "reserve takes at most " + Geometry.MAX_ENTRIES + " entries, not " + entries + ".");
        }
        if (entries <= Control.GROUP_SLOTS && entries <= capacity()) {
            return;
        }
        KeyValLedger ledger = ownLedger();
        if (entries <= capacity()) {
            ledger.wish(entries, version); // room from before, which may be about to decay
            return;
        }
        if (size == 0) {
            dropTables(entries);
        } else {
            TableStep step = begun(MapEvents.growth());
            rebuild(entries);
            ledger.growths++;
            ended(step);
        }
        ledger.wish(entries, version);
    }

    @Override
    public long trim() {
        checkOpen();
        checkThread();
        TableStep step = begun(MapEvents.shrink());
        long before = bytes() + nativeBytes();
        long needed = Math.max(size, Math.min(ledger.floor, capacity()));
        if (needed == 0) {
            dropTables(0);
        } else if (capacity() > capacityFor(needed)) {
            if (size == 0) {
                dropTables(needed); // a map that is at the limit of its memory has none for other tables first
            } else {
                rebuild(needed);
            }
        } else {
            payAll();
            narrowStashes();
        }
        if (ledger != KeyValLedger.SHARED) {
            ledger.forgetPeaks();
        }
        moveTogether();
        ledger.rule.allocator.trimmed();
        long freed = Math.max(0, before - bytes() - nativeBytes());
        if (freed != 0) {
            ownLedger().shrinkings++;
            ended(step);
        }
        return freed;
    }

    /** Says of a step, if there is one, what all tables are now. */
    private TableStep begun(TableStep step) {
        if (step != null) {
            step.from(capacity(), bytes() + nativeBytes());
        }
        return step;
    }

    private void ended(TableStep step) {
        if (step != null) {
            step.to(ledger.origin, size, capacity(), bytes() + nativeBytes());
        }
    }

    /** Has tables let go of what dead entries had, and leave memory that little else is in, where that is a matter of the map. */
    private void moveTogether() {
        if (KeyValTable.NATIVE) {
            for (int place = 0; place < places(); place += span(tableAt(place))) {
                KeyValTable table = tableAt(place);
                if (table == NONE) {
                    continue;
                }
                if (table.epoch != epoch) {
                    forgive(table);
                }
                table.moveToFuller();
            }
        }
    }

    private void narrowStashes() {
        for (int place = 0; place < places(); place += span(tableAt(place))) {
            KeyValTable table = tableAt(place);
            // not a dead one: its entries would come back in the table that takes its place
            if (table.epoch == epoch && table.slots() - table.slotsOfGroups() > table.stash) {
                narrowStash(table, only != null ? 0 : (long) place << ledger.directoryShift);
            }
        }
    }

    /** Lets go of all tables; the debt goes with them. Room for so many entries is made when the first comes. */
    private void dropTables(long promised) {
        KeyValTable oldOnly = only;
        KeyValTable[] oldDirectory = ledger.directory;
        setOnly(NONE);
        version++; // I8: before anything is released
        if (ledger != KeyValLedger.SHARED) {
            ledger.presize = promised;
            ledger.debt = 0;
            ledger.due = false;
        }
        releaseAll(oldOnly, oldDirectory);
    }

    /** Builds the structure anew for a number of entries, apart; the old one stays until the new one is complete. */
    private void rebuild(long entries) {
        KeyValLedger ledger = ownLedger();
        KeyValTable oldOnly = only;
        KeyValTable[] oldDirectory = ledger.directory;
        int oldShift = ledger.directoryShift;
        long oldRoom = ledger.room;
        int oldUnmade = ledger.unmade;
        long oldSize = size;
        long oldGrowths = ledger.growths;
        long oldPresize = ledger.presize;
        try {
            only = NONE;
            ledger.directory = KeyValLedger.NO_PLACES; // else it would keep what leaves the map reachable
            ledger.presize = entries;
            for (int place = 0; place < (oldOnly != null ? 1 : oldDirectory.length); ) {
                KeyValTable table = oldOnly != null ? oldOnly : oldDirectory[place];
                if (table.epoch == epoch) {
                    addAll(table);
                }
                place += table == NONE || oldOnly != null ? 1 : 1 << Long.SIZE - oldShift - table.depth;
            }
            version++;
            ledger.debt = 0; // the dead entries are left behind
            ledger.decaying = false;
            ledger.due = false;
            ledger.presize = 0;
        } catch (Throwable failure) {
            releaseAll(only, ledger.directory);
            only = oldOnly;
            ledger.presize = oldPresize;
            ledger.directory = oldDirectory;
            ledger.directoryShift = oldShift;
            ledger.room = oldRoom;
            ledger.unmade = oldUnmade;
            throw failure;
        } finally {
            size = oldSize;
            ledger.growths = oldGrowths;
            ledger.duePlace = 0;
        }
        releaseAll(oldOnly, oldDirectory);
    }

    private void addAll(KeyValTable table) {
        int groups = table.slotsOfGroups();
        for (int slot = table.next(-1); slot >= 0 && slot < groups; slot = table.next(slot)) {
            roomFor(table.hashAt(slot)).insert(table.hashAt(slot), table.keyToMove(slot), table.value(slot));
        }
        if (table.stash == 0) {
            return;
        }
        Spill spill = table.spill;
        for (int place = spill.firstWaiting(); place != Spill.NIL; place = spill.nextWaiting(place)) {
            int slot = groups + place;
            roomFor(table.hashAt(slot)).insert(table.hashAt(slot), table.keyToMove(slot), table.value(slot));
        }
        for (int place = spill.first(); place != Spill.NIL; place = spill.next(place)) {
            int slot = groups + place;
            roomFor(table.hashAt(slot)).insertRanked(table.hashAt(slot), table.keyToMove(slot), table.value(slot));
        }
    }

    private KeyValTable roomFor(long hash) {
        KeyValTable target = at(hash);
        return target.epoch != epoch || target.isFull() ? makeRoom(hash) : target;
    }

    @Override
    public void close() {
        if (only != CLOSED) {
            checkThread();
        }
        KeyValTable oldOnly = only;
        KeyValTable[] oldDirectory = ledger.directory;
        setOnly(CLOSED);
        version++; // I8: before anything is released
        if (ledger != KeyValLedger.SHARED) {
            ledger.debt = 0;
            ledger.due = false;
        }
        size = 0;
        epoch = Math.max(1, epoch + 1);
        try {
            releaseAll(oldOnly, oldDirectory);
        } finally {
            ledger.rule.allocator.closed();
        }
    }

    @Override
    public void handOver() {
        ledger.rule.allocator.handOver(false);
    }

    @Override
    public void handToReaders() {
        ledger.rule.allocator.handOver(true);
    }

    @Override
    public void reportNothing() {
        ledger.rule.allocator.reportNothing();
    }

    @Override
    public void forEach(EntryConsumer action) {
        java.util.Objects.requireNonNull(action, "action");
        checkOpen();
        new KeyValPass<K, V>(this, action).run();
    }

    @Override
    public KeyValCursor cursor() {
        checkOpen();
        return new KeyValWalk<K, V>(this);
    }

    @Override
    public void checkInvariants() {
        checkOpen();
        KeyValInvariants.check(this, size, debt());
    }

    @Override
    public KeyPicture describe(Object key) {
        checkOpen();
        return KeyValPicture.of(this, key);
    }
}
