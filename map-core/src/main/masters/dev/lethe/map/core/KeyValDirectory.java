package dev.lethe.map.core;

import dev.lethe.map.*;
import dev.lethe.map.events.*;
import dev.lethe.map.spi.*;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import org.jspecify.annotations.NullUnmarked;

/** The tables of a map: which of them holds a hash, and how they grow and split. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
abstract class KeyValDirectory<K, V> extends KeyValSkeleton {
    /*
     * Goal: nothing ever moves, scans or wipes more than one table, and memory follows the number of entries both ways.
     *
     *   hash       | directory bits | home group bits | …        | 7 control bits | …      upper half; see Control
     *
     *   one table  only ─────────────────────────────────────────► KeyValTable
     *   more       ledger.directory[hash >>> directoryShift] ────► KeyValTable, shared by 2^(directory depth - depth) places
     *
     * A table doubles until it has MAX_GROUPS groups; then it splits in two by the next bit of the hash, and the directory
     * doubles when the table had a place of its own (extendible hashing: Fagin et al. 1979; Go 1.24). KeyValShrinking has the way
     * down. The home group is made of the bits next below those of the directory, so the entries in the order of directory and home
     * group are in the order of their hashes, whatever the shape of the structure: a cursor needs no other place than a hash
     * (KeyValWalk). The exception are small tables whose entries crowd: they are folded (Table), and a cursor takes each as a whole.
     *
     * Invariants:
     *   I1  An entry is in the map iff the directory leads to its table and table.epoch == epoch. A table of another epoch is
     *       empty for readers; what it still holds are dead entries. The placeholders NONE and CLOSED have epochs that no map
     *       ever has; a lookup that comes to CLOSED throws.
     *   I2  Nobody writes into a table of another epoch before it was wiped and got the epoch of the map (revive).
     *   I3  size = the sum of live over the tables of this epoch.
     *   I4  debt = the sum of live over the tables of other epochs if the shape has references and there is a directory, else 0.
     *   I5  Places of the directory that share a table are neighbours, 2^(directory depth - depth) of them, aligned.
     *   I6  version changes with every entry added, removed or moved, and with every value replaced.
     *   I7  All allocation of an operation comes before the first change of an entry (tables may have been made or split by
     *       then, which changes none); user code comes before both, and the version is compared after it. What is allocated to
     *       give memory back comes after the change, and when it fails the memory is given back later.
     *   I8  A table that leaves the directory, or never came there, is released at once, and nobody reads it afterwards: who
     *       keeps a table compares the version first, which changes before the release. The tables of a drain are released as
     *       they are handed out. To release a table twice does nothing.
     *   I9  If there is a directory, room = the sum of the limits of its tables, and unmade = its places without one: each table that
     *       shrinks asks for the capacity of all, and must not look at all for that (C7).
     */

    /** Where no table has been made yet; and where a map is closed. Neither is ever written to. */
    static final KeyValTable NONE = KeyValTable.withoutRoom(KeyValTable.NEVER);

    static final KeyValTable CLOSED = KeyValTable.withoutRoom(KeyValTable.CLOSED);

    final Hasher<Object> hasher;

    /** Secret and odd; what hashes are mixed with. */
    final long multiplier;

    /** The only table; null when there is a directory. */
    KeyValTable only = NONE;

    KeyValLedger ledger;
    long size;
    int epoch = 1;
    int version;

    KeyValDirectory(MapSpec<?> spec, Allocator allocator) {
        this.hasher = spec.hasher();
        this.multiplier =
                Hashing.multiplierOf(spec.seed().isPresent() ? spec.seed().getAsLong() : Hashing.freshSeed());
        this.ledger = KeyValLedger.of(spec, allocator);
    }

    /** The table for a hash, of this epoch or of another: find takes the epoch that is asked for. */
    final KeyValTable at(long hash) {
        KeyValTable table = only;
        return table != null ? table : ledger.directory[(int) (hash >>> ledger.directoryShift)];
    }

    @Override
    protected final void checkOpen() {
        if (only == CLOSED) {
            throw KeyValTable.closed();
        }
    }

    @Override
    protected final long changeCount() {
        return version;
    }

    // A key whose equals changes the map it is looked up in would make the slot found a stale one.
    final void checkNotChangedSince(int before) {
        if (version != before) {
            throw new ConcurrentModificationException(
                    "equals or hashCode of a key changed the map that was looking it up; they may only compare.");
        }
    }

    /** The ledger to write into. Allocates at most once in the life of a map. */
    final KeyValLedger ownLedger() {
        KeyValLedger own = ledger.own(only);
        ledger = own;
        return own;
    }

    // Growth.

    /**
     * The table for a new entry with this hash: of this epoch, and not full unless it can grow no more. Copies one table at most:
     * if the stash of what it was copied into presses at once, as where entries crowd, or all entries of a folded table went to the same
     * half, the next insert goes on with that. (Groups that are full by their limit still have room: T4 asks for slots.)
     */
    final KeyValTable makeRoom(long hash) {
        checkOpen();
        boolean copied = false;
        while (true) {
            KeyValTable table = at(hash);
            if (table == NONE) {
                makeFirst(hash);
            } else if (table.epoch != epoch) {
                revive(table, hash);
            } else if (!table.isFull()
                    || copied && (!table.groupsAreFull() || table.isFolded())
                    || table.depth == Geometry.maxDepth(KeyValTable.MAX_GROUPS)) {
                return table;
            } else if (table.isPressed() && !mayCrowd(table)) {
                KeyValSteps.flood(ledger.origin, table);
                table.relieve();
            } else {
                if (table.groups() < (table.isFolded() ? Table.FOLDED_GROUPS : KeyValTable.MAX_GROUPS)) {
                    enlarge(hash, table);
                } else {
                    splitFull(hash, table);
                }
                copied = true;
            }
        }
    }

    /**
     * Whether a table grows because its stash presses. Entries that come in the order of their hashes, as from a map with
     * the same seed, crowd around few homes; the groups they need are those that the map will have in the end. At most 16 times
     * the room they would take spread.
     */
    private static boolean mayCrowd(KeyValTable table) {
        return 2L * Geometry.limit(table.groups()) <= 16L * table.live && table.wouldSpread();
    }

    private void enlarge(long hash, KeyValTable table) {
        boolean counted = ledger != KeyValLedger.SHARED || table.groups() >= Geometry.UNCOUNTED_GROUPS;
        KeyValLedger ledger = counted ? ownLedger() : this.ledger;
        TableStep step = KeyValSteps.from(MapEvents.growth(), table, NONE);
        if (table.slots() < Control.GROUP_SLOTS) {
            table.widen(); // no entry moves
            ledger.growths += counted ? 1 : 0;
            KeyValSteps.to(step, ledger.origin, table, table);
            return;
        }
        int shift = table.shiftFor(2 * table.groups(), table.depth, hash);
        KeyValTable bigger = newTable(2 * table.groups(), table.depth, table.stash);
        bigger.crowded = table.isPressed();
        bigger.fold(shift);
        copy(table, bigger, bigger);
        version++;
        ledger.growths += counted ? 1 : 0; // nobody writes into the shared one
        replace(hash, table, bigger, bigger);
        KeyValSteps.to(step, ledger.origin, bigger, bigger);
    }

    final void makeFirst(long hash) {
        if (only == null) {
            KeyValTable table = newTable(KeyValTable.MAX_GROUPS, directoryDepth());
            ledger.directory[(int) (hash >>> ledger.directoryShift)] = table;
            ledger.room += Geometry.limit(KeyValTable.MAX_GROUPS);
            ledger.unmade--;
        } else if (ledger.presize <= KeyValTable.FIRST_SLOTS) {
            ledger.rule.allocator.admit();
            only = KeyValTable.first(epoch, ledger.rule, multiplier);
        } else if (ledger.presize <= Geometry.limit(KeyValTable.MAX_GROUPS)) {
            only = newTable(Geometry.groupsFor(ledger.presize, KeyValTable.MAX_GROUPS), 0);
        } else {
            int depth = Geometry.depthFor(ledger.presize, KeyValTable.MAX_GROUPS);
            KeyValTable[] places = newPlaces(1 << depth);
            Arrays.fill(places, NONE);
            setDirectory(places, 0, places.length);
        }
    }

    final KeyValTable newTable(int groups, int depth) {
        return newTable(groups, depth, 0);
    }

    /** A table with room for so many entries in its stash, which else would be made anew as a whole each time that doubles. */
    final KeyValTable newTable(int groups, int depth, int stashed) {
        ledger.rule.allocator.admit();
        return stashed <= Control.GROUP_SLOTS
                ? new KeyValTable(groups, depth, epoch, ledger.rule, multiplier)
                : KeyValTable.withStash(groups, stashed, depth, epoch, ledger.rule, multiplier);
    }

    final KeyValTable[] newPlaces(int places) {
        ledger.rule.allocator.admit();
        return new KeyValTable[places];
    }

    /** Splits a table that has as many groups as it may; a folded one into halves for the entries they get, as all may go to the same. */
    private void splitFull(long hash, KeyValTable table) {
        if (table.isFolded()) {
            int below = table.entriesBelow();
            split(hash, table, groupsForHalf(table, below), groupsForHalf(table, table.live - below));
        } else {
            split(hash, table, table.groups(), table.groups());
        }
        ledger.growths++;
    }

    private static int groupsForHalf(KeyValTable table, int entries) {
        int groups = table.groups();
        return entries != 0 && table.isPressed() ? groups : Geometry.groupsFor(withSlack(entries), groups);
    }

    /** Under half of what a table takes when it is wide, so the smaller one is half as large at most, and not full. */
    static long withSlack(long entries) {
        return entries + entries * 9 / 50;
    }

    final void split(long hash, KeyValTable table, int lowerGroups, int upperGroups) {
        int depth = table.depth + 1;
        ownLedger(); // I7: allocates before the first change
        TableStep step = KeyValSteps.from(MapEvents.split(), table, NONE);
        int stashedBelow = table.stashedBelow();
        KeyValTable lower = newTable(lowerGroups, depth, stashedBelow);
        KeyValTable upper = lower;
        try {
            upper = newTable(upperGroups, depth, table.stash - stashedBelow);
            lower.crowded = upper.crowded = table.isPressed();
            long next = 1L << Long.SIZE - depth; // the bit by which the halves differ
            lower.fold(table.shiftFor(lowerGroups, depth, hash & ~next));
            upper.fold(table.shiftFor(upperGroups, depth, hash | next));
            table.copyInto(lower, upper);
            if (depth > directoryDepth()) {
                doubleDirectory();
            }
        } catch (Throwable failure) {
            lower.release();
            upper.release();
            throw failure;
        }
        version++;
        replace(hash, table, lower, upper);
        KeyValSteps.to(step, ledger.origin, lower, upper);
    }

    private void doubleDirectory() {
        int places = 1 << directoryDepth();
        KeyValTable[] doubled = newPlaces(places * 2);
        for (int i = 0; i < places; i++) {
            doubled[2 * i] = doubled[2 * i + 1] = only != null ? only : ledger.directory[i];
        }
        boolean first = only != null;
        setDirectory(doubled, first ? capacity() : ledger.room, first ? 0 : 2 * ledger.unmade);
    }

    /** Copies the entries of a table into two others, or twice the same; when there is no memory for that, lets go of these. */
    static void copy(KeyValTable table, KeyValTable lower, KeyValTable upper) {
        try {
            table.copyInto(lower, upper);
        } catch (Throwable failure) {
            lower.release();
            upper.release();
            throw failure;
        }
    }

    /** Puts two tables, or twice the same, into the places of one, and lets go of that. Allocates nothing. */
    final void replace(long hash, KeyValTable table, KeyValTable lower, KeyValTable upper) {
        if (only != null) {
            only = lower;
        } else {
            int span = span(table);
            int start = (int) (hash >>> ledger.directoryShift) & -span;
            Arrays.fill(ledger.directory, start, start + span / 2, lower);
            Arrays.fill(ledger.directory, start + span / 2, start + span, upper);
            ledger.room += Geometry.limit(lower.groups()) - Geometry.limit(table.groups());
            ledger.room += upper == lower ? 0 : Geometry.limit(upper.groups());
        }
        table.release();
    }

    /** Lets go of all tables of a structure that is the map's no more. */
    static void releaseAll(KeyValTable only, KeyValTable[] directory) {
        if (only != null) {
            release(only);
            return;
        }
        for (KeyValTable table : directory) {
            release(table);
        }
    }

    static void release(KeyValTable table) {
        if (table != NONE && table != CLOSED) {
            table.release();
        }
    }

    final void setDirectory(KeyValTable[] places, long room, int unmade) {
        KeyValLedger ledger = ownLedger();
        ledger.directory = places;
        ledger.room = room;
        ledger.unmade = unmade;
        ledger.directoryShift = Long.SIZE - Integer.numberOfTrailingZeros(places.length);
        ledger.duePlace = 0;
        ledger.idleLooks = 0;
        only = null;
    }

    /** Goes back to one table, or none. */
    final void setOnly(KeyValTable table) {
        if (only == null) {
            ledger.directory = KeyValLedger.NO_PLACES;
        }
        only = table;
    }

    final int directoryDepth() {
        return only != null ? 0 : Long.SIZE - ledger.directoryShift;
    }

    /** How many places of the directory a table has (I5). */
    final int span(KeyValTable table) {
        return table == NONE ? 1 : 1 << directoryDepth() - table.depth;
    }

    final int places() {
        return only != null ? 1 : ledger.directory.length;
    }

    final KeyValTable tableAt(int place) {
        return only != null ? only : ledger.directory[place];
    }

    /** How many entries the tables take before one grows. */
    final long capacity() {
        KeyValTable table = only;
        if (table == null) {
            return ledger.room + (long) ledger.unmade * Geometry.limit(KeyValTable.MAX_GROUPS);
        }
        if (table == NONE) { // what will be made when the first entry comes
            return ledger.presize == 0 ? 0 : capacityFor(ledger.presize);
        }
        return table.slots() < Control.GROUP_SLOTS ? table.slots() : Geometry.limit(table.groups());
    }

    static long capacityFor(long entries) {
        int depth = Geometry.depthFor(entries, KeyValTable.MAX_GROUPS);
        return depth != 0
                ? (long) Geometry.limit(KeyValTable.MAX_GROUPS) << depth
                : entries <= KeyValTable.FIRST_SLOTS
                        ? KeyValTable.FIRST_SLOTS
                        : Geometry.limit(Geometry.groupsFor(entries, KeyValTable.MAX_GROUPS));
    }

    // Dead tables.

    private void revive(KeyValTable table, long hash) {
        if (!shrink(table, hash)) {
            forgive(table);
            table.fold(Table.evenShift(table.groups(), table.depth)); // as a new one: it is empty
            table.epoch = epoch;
        }
    }

    final int entriesOf(KeyValTable table) {
        return table.epoch == epoch ? table.live : 0;
    }

    /** Wipes a table of another epoch. */
    final void forgive(KeyValTable table) {
        settle(table);
        table.wipeEntries();
    }

    /** Takes the debt of a table that is wiped or dropped off the account. */
    final void settle(KeyValTable table) {
        if (KeyValTable.REFERENCES && only == null && table.epoch != epoch) {
            ledger.debt -= table.live;
        }
    }

    /** Replaces a table that is wider than its entries need, and says whether it did. */
    abstract boolean shrink(KeyValTable table, long hash);
}
