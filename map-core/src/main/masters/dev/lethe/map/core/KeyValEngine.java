package dev.lethe.map.core;

import dev.lethe.map.*;
import dev.lethe.map.spi.*;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.function.*;
import org.jspecify.annotations.NullUnmarked;

/** A map as a directory of tables: which table, when it grows or splits, what a clear is, who pays its debt. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
abstract class KeyValEngine<K, V> extends KeyValSkeleton implements SelfChecking {
    /*
     * Goal: nothing ever moves, scans or wipes more than one table, and a clear is one assignment.
     *
     *   hash       | directory bits | home group bits | …        | 7 control bits | …      upper half; see Control
     *
     *   one table  only ───────────────────────────────────────────► KeyValTable
     *   more       directory[hash >>> directoryShift] ─────────────► KeyValTable, shared by 2^(directory depth - depth) places
     *
     * A table doubles until it has MAX_GROUPS groups; then it splits in two by the next bit of the hash, and the directory
     * doubles when the table had a place of its own (extendible hashing: Fagin et al. 1979; Go 1.24). The home group is made
     * of the bits next below those of the directory, so the entries in the order of directory and home group are in the order
     * of their hashes, whatever the shape of the structure: a cursor needs no other place than a hash (KeyValWalk).
     *
     * Invariants:
     *   I1  An entry is in the map iff the directory leads to its table and table.epoch == epoch. A table of another epoch is
     *       empty for readers; what it still holds are dead entries. The placeholders NONE and CLOSED have epochs that no map
     *       ever has; a lookup that comes to CLOSED throws.
     *   I2  Nobody writes into a table of another epoch before it was wiped and got the epoch of the map (revive).
     *   I3  size = the sum of live over the tables of this epoch.
     *   I4  debt = the sum of live over the tables of other epochs if the shape has references, else 0.
     *   I5  Places of the directory that share a table are neighbours, 2^(directory depth - depth) of them, aligned.
     *   I6  version changes with every entry added, removed or moved; overwrites with every value replaced.
     *   I7  All allocation of an operation comes before the first change of an entry (tables may have been made or split by
     *       then, which changes none); user code comes before both, and the version is compared after it.
     *
     * Only writers pay debt: a map that is merely read may be shared by threads.
     */

    private static final Keys NO_KEYS = new Keys(0, null, Allocator.HEAP);
    /** Where no table has been made yet; and where a map is closed. Neither is ever written to. */
    private static final KeyValTable NONE = KeyValTable.withoutRoom(KeyValTable.NEVER, NO_KEYS);

    private static final KeyValTable[] NO_PLACES = {};
    private static final KeyValTable CLOSED = KeyValTable.withoutRoom(KeyValTable.CLOSED, NO_KEYS);

    /** How many places of the directory a writer looks at to find one table with debt. */
    private static final int DEBT_LOOKS = 16;

    final Hasher<Object> hasher;
    final long secret;
    final long multiplier;
    private final Keys keys;

    /** The only table; null when there is a directory. */
    private KeyValTable only = NONE;

    private KeyValTable[] directory = NO_PLACES;
    private int directoryShift;

    long epoch = 1;
    private long size;
    long version;
    private long overwrites;
    private long debt;

    /** The place of the directory where the next table with debt is looked for. */
    private int debtPlace;

    /** For how many entries the first table is made. */
    private long presize;

    private long growths;
    private long shrinks;
    private long clears;

    KeyValEngine(MapSpec<?> spec, Allocator allocator) {
        this.hasher = spec.hasher();
        this.keys =
                new Keys(spec.seed().isPresent() ? spec.seed().getAsLong() : Hashing.freshSeed(), hasher, allocator);
        this.secret = keys.secret;
        this.multiplier = keys.multiplier;
        this.presize = Math.min(spec.expectedSize(), Geometry.MAX_ENTRIES);
    }

    // Finding.

    /** The table for a hash, of this epoch or of another: find takes the epoch that is asked for. */
    final KeyValTable at(long hash) {
        KeyValTable table = only;
        return table != null ? table : directory[(int) (hash >>> directoryShift)];
    }

    @Override
    protected final void checkOpen() {
        if (only == CLOSED) {
            throw KeyValTable.closed();
        }
    }

    @Override
    protected final long changeCount() {
        return version + overwrites;
    }

    // Changing. The callers have found the slot or the absence of the key, and nothing has changed since (I7).

    /** Adds an entry; the table is the one that at() returned, which for NONE is always full. */
    final void add(KeyValTable found, long hash, KeyStored key, ValStored value) {
        KeyValTable table = found.isFull() || found.epoch != epoch ? makeRoom(hash) : found;
        table.insert(hash, key, value);
        size++;
        version++;
        if (debt != 0 && table == found) { // else the put has done its bounded step in makeRoom
            payDebt();
        }
    }

    final void overwrite(KeyValTable table, int slot, ValStored value) {
        table.setValue(slot, value);
        overwrites++;
        if (debt != 0) {
            payDebt();
        }
    }

    final void removeAt(KeyValTable table, int slot, long hash) {
        table.remove(slot, hash);
        size--;
        version++;
        if (debt != 0) {
            payDebt();
        }
    }

    // A key whose equals changes the map it is looked up in would make the slot found a stale one.
    final void checkNotChangedSince(long before) {
        if (version != before) {
            throw new ConcurrentModificationException(
                    "equals or hashCode of a key changed the map that was looking it up; they may only compare.");
        }
    }

    // Growth.

    private KeyValTable makeRoom(long hash) {
        checkOpen();
        while (true) {
            KeyValTable table = at(hash);
            if (table == NONE) {
                makeFirst(hash);
            } else if (table.epoch != epoch) {
                revive(table);
            } else if (!table.isFull() || table.depth == Geometry.maxDepth(KeyValTable.MAX_GROUPS)) {
                return table;
            } else if (table.groups < KeyValTable.MAX_GROUPS) {
                KeyValTable bigger = newTable(table.groups * 2, table.depth);
                table.copyInto(bigger, bigger);
                version++;
                growths++;
                replace(hash, table, bigger, bigger);
            } else {
                split(hash, table);
            }
        }
    }

    private void makeFirst(long hash) {
        if (only == null) {
            int depth = directoryDepth();
            KeyValTable table = newTable(KeyValTable.MAX_GROUPS, depth);
            directory[(int) (hash >>> directoryShift)] = table;
        } else if (presize <= Geometry.limit(KeyValTable.MAX_GROUPS)) {
            only = newTable(Geometry.groupsFor(presize, KeyValTable.MAX_GROUPS), 0);
        } else {
            int depth = Geometry.depthFor(presize, KeyValTable.MAX_GROUPS);
            KeyValTable[] places = newPlaces(1 << depth);
            Arrays.fill(places, NONE);
            setDirectory(places);
        }
    }

    private KeyValTable newTable(int groups, int depth) {
        keys.allocator.admit();
        return new KeyValTable(groups, depth, epoch, keys);
    }

    private KeyValTable[] newPlaces(int places) {
        keys.allocator.admit();
        return new KeyValTable[places];
    }

    private void revive(KeyValTable table) {
        forgive(table);
        table.epoch = epoch;
    }

    /** Wipes a table of another epoch. */
    private void forgive(KeyValTable table) {
        if (KeyValTable.REFERENCES) {
            debt -= table.live;
        }
        table.wipeEntries();
    }

    private void split(long hash, KeyValTable table) {
        int depth = table.depth + 1;
        KeyValTable lower = newTable(table.groups, depth);
        KeyValTable upper = newTable(table.groups, depth);
        table.copyInto(lower, upper);
        if (depth > directoryDepth()) {
            int places = 1 << directoryDepth();
            KeyValTable[] doubled = newPlaces(places * 2);
            for (int i = 0; i < places; i++) {
                doubled[2 * i] = doubled[2 * i + 1] = only != null ? only : directory[i];
            }
            setDirectory(doubled);
        }
        version++;
        growths++;
        replace(hash, table, lower, upper);
    }

    /** Puts two tables, or twice the same, into the places of one. Allocates nothing. */
    private void replace(long hash, KeyValTable table, KeyValTable lower, KeyValTable upper) {
        if (only != null) {
            only = lower;
            return;
        }
        int span = span(table);
        int start = (int) (hash >>> directoryShift) & -span;
        Arrays.fill(directory, start, start + span / 2, lower);
        Arrays.fill(directory, start + span / 2, start + span, upper);
    }

    private void setDirectory(KeyValTable[] places) {
        directory = places;
        directoryShift = Long.SIZE - Integer.numberOfTrailingZeros(places.length);
        debtPlace = 0;
        only = null;
    }

    private int directoryDepth() {
        return only != null ? 0 : Long.SIZE - directoryShift;
    }

    /** How many places of the directory a table has (I5). */
    private int span(KeyValTable table) {
        return table == NONE ? 1 : 1 << directoryDepth() - table.depth;
    }

    // Clear and its debt.

    @Override
    public void clear() {
        clearLazily();
        if (debt != 0) {
            payAll();
        }
    }

    @Override
    public void clearLazily() {
        checkOpen();
        if (KeyValTable.REFERENCES) {
            debt += size;
        }
        size = 0;
        epoch++;
        version++;
        clears++;
    }

    private void payAll() {
        for (int place = 0; debt != 0; ) {
            KeyValTable table = only != null ? only : directory[place];
            if (table.epoch != epoch && table.live != 0) {
                forgive(table);
            }
            place += span(table);
        }
    }

    /** One bounded step: looks at a few places, wipes at most one table. */
    private void payDebt() {
        if (only != null) {
            if (only.epoch != epoch) {
                forgive(only);
            }
            return;
        }
        for (int look = 0; look < DEBT_LOOKS; look++) {
            KeyValTable table = directory[debtPlace];
            debtPlace = (debtPlace & -span(table)) + span(table) & directory.length - 1;
            if (table.epoch != epoch && table.live != 0) {
                forgive(table);
                return;
            }
        }
    }

    // Size, memory, end.

    @Override
    public long mappingCount() {
        checkOpen();
        return size;
    }

    @Override
    public void reserve(long entries) {
        super.reserve(entries);
        checkOpen();
        if (entries > Geometry.MAX_ENTRIES) {
            throw new IllegalArgumentException(
                    "reserve takes at most " + Geometry.MAX_ENTRIES + " entries, not " + entries + ".");
        }
        if (entries <= capacity()) {
            return;
        }
        if (size == 0) {
            dropTables();
            presize = Math.max(presize, entries);
        } else {
            rebuild(entries);
            growths++;
        }
    }

    @Override
    public long trim() {
        checkOpen();
        long before = bytes();
        if (size == 0) {
            dropTables();
        } else if (capacity() > capacityFor(size)) {
            rebuild(size);
        }
        if (debt != 0) {
            payAll();
        }
        for (int place = 0; place < places(); place += span(tableAt(place))) {
            tableAt(place).trimStash();
        }
        long freed = Math.max(0, before - bytes());
        if (freed != 0) {
            shrinks++;
        }
        return freed;
    }

    /** Lets go of all tables; the debt goes with them. */
    private void dropTables() {
        only = NONE;
        directory = NO_PLACES;
        presize = 0;
        debt = 0;
        version++;
    }

    private static long capacityFor(long entries) {
        int depth = Geometry.depthFor(entries, KeyValTable.MAX_GROUPS);
        return depth != 0
                ? (long) Geometry.limit(KeyValTable.MAX_GROUPS) << depth
                : Geometry.limit(Geometry.groupsFor(entries, KeyValTable.MAX_GROUPS));
    }

    /** Builds the structure anew for a number of entries, apart; the old one stays until the new one is complete. */
    private void rebuild(long entries) {
        KeyValTable oldOnly = only;
        KeyValTable[] oldDirectory = directory;
        int oldShift = directoryShift;
        long oldSize = size;
        try {
            only = NONE;
            directory = NO_PLACES; // else it would keep what leaves the map reachable
            presize = entries;
            size = 0;
            for (int place = 0; place < (oldOnly != null ? 1 : oldDirectory.length); ) {
                KeyValTable table = oldOnly != null ? oldOnly : oldDirectory[place];
                if (table.epoch == epoch) {
                    addAll(table);
                }
                place += table == NONE || oldOnly != null ? 1 : 1 << Long.SIZE - oldShift - table.depth;
            }
            version++;
            debt = 0; // the dead entries are left behind
        } catch (Throwable failure) {
            only = oldOnly;
            directory = oldDirectory;
            directoryShift = oldShift;
            throw failure;
        } finally {
            size = oldSize;
            presize = 0;
            debtPlace = 0;
        }
    }

    private void addAll(KeyValTable table) {
        for (int slot = table.next(-1); slot >= 0; slot = table.next(slot)) {
            long hash = table.hashAt(slot);
            KeyValTable target = at(hash);
            if (target.epoch != epoch || target.isFull()) {
                target = makeRoom(hash);
            }
            target.insert(hash, table.key(slot), table.value(slot));
        }
    }

    @Override
    public long drainTo(EntryConsumer action) {
        java.util.Objects.requireNonNull(action, "action");
        checkOpen();
        KeyValDrain<K, V> drain = new KeyValDrain<K, V>(action); // I7: before the first change
        KeyValTable drainedOnly = only;
        KeyValTable[] drained = directory;
        long ended = epoch;
        int depth = directoryDepth();
        long room = capacity();
        if (only == null) {
            KeyValTable[] places = newPlaces(drained.length);
            Arrays.fill(places, NONE);
            setDirectory(places);
        } else {
            only = NONE;
            presize = Math.max(presize, room);
        }
        size = 0;
        debt = 0; // the tables with debt went with the others
        epoch++;
        version++;
        clears++;
        for (int place = 0; place < (drainedOnly != null ? 1 : drained.length); ) {
            KeyValTable table = drainedOnly != null ? drainedOnly : drained[place];
            if (table.epoch == ended) {
                drain.handOut(table);
            }
            place += table == NONE ? 1 : 1 << depth - table.depth;
        }
        return drain.finish();
    }

    @Override
    public void close() {
        only = CLOSED;
        directory = NO_PLACES;
        size = 0;
        debt = 0;
        epoch++;
        version++;
    }

    // Figures.

    private long capacity() {
        long capacity = 0;
        for (int place = 0; place < places(); place += span(tableAt(place))) {
            // A place without a table takes as many entries as the largest, once the first comes.
            capacity += tableAt(place) != NONE
                    ? tableAt(place).limit
                    : only == null ? Geometry.limit(KeyValTable.MAX_GROUPS) : 0;
        }
        return capacity;
    }

    final int places() {
        return only != null ? 1 : directory.length;
    }

    final KeyValTable tableAt(int place) {
        return only != null ? only : directory[place];
    }

    private long bytes() {
        long bytes = only != null ? 0 : Footprint.array(directory.length, Footprint.REFERENCE);
        for (int place = 0; place < places(); place += span(tableAt(place))) {
            bytes += tableAt(place) == NONE ? 0 : tableAt(place).bytes();
        }
        return bytes;
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
                .retainedHeapBytes(bytes() + ENGINE_BYTES)
                .growths(growths)
                .shrinks(shrinks)
                .clears(clears)
                .epoch(epoch)
                .referenceDebt(debt)
                .fallbackEntries(stashed)
                .build();
    }

    private static final long ENGINE_BYTES = Footprint.object(5 * Footprint.REFERENCE + 13 * Long.BYTES)
            + Footprint.object(2 * Long.BYTES + Footprint.REFERENCE);

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
        long end = (hash >>> directoryShift & -span) + span;
        return end == directory.length ? 0 : end << directoryShift;
    }

    @Override
    public KeyValCursor cursor() {
        checkOpen();
        return new KeyValWalk<K, V>(this);
    }

    @Override
    public void checkInvariants() {
        checkOpen();
        KeyValInvariants.check(this, size, debt);
    }
}
