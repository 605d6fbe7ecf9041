package dev.lethe.map.core;

import dev.lethe.map.*;
import dev.lethe.map.events.*;
import dev.lethe.map.spi.*;
import java.util.Arrays;
import java.util.function.*;
import org.jspecify.annotations.NullUnmarked;

/** How a map is emptied: clears, drains, and the debt that a clear leaves. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
abstract class KeyValClearing<K, V> extends KeyValFigures<K, V> {
    /*
     * Goal: a clear is one assignment, and what it leaves to do is done in bounded steps by those who change the map; readers never
     * write, so a map that is merely read may be shared by threads.
     */

    /** How many places of the directory a writer looks at to find one table to look after. */
    private static final int DUE_LOOKS = 16;

    KeyValClearing(MapSpec<?> spec, Allocator allocator) {
        super(spec, allocator);
    }

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

    final void payAll() {
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

    /**
     * Refuses another thread where the map is confined to one, as off the heap in checked mode. Asked by changes of the whole map, which
     * may touch no entry, or have changed much before they touch one.
     */
    final void checkThread() {
        if (KeyValTable.NATIVE) {
            ledger.rule.allocator.checkThread();
        }
    }
}
