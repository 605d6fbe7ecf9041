package dev.lethe.map.concurrent;

import dev.lethe.map.*;
import dev.lethe.map.events.*;
import dev.lethe.map.spi.*;
import java.util.Objects;
import java.util.function.*;
import org.jspecify.annotations.NullUnmarked;

/** What concerns the whole map: clear, drain, size, room, figures, walks. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
@SuppressWarnings({"unchecked", "cast"
}) // the tables hold keys and values of this map only; a cast is one only for objects
abstract class KeyValEngine<K, V> extends KeyValRoom<K, V> implements SelfChecking {
    /*
     * Goal: a clear and a drain are one store each, however many threads write; what is left to do is done table by table.
     *
     *   hashes   0 ── table ──┬── table ──┬── … ── 2^64        all walks go by hash, never by a list of tables: whatever splits
     *                         p                                or merges behind or before the place p, each hash is met once
     *
     * clear: raise the epoch. A writer who read the old epoch under his lock writes into a table of that epoch, which is dead: his
     * operation belongs before the clear. For references a sweep enters each table, and so waits for such a writer; a table may be
     * skipped as empty only if its lock was seen free after the epoch was raised. References are gone when clear returns.
     *
     * drainTo: the same store, with a record published before it. Who locks a table of the ended epoch detaches it for the record.
     * So what is handed out is what each table held when it left that epoch, in O(1) a table; the consumer runs without a lock.
     */

    KeyValEngine(MapSpec<?> spec) {
        super(spec);
    }

    // Clear and drain.

    @Override
    public void clear() {
        beforeClear();
        ClearStep step = MapEvents.clear();
        long entries = step == null ? 0 : mappingCount();
        raise();
        if (KeyValTable.REFERENCES) {
            sweep();
        }
        if (step != null) {
            step.to(origin, this, "clear", entries);
        }
    }

    @Override
    public void clearLazily() {
        beforeClear();
        ClearStep step = MapEvents.clear();
        long entries = step == null ? 0 : mappingCount();
        raise();
        if (step != null) {
            step.to(origin, this, "clearLazily", entries);
        }
    }

    /**
     * Enters all tables that may have entries of an epoch that is over. Called by a function of this map it waits for nobody: two
     * functions that clear would wait for each other. Its own table is entered by the operation that runs the function; one that
     * another thread holds is left to writers, like those of clearLazily().
     */
    private void sweep() {
        boolean inFunction = isInFunction();
        for (long place = 0; ; ) {
            KeyValTable table = at(place);
            // The lock first: a late writer still holds it, and what he writes must not be overlooked.
            boolean free = !table.header.isLocked();
            if (table.isRetired()) {
                continue; // what its counter says may be of one half only; the directory leads on
            }
            if (!free || table.epochAcquire() != epoch && table.header.liveAcquire() != 0) {
                checkOpen(table);
                if (!inFunction) {
                    KeyValTable locked = lock(table);
                    if (locked == null) {
                        continue;
                    }
                    locked.header.unlock();
                } else {
                    enterUnlessHeld(table);
                }
            }
            place = table.endOf(place);
            if (place == 0) {
                return;
            }
        }
    }

    private void enterUnlessHeld(KeyValTable table) {
        if (table.header.tryLock()) {
            try {
                if (!table.isRetired()) {
                    current(table);
                }
            } finally {
                table.header.unlock();
            }
        }
    }

    @Override
    public long drainTo(EntryConsumer action) {
        Objects.requireNonNull(action, "action");
        checkOpen();
        if (isInFunction()) {
            throw new IllegalStateException("Recursive update: drainTo was called by a function that this map runs;"
                    + " such a function may only return its result.");
        }
        KeyValDrain<K, V> drain = new KeyValDrain<K, V>(action);
        Drained record = new Drained(); // before the hook is asked
        beforeDrain();
        ClearStep step = MapEvents.clear();
        long entries = step == null ? 0 : mappingCount();
        raiseForDrain(record);
        for (long place = 0; ; ) {
            KeyValTable table = at(place);
            if (table.epochAcquire() == CLOSED) {
                break;
            }
            table.header.lock(); // waits for a late writer
            try {
                if (table.isRetired()) {
                    continue;
                }
                if (table.epoch() == record.ended) {
                    detach(table, drain);
                }
            } finally {
                table.header.unlock();
            }
            place = table.endOf(place);
            if (place == 0) {
                break;
            }
        }
        forget(record); // no table of that epoch is left
        if (step != null) { // the hand-out is the consumer's time
            step.to(origin, this, "drainTo", entries);
        }
        for (Table table = record.tables(); table != null; table = table.nextDrained) {
            drain.handOut((KeyValTable) table);
        }
        return drain.finish();
    }

    /** Takes the entries out of a table for a drain. Without memory for a bare table in its place they are handed out under its lock. */
    private void detach(KeyValTable table, KeyValDrain<K, V> drain) {
        try {
            current(table);
        } catch (OutOfMemoryError noRoom) {
            table.header.enterUserCode();
            try {
                drain.handOut(table); // throws nothing: finish() does
            } finally {
                table.header.leaveUserCode();
            }
            table.wipeEntries();
            table.setEpochRelease(table.header.epoch);
        }
    }

    // Size.

    /**
     * The sum of what the tables count. Exact when nobody writes; an entry that somebody has seen is counted, and after a clear
     * none is until somebody writes; while tables split or merge some may count twice. Cost: one look at each table.
     */
    @Override
    public long mappingCount() {
        long now = epoch;
        long entries = 0;
        for (long place = 0; ; ) {
            KeyValTable table = at(place);
            checkOpen(table);
            long live = table.epochAcquire() == now ? table.header.liveAcquire() : 0;
            if (table.isRetired()) {
                continue; // it may count for one half already; the directory leads on
            }
            entries += live;
            place = table.endOf(place);
            if (place == 0) {
                return entries;
            }
        }
    }

    // Room.

    @Override
    public void reserve(long entries) {
        super.reserve(entries);
        if (entries > Geometry.MAX_ENTRIES) {
            throw new IllegalArgumentException(
                    "reserve takes at most " + Geometry.MAX_ENTRIES + " entries, not " + entries + ".");
        }
        if (entries <= stats().capacity()) {
            return;
        }
        for (long place = 0; ; ) {
            KeyValTable table = lockAt(place);
            KeyValTable before;
            try {
                do {
                    before = table;
                    table = widen(table, place, entries);
                } while (table != before);
                place = table.endOf(place);
            } finally {
                table.header.unlock();
            }
            if (place == 0) {
                return;
            }
        }
    }

    @Override
    public long trim() {
        checkOpen();
        long before = bytes();
        for (long place = 0; ; ) {
            KeyValTable table = lockAt(place);
            long end;
            try {
                end = trim(table, place).endOf(place);
            } finally {
                table.header.unlock();
            }
            place = end;
            if (place == 0) {
                return Math.max(0, before - bytes());
            }
        }
    }

    @Override
    public void close() {
        closeAll();
    }

    // Figures: each a sum over the tables, none of them at one moment.

    /** How many references the object itself has. */
    int references() {
        return 9;
    }

    private long bytes() {
        long bytes = directoryBytes() + Footprint.object(references() * Footprint.REFERENCE + 3 * Long.BYTES + 2);
        for (long place = 0; ; ) {
            KeyValTable table = at(place);
            bytes += table.bytes();
            place = table.endOf(place);
            if (place == 0) {
                return bytes;
            }
        }
    }

    @Override
    public MapStats stats() {
        checkOpen();
        long now = epoch;
        long tables = 0;
        long capacity = 0;
        long debt = 0;
        long spilled = 0;
        for (long place = 0; ; ) {
            KeyValTable table = at(place);
            tables += table.isBare() ? 0 : 1;
            capacity += KeyValSteps.capacity(table);
            if (table.epochAcquire() == now) {
                spilled += table.spillAcquire().size();
            } else if (KeyValTable.REFERENCES) {
                debt += table.header.liveAcquire();
            }
            place = table.endOf(place);
            if (place == 0) {
                break;
            }
        }
        return MapStats.builder()
                .entries(mappingCount())
                .capacity(capacity)
                .tables(tables)
                .retainedHeapBytes(bytes())
                .growths(growths())
                .shrinks(shrinkings())
                .clears(now - 1)
                .epoch(now)
                .referenceDebt(debt)
                .fallbackEntries(spilled)
                .build();
    }

    @Override
    public ProbeLengths probeLengths() {
        checkOpen();
        KeyValProbes probes = new KeyValProbes();
        for (long place = 0; ; ) {
            KeyValTable table = lockAt(place);
            try {
                probes.add(table);
            } finally {
                table.header.unlock();
            }
            place = table.endOf(place);
            if (place == 0) {
                return probes.result();
            }
        }
    }

    // Walks.

    @Override
    public KeyValCursor cursor() {
        checkOpen();
        return new KeyValWalk<K, V>(this, true);
    }

    @Override
    protected KeyValCursor walk() {
        checkOpen();
        return new KeyValWalk<K, V>(this, false);
    }

    /** The predicate runs without a lock; an entry that got another value meanwhile stays. */
    @Override
    public boolean removeIf(EntryPredicate filter) {
        Objects.requireNonNull(filter, "filter");
        checkOpen();
        KeyValWalk<K, V> walk = new KeyValWalk<K, V>(this, false);
        boolean changed = false;
        while (walk.advance()) {
            if (filter.test(walk.key(), walk.value())) {
                changed |= walk.removeUnlessOverwritten();
            }
        }
        return changed;
    }

    @Override
    public void checkInvariants() {
        checkOpen();
        KeyValInvariants.check(this);
    }
}
