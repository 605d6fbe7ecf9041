package dev.lethe.map.concurrent;

import dev.lethe.map.*;
import dev.lethe.map.events.*;
import dev.lethe.map.spi.*;
import org.jspecify.annotations.NullUnmarked;

/** Room: entries come and go, tables grow, split, shrink and merge, each in one bounded step under its own lock. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
abstract class KeyValRoom<K, V> extends KeyValDirectory<K, V> {
    /*
     * Goal: memory follows the entries, one table at a time, and no operation waits for a table that is not its own.
     *
     * When a table grows and when it shrinks are the rules of core (ADR 0004), but what core counts for the map is counted here
     * table by table, and a buddy that somebody holds is not waited for.
     *
     * Each step either throws and has changed nothing, or is complete. The lock stays: of two halves the one of the hash keeps the
     * header, and so does what is made of two buddies. What returns a table returns the one that the lock is of now.
     */

    private static final int DUE_LOOKS = 16;

    private final boolean shrinks;
    private final long floor;
    private final Upkeep upkeep = new Upkeep();

    KeyValRoom(MapSpec<?> spec) {
        super(spec, groupsInAll(spec.expectedSize()));
        this.shrinks = spec.retention().shrinks();
        this.floor = spec.retention().floor();
    }

    @Override
    final boolean hasUpkeep() {
        return shrinks || KeyValTable.REFERENCES;
    }

    /** How many groups a bare table wishes for so many entries; more than the largest table has: it will be split. */
    private static int groupsInAll(long entries) {
        return entries == 0
                ? 0
                : (int) Math.min(1 << 30, (long) Geometry.groupsFor(entries) << Geometry.depthFor(entries));
    }

    /** Adds an entry whose key is absent. Returns the table that the lock is of now. */
    final KeyValTable add(KeyValTable locked, long hash, KeyStored key, ValStored value) {
        KeyValTable table = locked;
        while (table.isBare()) {
            table = grow(table, hash);
        }
        if (table.isFull() || table.isPressed()) {
            table = grow(table, hash); // once: if its entries crowd in one half, the next one grows that
        }
        if (table.relieve()) {
            KeyValSteps.flood(origin, table);
        }
        if (table.header.waits >= Geometry.WAITS) {
            table = splitContended(table, hash);
        }
        int room = table.roomFor(hash);
        KeyValSpill prepared = room == KeyValTable.NOWHERE ? table.spillToInsert(hash, key, value) : null;
        beforePut(table, key, value);
        table.insert(room, hash, key, value, prepared);
        table.header.changes++;
        return table;
    }

    /** Removes an entry, and gives room back. Returns the table that the lock is of now. */
    final KeyValTable removeAt(KeyValTable table, int slot, long hash) {
        KeyValSpill prepared = table.spillToRemove(slot);
        beforeRemove(table, slot);
        table.remove(slot, prepared);
        table.header.changes++;
        return isWide(table) ? shrink(table, hash) : table;
    }

    /** Makes room: a table with arrays for a bare one, one of twice the groups, or two. Returns the same table if there is no way. */
    private KeyValTable grow(KeyValTable table, long hash) {
        if (table.isBare()) {
            if (table.wish > Geometry.MAX_GROUPS) {
                return splitBare(table, hash);
            }
            KeyValTable first = table(Math.max(1, table.wish), table.depth, table.epoch(), table.header);
            publish(hash, table.depth, first, first);
            table.retire();
            return first;
        }
        KeyValTable grown = table;
        if (table.groups < Geometry.MAX_GROUPS) {
            grown = copy(table, 2 * table.groups, hash, table.isPressed());
        } else if (table.depth < Geometry.MAX_DEPTH) {
            grown = split(table, hash, table.groups, table.groups, table.isPressed());
        }
        if (grown != table) {
            count(true);
        }
        return grown;
    }

    /** Replaces a table by a copy with another number of groups. */
    private KeyValTable copy(KeyValTable table, int groups, long hash, boolean crowded) {
        TableStep step = KeyValSteps.from(groups > table.groups ? MapEvents.growth() : MapEvents.shrink(), table);
        KeyValTable copy = table(groups, table.depth, table.epoch(), table.header);
        copy.crowded = crowded;
        table.copyInto(copy, copy);
        publish(hash, table.depth, copy, copy);
        table.retire();
        KeyValSteps.to(step, origin, copy);
        return copy;
    }

    /** Replaces a table by two. The half of the hash is returned; it keeps the header, so who holds the lock goes on holding it. */
    private KeyValTable split(KeyValTable table, long hash, int lowerGroups, int upperGroups, boolean crowded) {
        TableStep step = KeyValSteps.from(MapEvents.split(), table);
        boolean goesUp = goesUp(table, hash);
        Header other = new Header();
        KeyValTable lower = table(lowerGroups, table.depth + 1, table.epoch(), goesUp ? other : table.header);
        KeyValTable upper = table(upperGroups, table.depth + 1, table.epoch(), goesUp ? table.header : other);
        lower.crowded = upper.crowded = crowded;
        table.copyInto(lower, upper);
        KeyValTable half = goesUp ? upper : lower;
        int live = half.countEntries();
        other.setLive((goesUp ? lower : upper).countEntries());
        int entries = live + other.live();
        publishHalves(table, hash, lower, upper, other, live);
        KeyValSteps.to(step, origin, lower, upper, entries);
        return half;
    }

    private KeyValTable splitBare(KeyValTable table, long hash) {
        boolean goesUp = goesUp(table, hash);
        Header other = new Header();
        KeyValTable lower = bare(table.wish / 2, table.depth + 1, table.epoch(), goesUp ? other : table.header);
        KeyValTable upper = bare(table.wish / 2, table.depth + 1, table.epoch(), goesUp ? table.header : other);
        publishHalves(table, hash, lower, upper, other, 0);
        return goesUp ? upper : lower;
    }

    /** Whether a hash belongs to the upper half of its table. */
    private static boolean goesUp(KeyValTable table, long hash) {
        return hash << table.depth < 0;
    }

    private void publishHalves(
            KeyValTable table, long hash, KeyValTable lower, KeyValTable upper, Header other, int live) {
        Header header = table.header;
        other.peak = header.peak >> 1;
        other.peakBefore = header.peakBefore >> 1;
        other.changes = header.changes >> 1;
        if (header.keptApart) {
            other.keepApart();
        }
        publish(hash, table.depth, lower, upper);
        table.retire();
        header.peak >>= 1;
        header.peakBefore >>= 1;
        header.changes >>= 1;
        header.apartSince >>= 1;
        header.waits = 0;
        header.setLive(live); // after it is retired: who saw too little sees that, too, and looks again
    }

    private KeyValTable splitContended(KeyValTable table, long hash) {
        table.header.waits = 0;
        if (table.groups < Geometry.LEAST_CONTENDED_GROUPS || 1 << table.depth >= Geometry.CONTENDED_TABLES) {
            return table;
        }
        boolean fitsHalf = 2 * table.header.live() <= table.limit; // even if all entries go to one of the two
        int groups = fitsHalf ? table.groups >> 1 : table.groups;
        boolean keptApart = table.header.keptApart;
        int apartSince = table.header.apartSince;
        table.header.keepApart(); // the other half is kept with it: see publishHalves
        try {
            return split(table, hash, groups, groups, table.crowded);
        } catch (OutOfMemoryError noRoom) {
            table.header.keptApart = keptApart;
            table.header.apartSince = apartSince;
            return table; // it has room; others go on waiting for it
        }
    }

    /** Read without the lock it may be wrong, for once. */
    private static boolean isWide(KeyValTable table) {
        long entries = Math.max(table.header.liveAcquire(), table.header.credit());
        return entries * (table.crowded ? 400 : 50) < 21L * Geometry.limit(groupsOf(table))
                && (groupsOf(table) != 1 || table.depth != 0);
    }

    /** The groups of a table, or those that a bare one will have. */
    private static int groupsOf(KeyValTable table) {
        return table.isBare() ? Math.max(1, Math.min(table.wish, Geometry.MAX_GROUPS)) : table.groups;
    }

    private static long withSlack(long entries) {
        return entries + entries * 9 / 50;
    }

    private long shareOfFloor(int depth) {
        return floor == 0 ? 0 : (floor >>> depth) + (depth == 0 ? 0 : 1);
    }

    private int groupsFor(long entries, long credit, int depth) {
        return Geometry.groupsFor(Math.max(withSlack(entries), Math.max(credit, shareOfFloor(depth))));
    }

    /** Copies a table that is wider than it needs into a smaller one, or merges it with its buddy. Returns the table that the lock is of now. */
    private KeyValTable shrink(KeyValTable table, long hash) {
        if (!shrinks) {
            return table;
        }
        try {
            KeyValTable merged = merge(table, hash, false);
            KeyValTable smaller = merged != table ? merged : copySmaller(table, hash);
            if (smaller != table) {
                count(false);
                if (places().length > 1) {
                    due = true; // others may have become wide that nobody writes to
                }
            }
            return smaller;
        } catch (OutOfMemoryError noRoom) {
            return table; // the entries are where they were; the memory comes back with a later change
        }
    }

    private KeyValTable copySmaller(KeyValTable table, long hash) {
        int live = table.header.live();
        int groups = groupsFor(live, table.header.credit(), table.depth);
        if (table.isBare() || groups >= table.groups) {
            return table;
        }
        if (live != 0 && groups > KeyValTable.EVEN_GROUPS && !table.isEven(0, table.groups)) {
            return splitThin(table, hash);
        }
        return copy(table, groups, hash, false);
    }

    /** Splits a table whose entries crowd in a part of it: in a smaller one they would be out of each other's reach. */
    private KeyValTable splitThin(KeyValTable table, long hash) {
        int depth = table.depth + 1;
        if (depth > Geometry.MAX_DEPTH || table.groups == 1) {
            return table;
        }
        int half = table.groups / 2;
        return split(
                table,
                hash,
                groupsForPart(table, 0, half, depth),
                groupsForPart(table, half, 2 * half, depth),
                false); // neither is wider than its entries need
    }

    private int groupsForPart(KeyValTable table, int from, int to, int depth) {
        int credit = table.header.credit() >> 1;
        if (!table.hasHomesIn(from, to)) {
            return groupsFor(0, credit, depth);
        }
        int groups = to - from;
        return table.isEven(from, to) ? Math.min(groups, groupsFor(table.entriesIn(from, to), credit, depth)) : groups;
    }

    /** By how many entries buddies may differ and still be merged: a walk reaches that many in any table. */
    private static final int UNEVEN = 8 * Control.GROUP_SLOTS;

    /** Makes one table of two buddies, if that takes less room and nobody holds the other. Returns the same table if not. */
    private KeyValTable merge(KeyValTable table, long hash, boolean trims) {
        if (table.depth == 0) {
            return table;
        }
        boolean apart = !trims && table.header.staysApart();
        long buddyHash = hash ^ 1L << Long.SIZE - table.depth;
        KeyValTable buddy = at(buddyHash);
        if (buddy.depth != table.depth
                || buddy.epochAcquire() == CLOSED
                || apart && !areSmall(table, buddy)
                || !buddy.header.tryLock()) {
            return table;
        }
        try {
            apart |= !trims && buddy.header.staysApart();
            return buddy.isRetired() || apart && !areSmall(table, buddy)
                    ? table
                    : merge(table, current(buddy), hash, trims);
        } finally {
            buddy.header.unlock();
        }
    }

    /** Whether two tables would be one that nobody splits because threads wait: then waiting is no reason to keep them apart. */
    private boolean areSmall(KeyValTable table, KeyValTable buddy) {
        long entries = (long) table.header.live() + buddy.header.liveAcquire();
        long credit = Math.max(0, (long) table.header.credit() + buddy.header.credit());
        return groupsFor(entries, credit, table.depth - 1) < Geometry.LEAST_CONTENDED_GROUPS;
    }

    private KeyValTable merge(KeyValTable table, KeyValTable buddy, long hash, boolean trims) {
        if (buddy.epoch() != table.epoch()) {
            return table; // a clear came meanwhile: the next writer enters this one
        }
        Header header = table.header;
        Header other = buddy.header;
        long together = (long) header.live() + other.live();
        int depth = table.depth - 1;
        long credit = trims ? 0 : Math.max(0, (long) header.credit() + other.credit());
        int groups = groupsFor(together, credit, depth);
        boolean lopsided = Math.max(header.live(), other.live()) > together / 4 * 3 + UNEVEN;
        long roomBefore = (long) Geometry.limit(groupsOf(table)) + Geometry.limit(groupsOf(buddy));
        if (lopsided && !trims
                || table.isBare() && table.wish > Geometry.MAX_GROUPS
                || buddy.isBare() && buddy.wish > Geometry.MAX_GROUPS
                || Geometry.limit(groups) < withSlack(together)
                || Geometry.limit(groups) < Math.max(credit, shareOfFloor(depth))
                || Geometry.limit(groups) >= roomBefore && !(groups == 1 && together <= Control.GROUP_SLOTS)
                || !trims && !(table.isEven(0, table.groups) && buddy.isEven(0, buddy.groups))) { // see splitThin
            return table;
        }
        boolean noArrays = table.isBare() && buddy.isBare();
        TableStep step = KeyValSteps.from(MapEvents.merge(), table, buddy);
        KeyValTable merged = noArrays
                ? bare(credit == 0 && floor == 0 ? 0 : groups, depth, table.epoch(), header)
                : table(groups, depth, table.epoch(), header);
        table.copyInto(merged, merged);
        buddy.copyInto(merged, merged);
        int before = header.live();
        header.setLive((int) together); // before it is published: else the entries of the buddy would be missed
        try {
            publish(hash, depth, merged, merged);
        } catch (Throwable failure) {
            header.setLive(before);
            throw failure;
        }
        table.retire();
        buddy.retire();
        header.peak += other.peak;
        header.peakBefore += other.peakBefore;
        header.changes += other.changes;
        header.keptApart = false;
        halveDirectory(depth);
        KeyValSteps.to(step, origin, merged);
        return merged;
    }

    /** One bounded step: looks at a few places of the directory, and enters or shrinks at most one table. */
    @Override
    final void lookAfter() {
        KeyValTable[] places = places();
        for (int look = 0; look < DUE_LOOKS; look++) {
            int place = upkeep.place & places.length - 1;
            KeyValTable table = tableAt(places, place);
            if (table.epochAcquire() == CLOSED) {
                due = false;
                return;
            }
            int span = Math.max(1, places.length >> table.depth);
            long hash = (long) place << Long.SIZE - Integer.numberOfTrailingZeros(places.length);
            upkeep.place = (place & -span) + span;
            boolean wanted = table.epochAcquire() != epoch || shrinks && isWide(table);
            if (wanted && !table.header.tryLock()) {
                upkeep.begin(upkeep.epoch); // who holds it may be done soon; no round ends past it
                continue;
            }
            if (wanted && lookAfter(table, places.length == 1 ? 0 : hash)) {
                upkeep.begin(epoch);
                return;
            }
            if (upkeep.isOver(span, places.length)) {
                due = false;
                if (upkeep.epoch != epoch) {
                    due = true;
                    upkeep.begin(epoch);
                }
                return;
            }
        }
    }

    /** Looks after one table, which is locked, and unlocks it. Returns whether there was anything to do. */
    private boolean lookAfter(KeyValTable table, long hash) {
        KeyValTable held = table;
        try {
            if (table.isRetired()) {
                return true;
            }
            if (table.epoch() != epoch) {
                held = current(table);
                return true;
            }
            held = isWide(table) ? shrink(table, hash) : table;
            return held != table;
        } catch (OutOfMemoryError noRoom) {
            return false;
        } finally {
            held.header.unlock();
        }
    }

    /** Makes room for so many entries in the part of the map that the table has; returns the table that the lock is of now. */
    final KeyValTable widen(KeyValTable table, long hash, long entries) {
        int depth = Geometry.depthFor(entries);
        int groups = Geometry.groupsFor(entries);
        table.header.peak = (int) Math.max(table.header.peak, Math.min(Integer.MAX_VALUE / 4, entries >>> table.depth));
        KeyValTable wide = table;
        if (table.isBare()) {
            int wish = (int) Math.min(1 << 30, ((long) groups << depth) >>> table.depth);
            if (wish > table.wish) {
                wide = bare(wish, table.depth, table.epoch(), table.header);
                publish(hash, table.depth, wide, wide);
                table.retire();
            }
        } else if (table.depth < depth) {
            wide = split(table, hash, groups, groups, false);
        } else if (table.depth == depth && table.groups < groups) {
            wide = copy(table, groups, hash, false);
        }
        return wide; // no growth: somebody asked for it
    }

    /** Makes a table as small as its entries allow, and merges it while that is possible; under its lock. Returns the one that is held. */
    final KeyValTable trim(KeyValTable table, long hash) {
        Header header = table.header;
        header.peak = 0;
        header.peakBefore = 0;
        KeyValTable trimmed = table;
        for (KeyValTable merged = merge(trimmed, hash, true); merged != trimmed; merged = merge(trimmed, hash, true)) {
            trimmed = merged;
        }
        int live = header.live();
        long room = Math.min(shareOfFloor(trimmed.depth), Geometry.limit(groupsOf(trimmed)));
        int groups = Geometry.groupsFor(Math.max(live, room));
        if (live == 0 && room == 0 && (!trimmed.isBare() || trimmed.wish != 0)) {
            TableStep step = KeyValSteps.from(MapEvents.shrink(), trimmed);
            KeyValTable bare = bare(0, trimmed.depth, trimmed.epoch(), header);
            publish(hash, trimmed.depth, bare, bare);
            trimmed.retire();
            trimmed = bare;
            KeyValSteps.to(step, origin, bare);
        } else if (!trimmed.isBare() && groups < trimmed.groups) {
            trimmed = copy(trimmed, groups, hash, false);
        }
        if (trimmed != table) {
            count(false);
        }
        return trimmed;
    }
}
