package dev.lethe.map.core;

import dev.lethe.map.*;
import dev.lethe.map.events.*;
import dev.lethe.map.spi.*;
import java.util.Arrays;
import java.util.function.*;
import org.jspecify.annotations.NullUnmarked;

/** What changes a map: entries, clears and the debt they leave, room that is asked for or given back. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
abstract class KeyValEngine<K, V> extends KeyValShrinking<K, V>
        implements SelfChecking, SelfDescribing, SelfMeasuring, SelfReporting, ThreadChecked {
    /*
     * Goal: a clear is one assignment, and what it leaves to do is done in bounded steps by those who change the map; readers never
     * write, so a map that is merely read may be shared by threads.
     */

    /** How many places of the directory a writer looks at to find one table to look after. */
    private static final int DUE_LOOKS = 16;

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

    void removeAt(KeyValTable table, int slot, long hash) {
        table.remove(slot, hash);
        size--;
        version++;
        boolean moved = table.mayGiveBack() && shrink(table, hash);
        if (ledger.due && !moved) { // one table a step
            lookAfter();
        }
    }

    // Clear and what it leaves to do.

    @Override
    public void clear() {
        clear("clear", KeyValTable.REFERENCES);
    }

    @Override
    public void clearLazily() {
        clear("clearLazily", false);
    }

    private void clear(String how, boolean pays) {
        checkOpen();
        checkThread();
        ClearStep step = MapEvents.clear();
        long entries = size;
        endEpoch();
        if (pays) {
            payAll();
        }
        if (step != null) {
            step.to(ledger.origin, this, how, entries);
        }
    }

    /** Called when all is ready for the clear or the drain, and nothing has changed; a map with a hook asks it here. */
    void beforeClear() {}

    void beforeDrain() {}

    /** Makes all entries dead, and all tables those of another epoch. */
    private void endEpoch() {
        beforeClear();
        if (ledger != KeyValLedger.SHARED || only == null || only.groups() > Geometry.UNCOUNTED_GROUPS) {
            ownLedger().endCycle(size, version);
        }
        if (only == null) {
            if (KeyValTable.REFERENCES) {
                ledger.debt += size;
            }
            ledger.decaying = ledger.shrinks;
            ledger.idleLooks = 0;
            ledger.due = ledger.decaying || ledger.debt != 0;
        }
        size = 0;
        nextEpoch();
        version++;
    }

    /** Epochs are counted in an int, which saves memory in every table; once in two billion clears it begins again. */
    private void nextEpoch() {
        if (epoch < Integer.MAX_VALUE) {
            epoch++;
            return;
        }
        ownLedger().earlierEpochs += epoch;
        for (int place = 0; place < places(); place += span(tableAt(place))) {
            if (tableAt(place) != NONE) {
                forgive(tableAt(place));
                tableAt(place).epoch = 1;
            }
        }
        if (only == null) { // no table is dead any more
            ledger.debt = 0;
            ledger.due = ledger.decaying;
        }
        epoch = 1;
    }

    private void payAll() {
        if (only != null) {
            if (only.epoch != epoch && only != NONE) {
                forgive(only);
            }
            return;
        }
        for (int place = 0; ledger.debt != 0; ) {
            KeyValTable table = ledger.directory[place];
            if (table.epoch != epoch && table.live != 0) {
                forgive(table);
            }
            place += span(table);
        }
        ledger.due = ledger.decaying;
    }

    /** One bounded step: looks at a few places of the directory, and wipes or shrinks at most one table. */
    final void lookAfter() {
        for (int look = 0; look < DUE_LOOKS && only == null; look++) {
            int place = ledger.duePlace;
            KeyValTable table = ledger.directory[place];
            int span = span(table);
            ledger.duePlace = (place & -span) + span & ledger.directory.length - 1;
            if (ledger.decaying && table != NONE && shrink(table, (long) place << ledger.directoryShift)) {
                ledger.idleLooks = 0;
                break;
            }
            if (table.epoch != epoch && table.live != 0) {
                forgive(table);
                ledger.idleLooks = 0;
                break;
            }
            ledger.idleLooks += span;
            if (ledger.idleLooks >= ledger.directory.length) {
                ledger.decaying = false;
                break;
            }
        }
        ledger.due = only == null && (ledger.decaying || ledger.debt != 0);
    }

    // Size, memory, end.

    /**
     * Refuses another thread where the map is confined to one, as off the heap in checked mode. Asked by changes of the whole map, which
     * may touch no entry, or have changed much before they touch one.
     */
    private void checkThread() {
        if (KeyValTable.NATIVE) {
            ledger.rule.allocator.checkThread();
        }
    }

    @Override
    public long mappingCount() {
        checkOpen();
        return size;
    }

    @Override
    public void reserve(long entries) {
        super.reserve(entries);
        checkOpen();
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
            dropTables();
            ledger.presize = entries;
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
            dropTables();
        } else if (capacity() > capacityFor(needed)) {
            rebuild(needed);
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

    /** Lets go of all tables; the debt goes with them. */
    private void dropTables() {
        KeyValTable oldOnly = only;
        KeyValTable[] oldDirectory = ledger.directory;
        setOnly(NONE);
        version++; // I8: before anything is released
        if (ledger != KeyValLedger.SHARED) {
            ledger.presize = 0;
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
            if (only == NONE) { // without entries, but with room that is to be kept
                makeFirst(0);
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
    public long drainTo(EntryConsumer action) {
        java.util.Objects.requireNonNull(action, "action");
        checkOpen();
        checkThread();
        KeyValDrain<K, V> drain = new KeyValDrain<K, V>(action); // I7: before the first change
        KeyValLedger ledger = ownLedger();
        KeyValTable drainedOnly = only;
        KeyValTable[] drained = ledger.directory;
        int ended = epoch;
        int depth = directoryDepth();
        long room = capacity();
        KeyValTable[] places = only == null ? newPlaces(drained.length) : KeyValLedger.NO_PLACES;
        beforeDrain();
        ClearStep step = MapEvents.clear();
        long entries = size;
        if (only == null) {
            Arrays.fill(places, NONE);
            setDirectory(places, 0, places.length);
        } else {
            only = NONE;
        }
        ledger.endCycle(size, version);
        if (only != null) { // the room stays as after a clear
            long before = Math.max(ledger.presize, room);
            ledger.presize = ledger.shrinks ? Math.min(before, ledger.credit(version)) : before;
        }
        ledger.debt = 0; // the tables with debt went with the others
        ledger.decaying = only == null && ledger.shrinks;
        ledger.due = ledger.decaying;
        size = 0;
        nextEpoch();
        version++;
        if (step != null) { // the hand-out is the consumer's time
            step.to(ledger.origin, this, "drainTo", entries);
        }
        Allocator allocator = ledger.rule.allocator;
        allocator.drains(true);
        try {
            for (int place = 0; place < (drainedOnly != null ? 1 : drained.length); ) {
                KeyValTable table = drainedOnly != null ? drainedOnly : drained[place];
                if (table.epoch == ended) {
                    drain.handOut(table);
                }
                release(table);
                place += table == NONE ? 1 : 1 << depth - table.depth;
            }
        } finally {
            try {
                releaseAll(drainedOnly, drained); // what an overflow of the stack kept from being handed out
            } finally {
                allocator.drains(false);
            }
        }
        return drain.finish();
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

    // Figures.

    /** How many references the map object has. */
    int references() {
        return 3;
    }

    final long bytes() {
        long bytes = Footprint.object(references() * Footprint.REFERENCE + 2 * Long.BYTES + 2 * Integer.BYTES)
                + ledger.bytes()
                + ledger.rule.bytes();
        for (int place = 0; place < places(); place += span(tableAt(place))) {
            bytes += tableAt(place) == NONE ? 0 : tableAt(place).bytes();
        }
        return bytes;
    }

    final long nativeBytes() {
        long bytes = 0;
        for (int place = 0; place < places(); place += span(tableAt(place))) {
            bytes += tableAt(place) == NONE ? 0 : tableAt(place).nativeBytes();
        }
        return bytes;
    }

    @Override
    public long retainedBytes() {
        checkOpen();
        return bytes() + nativeBytes();
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

    private long debt() {
        return only == null ? ledger.debt : KeyValTable.REFERENCES && only.epoch != epoch ? only.live : 0;
    }

    @Override
    public MapStats stats() {
        checkOpen();
        long tables = 0;
        long stashed = 0;
        for (int place = 0; place < places(); place += span(tableAt(place))) {
            KeyValTable table = tableAt(place);
            tables += table == NONE ? 0 : 1;
            stashed += table.epoch == epoch ? table.stash : 0;
        }
        return MapStats.builder()
                .entries(size)
                .capacity(capacity())
                .tables(tables)
                .retainedHeapBytes(bytes())
                .retainedNativeBytes(nativeBytes())
                .growths(ledger.growths(only))
                .shrinks(ledger.shrinkings)
                .clears(ledger.earlierEpochs + epoch - 1)
                .epoch(ledger.earlierEpochs + epoch)
                .referenceDebt(debt())
                .fallbackEntries(stashed)
                .build();
    }

    @Override
    public ProbeLengths probeLengths() {
        checkOpen();
        KeyValProbes probes = new KeyValProbes();
        for (int place = 0; place < places(); place += span(tableAt(place))) {
            KeyValTable table = tableAt(place);
            probes.add(table, table.epoch == epoch, (double) span(table) / places());
        }
        return probes.result(size);
    }

    // For cursors: the order of hashes.

    /** The table whose range of hashes holds a hash, or null when it has no live entry. */
    final KeyValTable liveTable(long hash) {
        KeyValTable table = at(hash);
        return table.epoch == epoch && table.live != 0 ? table : null;
    }

    /** The first hash behind the range of the table at a hash; 0 when there is none. */
    final long endOfTable(long hash) {
        if (only != null) {
            return 0;
        }
        int span = span(at(hash));
        long end = (hash >>> ledger.directoryShift & -span) + span;
        return end == ledger.directory.length ? 0 : end << ledger.directoryShift;
    }

    @Override
    public void forEach(EntryConsumer action) {
        java.util.Objects.requireNonNull(action, "action");
        checkOpen();
        new KeyValWalk<K, V>(this).forEachRemaining(action);
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
