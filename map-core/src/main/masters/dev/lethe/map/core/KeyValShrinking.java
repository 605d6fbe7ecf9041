package dev.lethe.map.core;

import dev.lethe.map.events.*;
import dev.lethe.map.spi.*;
import java.util.Arrays;
import org.jspecify.annotations.NullUnmarked;

/** How the tables of a map give memory back: they are copied smaller, split where their entries crowd, and merged. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
abstract class KeyValShrinking<K, V> extends KeyValDirectory<K, V> {
    /*
     * Goal: memory follows the number of entries down (C6), one table a step (C7).
     *
     * A table that is filled to less than 0.42 of its limit is copied into one that its entries fill to 0.84 at most, or, together with
     * its buddy, the table that differs in the last bit of its depth, into one that both fill so; or split, where its entries crowd.
     * Between the two lie a fifth more and half as many entries, so nothing goes to and fro.
     *
     * Entries crowd when a map is emptied in the order of a walk: those that are left have neighbouring hashes.
     *
     *   before            . . . . . . . . . . . . 8 7 9 8      groups of a table, and entries
     *   copied evenly     . . . 32                             out of each other's reach
     *   split             . . . . . . . .   . . . . 8 7 9 8    as they lie; the first half gets smaller, the directory may double
     *   folded            9 8 7 8                              spread by deeper bits of the hash, in which they differ
     *
     * A split costs places of the directory; a fold costs the order of hashes, so that a walk reads all of a folded table at once. Small
     * tables are folded, large ones split as long as the directory stays small beside the tables, and then folded. A folded one is never
     * split thin, since its groups are no ranges of hashes. It stays folded, whatever becomes of it, until its entries are spread over
     * all of its hashes (shiftFor), or until the next bits below its depth have come down to those that its homes go by.
     *
     * All here keeps the invariants of KeyValDirectory; what is allocated comes after the change that made the table wide, and when it
     * fails the memory is given back later (I7).
     */

    KeyValShrinking(MapSpec<?> spec, Allocator allocator) {
        super(spec, allocator);
    }

    /**
     * Copies a table that is wider than its entries need into a smaller one, or merges it with its buddy; one of another epoch has
     * no entries. Changes no entry, scans no more than the largest table has, and gives up when there is no memory to make the smaller one in.
     *
     * @return whether the table was replaced
     */
    @Override
    final boolean shrink(KeyValTable table, long hash) {
        if (!ledger.shrinks || only != null && table.groups() == 1 && table.spill == null) {
            return false;
        }
        Allocator allocator = ledger.rule.allocator;
        if (!allocator.spares(true)) {
            return false;
        }
        if (ledger != KeyValLedger.SHARED) {
            ledger.age(version);
        }
        try {
            if (isWide(entriesOf(table), table) && (mergeWithBuddy(table, hash) || copySmaller(table, hash))) {
                lookAround();
                return true;
            }
            if (table.epoch == epoch && table.hasWideStash()) {
                narrowStash(table, hash);
                return true;
            }
        } catch (OutOfMemoryError noRoom) {
            return at(hash) != table; // as a rule all is where it was, and the memory comes back with a later change
        } finally {
            allocator.spares(false);
        }
        return false;
    }

    /** In how small a map a table without entries, and a directory for its sake, count beside those that are left. */
    private static final int FEW = 1024;

    /** Has the next changes look at the other tables when all together are wide: one that is left alone now may have become so. */
    private void lookAround() {
        long most = capacity() <= FEW ? 3 : 5;
        if (only == null && 2 * capacity() > most * Math.max(size, ledger.credit(version))) {
            ledger.decaying = true;
            ledger.due = true;
            ledger.idleLooks = 0;
        }
    }

    private boolean isWide(long entries, KeyValTable table) {
        long wide = 21L * Geometry.limit(table.groups());
        if (table.crowded && entries * 50 < wide && hasSpread(entries, table)) {
            table.crowded = false;
        }
        return entries * (table.crowded ? 400 : 50) < wide;
    }

    /** Whether the entries of a table that grew because they crowded lie evenly by now. Looks at all groups, so seldom. */
    private boolean hasSpread(long entries, KeyValTable table) {
        boolean asked = entries % Math.max(Control.GROUP_SLOTS, table.groups() / 8) == 0;
        return asked && table.epoch == epoch && table.stash == 0 && table.isEven(0, table.groups());
    }

    /** How many groups a table of this depth should have for its entries, and for what is wished. */
    private int groupsFor(long entries, int depth) {
        long wished = ledger.credit(version);
        long share = depth == 0 ? wished : (wished >>> depth) + (wished == 0 ? 0 : 1);
        return Geometry.groupsFor(Math.max(withSlack(entries), share), KeyValTable.MAX_GROUPS);
    }

    /** Up to how many groups a table is folded though it could be split: a walk seldom has to read more than that at once. */
    private static final int FOLDED_AT_ONCE = 128;

    private boolean copySmaller(KeyValTable table, long hash) {
        int groups = groupsFor(entriesOf(table), table.depth);
        if (groups >= table.groups()) {
            return false;
        }
        int shift = Table.evenShift(groups, table.depth);
        if (entriesOf(table) != 0) {
            if (table.isFolded()) {
                shift = table.shiftFor(groups, table.depth, hash);
            } else if (!table.isEven(0, table.groups())) {
                if (groups > FOLDED_AT_ONCE && splitThin(table, hash)) {
                    return true;
                }
                if (groups > Table.FOLDED_GROUPS) {
                    return false;
                }
                shift = table.foldedShift();
            }
        }
        KeyValLedger ledger = ownLedger();
        TableStep step = KeyValSteps.from(MapEvents.shrink(), table, NONE);
        KeyValTable smaller = newTable(groups, table.depth);
        smaller.fold(shift);
        if (table.epoch == epoch) {
            copy(table, smaller, smaller);
        }
        settle(table);
        version++;
        ledger.shrinkings++;
        replace(hash, table, smaller, smaller);
        KeyValSteps.to(step, ledger.origin, smaller, smaller);
        return true;
    }

    /**
     * Splits a table whose entries crowd in a part of it, as after a removal in the order of iteration: in a smaller one they would
     * be out of each other's reach. A half that is uneven itself keeps its groups, and shrinks or splits with one of the next
     * removals from it.
     */
    private boolean splitThin(KeyValTable table, long hash) {
        int depth = table.depth + 1;
        if (depth > Geometry.maxDepth(KeyValTable.MAX_GROUPS) || 1L << depth > Math.max(2, size / 4)) {
            return false; // the directory would take more than the tables give back
        }
        int half = table.groups() / 2;
        split(hash, table, groupsForPart(table, 0, half, depth), groupsForPart(table, half, 2 * half, depth));
        ledger.shrinkings++;
        return true;
    }

    private int groupsForPart(KeyValTable table, int from, int to, int depth) {
        if (!table.hasHomesIn(from, to)) {
            return groupsFor(0, depth);
        }
        int groups = to - from;
        return table.isEven(from, to) ? Math.min(groups, groupsFor(table.entriesIn(from, to), depth)) : groups;
    }

    private boolean mergeWithBuddy(KeyValTable table, long hash) {
        if (only != null) {
            return false;
        }
        int span = span(table);
        int start = (int) (hash >>> ledger.directoryShift) & -span;
        int buddyStart = start ^ span;
        KeyValTable buddy = ledger.directory[buddyStart];
        boolean missing = buddy == NONE;
        if (missing ? !isMissing(buddyStart, span) : buddy.depth != table.depth) {
            return false;
        }
        int own = entriesOf(table);
        int others = missing ? 0 : entriesOf(buddy);
        long together = (long) own + others;
        int depth = table.depth - 1;
        int groups = groupsFor(together, depth);
        long roomBefore = Geometry.limit(table.groups()) + (missing ? 0L : Geometry.limit(buddy.groups()));
        int scanned = (own == 0 ? 0 : table.groups()) + (others == 0 ? 0 : buddy.groups());
        int even = Table.evenShift(groups, depth);
        int shift = groups == 1 ? even : Math.min(even, Math.min(foldOf(table), foldOf(buddy)));
        boolean lopsided = shift == even
                ? Math.max(own, others) > together / 4 * 3 + UNEVEN
                : groups > Table.FOLDED_GROUPS; // a folded one takes entries as they lie
        if (scanned > KeyValTable.MAX_GROUPS
                || lopsided
                || Geometry.limit(groups) < withSlack(together)
                || Geometry.limit(groups) < shareOf(depth)
                || Geometry.limit(groups) >= roomBefore) {
            return false;
        }
        TableStep step = KeyValSteps.from(MapEvents.merge(), table, buddy);
        KeyValTable merged = newTable(groups, depth);
        merged.fold(shift);
        boolean lowerFirst = start < buddyStart;
        try {
            (lowerFirst ? table : buddy).copyLive(merged, epoch);
            (lowerFirst ? buddy : table).copyLive(merged, epoch);
        } catch (Throwable failure) {
            merged.release();
            throw failure;
        }
        settle(table);
        settle(buddy);
        version++;
        ledger.shrinkings++;
        ledger.room += Geometry.limit(groups) - roomBefore;
        ledger.unmade -= missing ? span : 0;
        Arrays.fill(ledger.directory, start & -2 * span, (start & -2 * span) + 2 * span, merged);
        table.release();
        release(buddy);
        halveDirectory();
        KeyValSteps.to(step, ledger.origin, merged, NONE);
        return true;
    }

    /** By how far a folded table with entries shifts; more than any shift for all others. */
    private int foldOf(KeyValTable table) {
        return entriesOf(table) != 0 && table.isFolded() ? table.shift() : Integer.MAX_VALUE;
    }

    /** By how many entries buddies may differ and still be merged: a walk reaches that many in any table. */
    private static final int UNEVEN = 8 * Control.GROUP_SLOTS;

    private long shareOf(int depth) {
        long wished = ledger.credit(version);
        return wished == 0 ? 0 : (wished >>> depth) + 1;
    }

    private boolean isMissing(int start, int span) {
        for (int place = start; place < start + span; place++) {
            if (ledger.directory[place] != NONE) {
                return false;
            }
        }
        return true;
    }

    /**
     * Halves the directory, again and again, while no table needs a place of its own. Tried with each merge, not only that of the
     * last two deepest tables, since then there may have been no memory for it.
     */
    private void halveDirectory() {
        KeyValTable[] places = ledger.directory;
        int every = 1;
        while (2 * every <= places.length && sharedBy(places, 2 * every)) {
            every *= 2;
        }
        if (every == 1) {
            return;
        }
        if (every == places.length) {
            setOnly(places[0]);
            return;
        }
        KeyValTable[] halved;
        try {
            halved = newPlaces(places.length / every);
        } catch (OutOfMemoryError noRoom) {
            return; // the merge is complete without it, and the next one tries again
        }
        for (int place = 0; place < halved.length; place++) {
            halved[place] = places[place * every];
        }
        setDirectory(halved, ledger.room, ledger.unmade / every);
    }

    private static boolean sharedBy(KeyValTable[] places, int neighbours) {
        for (int place = 0; place < places.length; place += neighbours) {
            if (places[place] != places[place + neighbours / 2]) {
                return false;
            }
        }
        return true;
    }

    /** Makes the room of a stash fit the entries that are left in it. */
    final void narrowStash(KeyValTable table, long hash) {
        if (table.stash == 0) {
            table.dropStash();
            return;
        }
        int shift = table.shiftFor(table.groups(), table.depth, hash);
        KeyValTable narrow = newTable(table.groups(), table.depth, table.stash);
        narrow.crowded = table.crowded;
        narrow.fold(shift);
        copy(table, narrow, narrow);
        version++;
        replace(hash, table, narrow, narrow);
    }
}
