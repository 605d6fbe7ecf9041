package dev.lethe.map.concurrent;

import dev.lethe.map.Hasher;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.NullUnmarked;

/** One table: how the holder of its lock adds, overwrites and removes, beside readers that find without a lock. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
final class KeyValTable extends KeyValSearch {
    /*
     * Goal: readers that write nothing and wait for nobody but a writer inside a slot store; after a removal the table is as if
     * the entry had never been there.
     *
     *   words   | word of group 0 | version | … | word of group 1 | version | … |     see KeyValSlots for what else is beside
     *   slots   | 7 slots         |             | 7 slots         |             |
     *   spill   | entries for which there is no room within reach, immutable     |     see KeyValSpill
     *
     * An entry lives in its home group, or, when that is full, in the first group behind it (the last is followed by the first)
     * that had room, at most `reach` groups from home; those that found none are in the spill. Its *path* is the groups from home
     * up to, and without, the one it lives in. The layout is that of core's table (T1 to T8 there); new is the version.
     *
     * Invariants, beside those of core (the numbers are those of the design note):
     *   I5   A slot changes its key only while its group's version is odd, and each odd phase ends at a version that the array never
     *        had before. Overwriting a value, and changing only a count, leave the version alone.
     *   I6   The count of a group = live entries of the groups with this group on their path. A reader may stop at a count of 0.
     *   I7   Entries move only by pull-back: source odd, hole odd, copy, hole even, counts, erase, source even. Never erased
     *        first, so no reader can miss an entry that was there throughout.
     *   I9   A reader acts on what it read only after an acquire fence and a second look at the version. If it read several groups
     *        and found nothing, it looks at all their versions again: then there was one moment at which the key was absent.
     *   I10  User code and allocation never happen in an odd phase.
     *   S1   What the spill holds for a home changes only while that home's version is odd, so who takes the spill between two
     *        looks at that version has the right one. (A value overwritten there is a new spill, by release.)
     *
     * A table that is replaced is never written to again, so a reader who is late reads a copy of the moment of replacement, which
     * lies inside its own call. There is no recycling of arrays (ADR 0005), hence readers need not look at `retired`.
     */

    /** How many entries with the same control byte on one way are a flood: a hundred random ones hardly ever have four. */
    private static final int FLOOD = 2 * Control.GROUP_SLOTS;

    /** In place of a group: whichever has room. */
    private static final int ANY = -1;

    /** How many spilled entries make somebody ask whether a bigger table would take them. */
    static final int PATIENCE = 16;

    /** At how many spilled entries the table is asked next whether it should grow. */
    private int pressAt = PATIENCE;

    /** Whether an entry stayed in the spill, though there was room for it, because there was no memory for a smaller tree. */
    private boolean owes;

    /** How many groups a bare table gets when its first entry comes; 0: what the map thinks right. */
    final int wish;

    private KeyValTable(
            int groups,
            boolean bare,
            int wish,
            int depth,
            long epoch,
            Header header,
            Hasher<Object> hasher,
            long multiplier) {
        super(groups, bare, depth, epoch, header, hasher, multiplier);
        this.wish = wish;
    }

    static KeyValTable of(int groups, int depth, long epoch, Header header, Hasher<Object> hasher, long multiplier) {
        return new KeyValTable(groups, false, groups, depth, epoch, header, hasher, multiplier);
    }

    /** A table without arrays of its own, which replaces one that was drained or was never needed. */
    static KeyValTable bare(int wish, int depth, long epoch, Header header, Hasher<Object> hasher, long multiplier) {
        return new KeyValTable(1, true, wish, depth, epoch, header, hasher, multiplier);
    }

    boolean isFull() {
        return header.live() - spill.size() >= limit;
    }

    // A change is prepared, which may throw and calls user code, and then made, which neither throws nor calls any.

    /** What the spill will be when a slot is overwritten: null if it stays. */
    KeyValSpill spillToOverwrite(int slot, ValStored value) {
        return slot < SPILLED ? null : spill.withValue(slot - SPILLED, value);
    }

    /**
     * Overwrites.
     *
     * @param prepared what spillToOverwrite returned
     */
    void overwrite(int slot, ValStored value, KeyValSpill prepared) {
        if (prepared == null) {
            setValue(slot, value);
        } else {
            setSpillRelease(prepared);
        }
    }

    /** The group that has room for an entry to come, or NOWHERE: it will be spilled. */
    int roomFor(long hash) {
        int home = home(hash);
        return Control.matchFree(word(home * STRIDE)) != 0 ? home : roomFrom(home, hash);
    }

    /** What the spill will be with one entry more. Calls compareTo. */
    KeyValSpill spillToInsert(long hash, KeyStored key, ValStored value) {
        header.enterUserCode();
        try {
            return spill.with(hash, key, value, hasher);
        } finally {
            header.leaveUserCode();
        }
    }

    /**
     * Adds an entry whose key is absent, and counts it before anybody can see it.
     *
     * @param room what roomFor returned
     * @param prepared what spillToInsert returned, if there is no room
     */
    void insert(int room, long hash, KeyStored key, ValStored value, KeyValSpill prepared) {
        if (room == NOWHERE) {
            insertInSpill(hash, prepared, true);
        } else {
            insert(room, hash, key, value, true);
        }
    }

    /** Adds an entry to a table that nobody knows yet. */
    private void insertApart(KeyValTable from, int slot) {
        long hash = from.hashAt(slot);
        int room = roomFor(hash);
        if (room != NOWHERE) {
            insert(room, hash, from.key(slot), from.value(slot), false);
            return;
        }
        boolean isRanked = slot >= SPILLED && slot - SPILLED < from.spill.firstWaiting();
        insertInSpill(
                hash,
                isRanked
                        ? spill.withNext(from.spill.at(slot - SPILLED))
                        : spill.withWaiting(hash, from.key(slot), from.value(slot)),
                false);
    }

    private void insert(int group, long hash, KeyStored key, ValStored value, boolean counted) {
        int at = group * STRIDE;
        long word = word(at);
        int in = Control.firstSlot(Control.matchFree(word));
        setOdd(at);
        VarHandle.storeStoreFence();
        fill(slot(group, in), hash, key, value);
        if (counted) {
            header.setLive(header.live() + 1);
        }
        setWord(at, Control.withControl(word, in, hash));
        setEven(at);
        changeCounts(home(hash), group, Control.ONE_PASSED);
    }

    private void insertInSpill(long hash, KeyValSpill more, boolean counted) {
        int at = home(hash) * STRIDE;
        setOdd(at);
        VarHandle.storeStoreFence();
        setSpillRelease(more);
        if (counted) {
            header.setLive(header.live() + 1);
        }
        setWord(at, word(at) | Control.STASHED);
        setEven(at);
    }

    /** Adds to the counts of the groups from one up to, and without, another; versions stay (I5). */
    private void changeCounts(int from, int to, long change) {
        for (int group = from; group != to; group = group + 1 & groups - 1) {
            int at = group * STRIDE;
            setWord(at, word(at) + change);
        }
    }

    /** The first group with room on the way from a home group; NOWHERE if there is none within reach, or a flood of equal hashes. */
    int roomFrom(int home, long hash) {
        int group = home;
        long pattern = Control.pattern(hash);
        int alike = 0;
        for (int left = reach(); left > 0; left--) {
            long word = word(group * STRIDE);
            alike += Control.countEqual(word, pattern);
            if (alike >= FLOOD && group != home) {
                return NOWHERE;
            }
            if (Control.matchFree(word) != 0) {
                return group;
            }
            group = group + 1 & groups - 1;
        }
        return NOWHERE;
    }

    /** What the spill will be without the entry in a slot: null if that is in a group. */
    KeyValSpill spillToRemove(int slot) {
        return slot < SPILLED ? null : spill.without(slot - SPILLED);
    }

    /**
     * Removes the entry in a slot. The home is that of the entry, not of the question: a key may have changed since it was put.
     *
     * @param prepared what spillToRemove returned
     */
    void remove(int slot, KeyValSpill prepared) {
        if (prepared != null) {
            removeFromSpill(slot - SPILLED, prepared);
            return;
        }
        int home = home(slotHash(slot));
        int group = groupOf(slot);
        int at = group * STRIDE;
        setOdd(at);
        VarHandle.storeStoreFence();
        setWord(at, Control.withoutControl(word(at), inGroup(slot)));
        wipe(slot);
        setEven(at);
        header.setLive(header.live() - 1); // before what may find no stack: the entry has left
        changeCounts(home, group, -Control.ONE_PASSED);
        pullBack(group, inGroup(slot));
    }

    private void removeFromSpill(int place, KeyValSpill fewer) {
        long hash = spill.at(place).hash;
        int at = home(hash) * STRIDE;
        boolean othersStay = isSpilled(fewer, hash);
        setOdd(at);
        VarHandle.storeStoreFence();
        setSpillRelease(fewer);
        if (!othersStay) {
            setWord(at, word(at) & ~Control.STASHED);
        }
        setEven(at);
        header.setLive(header.live() - 1);
        pressAt = fewer.size() == 0 ? PATIENCE : pressAt;
    }

    /** Whether a spill has an entry with the same home as this hash. */
    private boolean isSpilled(KeyValSpill spilled, long hash) {
        int home = home(hash);
        int first = spilled.firstFrom(startOf(home, hash));
        if (first < spilled.firstWaiting() && home(spilled.at(first).hash) == home) {
            return true;
        }
        for (int place = spilled.firstWaiting(); place < spilled.size(); place++) {
            if (home(spilled.at(place).hash) == home) {
                return true;
            }
        }
        return false;
    }

    /** Fills a hole with an entry that passed it, and so on for the hole that this one leaves (I7); then from the spill. */
    private void pullBack(int holeGroup, int holeInGroup) {
        int group = holeGroup;
        int hole = holeInGroup;
        while (Control.passed(word(group * STRIDE)) != 0) {
            int from = passer(group);
            int source = groupOf(from);
            long hash = slotHash(from);
            int sourceAt = source * STRIDE;
            int holeAt = group * STRIDE;
            setOdd(sourceAt);
            setOdd(holeAt);
            VarHandle.storeStoreFence();
            fill(slot(group, hole), hash, slotKey(from), slotValue(from));
            setWord(holeAt, Control.withControl(word(holeAt), hole, hash) - Control.ONE_PASSED);
            setEven(holeAt);
            changeCounts(group + 1 & groups - 1, source, -Control.ONE_PASSED);
            setWord(sourceAt, Control.withoutControl(word(sourceAt), inGroup(from)));
            wipe(from);
            setEven(sourceAt);
            group = source;
            hole = inGroup(from);
        }
        if (spill.size() != 0) {
            fillFromSpill(group);
        }
    }

    /** The slot of an entry that passed a group whose count says that there is one. */
    private int passer(int group) {
        for (int steps = 1; steps < reach(); steps++) {
            int source = group + steps & groups - 1;
            for (long match = Control.matchOccupied(word(source * STRIDE)); match != 0; match &= match - 1) {
                int slot = slot(source, Control.firstSlot(match));
                if (distance(home(slotHash(slot)), source) >= steps) {
                    return slot;
                }
            }
        }
        throw new AssertionError("I6 is broken: group " + group + " counts an entry that is not there");
    }

    /**
     * Takes what a group with a new hole has room for out of the spill; and what should have left before. The hole takes one entry at most, but a flood
     * that lost one on its way, by the removal or by what moved, may have room behind it.
     */
    private void fillFromSpill(int group) {
        boolean all = owes;
        owes = false;
        int place;
        do {
            place = placeWithRoom(all ? ANY : group);
        } while (place >= 0 && takeFromSpill(place));
    }

    /** Moves an entry from the spill to a group that has room for it. Returns whether there was memory for that. */
    private boolean takeFromSpill(int place) {
        KeyValSpill fewer;
        try {
            fewer = spill.without(place);
        } catch (OutOfMemoryError | StackOverflowError noRoom) {
            owes = true; // it is found where it is
            return false;
        }
        KeyValBranch entry = spill.at(place);
        long hash = entry.hash;
        int home = home(hash);
        int target = roomFrom(home, hash);
        int homeAt = home * STRIDE;
        int targetAt = target * STRIDE;
        int in = Control.firstSlot(Control.matchFree(word(targetAt)));
        boolean marked = isSpilled(fewer, hash);
        setOdd(homeAt);
        if (target != home) {
            setOdd(targetAt);
        }
        VarHandle.storeStoreFence();
        fill(slot(target, in), hash, entry.key, entry.value);
        setWord(targetAt, Control.withControl(word(targetAt), in, hash));
        setSpillRelease(fewer);
        if (!marked) {
            setWord(homeAt, word(homeAt) & ~Control.STASHED);
        }
        if (target != home) {
            setEven(targetAt);
        }
        changeCounts(home, target, Control.ONE_PASSED);
        setEven(homeAt);
        pressAt = fewer.size() == 0 ? PATIENCE : pressAt;
        return true;
    }

    /** Whether an entry of the spill may have room in a group, until the next removal from a group. */
    boolean owesRoom() {
        return owes;
    }

    private int placeWithRoom(int group) {
        for (int place = spill.firstWaiting(); place < spill.size(); place++) {
            if (hasRoom(spill.at(place).hash, group)) {
                return place;
            }
        }
        for (int place = 0; place < spill.firstWaiting(); ) {
            long hash = spill.at(place).hash;
            if (hasRoom(hash, group)) {
                return place;
            }
            place = spill.firstBehind(hash); // those of an equal hash find no room either
        }
        return -1;
    }

    /** Whether an entry of the spill would find room now that a group, or ANY, has a hole. */
    private boolean hasRoom(long hash, int group) {
        return (group == ANY || distance(home(hash), group) < reach()) && roomFrom(home(hash), hash) != NOWHERE;
    }

    /** Makes the table empty for the epoch to come (E3, I12): no odd phase, no version changes; who is late reads nothing, or a clear. */
    void wipeEntries() {
        if (isBare()) {
            return; // others share its words, which are empty
        }
        for (int group = 0; group < groups; group++) {
            setWord(group * STRIDE, Control.EMPTY);
        }
        wipeAll();
        setSpillRelease(KeyValSpill.NONE);
        pressAt = PATIENCE;
        owes = false;
        header.setLive(0);
    }

    // Structure.

    /** The first occupied slot behind a slot, or NOWHERE; the spill comes last. */
    int next(int slot) {
        int group = 0;
        long from = -1L;
        if (slot >= SPILLED) {
            group = groups;
        } else if (slot >= 0) {
            group = groupOf(slot);
            from = -1L << (inGroup(slot) + 1 << 3);
        }
        for (; group < groups && !isBare(); group++) {
            long match = Control.matchOccupied(word(group * STRIDE)) & from;
            if (match != 0) {
                return slot(group, Control.firstSlot(match));
            }
            from = -1L;
        }
        int place = slot >= SPILLED ? slot + 1 - SPILLED : 0;
        return place < spill.size() ? SPILLED + place : NOWHERE;
    }

    /** Copies all entries into tables that nobody knows yet: those whose next bit of the hash is 0 to the first. */
    void copyInto(KeyValTable lower, KeyValTable upper) {
        for (int slot = next(NOWHERE); slot != NOWHERE; slot = next(slot)) {
            (hashAt(slot) << depth >= 0 ? lower : upper).insertApart(this, slot);
        }
        lower.settle();
        upper.settle();
    }

    /** Ranks those entries of the spill that nobody has to be asked about. */
    private void settle() {
        if (spill.firstWaiting() != spill.size()) {
            setSpillRelease(spill.settled());
        }
    }

    /** How many entries the slots and the spill hold, by a count. */
    int countEntries() {
        return isBare() ? 0 : entriesIn(0, groups) + spill.size();
    }

    int entriesIn(int from, int to) {
        int entries = 0;
        for (int group = from; group < to; group++) {
            entries += Long.bitCount(Control.matchOccupied(word(group * STRIDE)));
        }
        return entries;
    }

    /** Whether the spill asks for a bigger table: many wait there, and their hashes differ. */
    boolean isPressed() {
        return spill.size() >= pressAt && spill.wouldSpread();
    }

    /** Lets the table be filled on, until the spill has doubled. Returns whether it pressed. */
    boolean relieve() {
        boolean presses = spill.size() >= pressAt;
        if (presses) {
            pressAt = 2 * spill.size();
        }
        return presses;
    }

    long bytes() {
        return Footprint.object(FIELD_BYTES + SLOTS_BYTES + Footprint.REFERENCE + 2 * Integer.BYTES + 1)
                + Footprint.object(Header.FIELD_BYTES)
                + arrayBytes()
                + spill.bytes();
    }

    // Even spread: see core's Table.

    /** In a table of so many groups a walk reaches most of them, wherever its entries crowd. */
    static final int EVEN_GROUPS = 32;

    private static final int PARTS = 8;

    /** Whether the entries of these groups are spread over all of them, so that fewer groups would take them as well. */
    boolean isEven(int from, int to) {
        if (to - from <= EVEN_GROUPS) {
            return true;
        }
        int most = entriesIn(from, to) / 6 + 16; // a third more than the mean of eight parts, and what is due to chance
        int part = (to - from) / PARTS;
        for (int start = from; start < to; start += part) {
            if (entriesIn(start, start + part) > most) {
                return false;
            }
        }
        return true;
    }

    /** Whether entries have their homes in these groups; others may have come there from the end. */
    boolean hasHomesIn(int from, int to) {
        for (int group = from; group < to; group++) {
            for (long match = Control.matchOccupied(word(group * STRIDE)); match != 0; match &= match - 1) {
                int home = home(hashAt(slot(group, Control.firstSlot(match))));
                if (home >= from && home < to) {
                    return true;
                }
            }
        }
        return false;
    }
}
