package dev.lethe.map.concurrent;

import dev.lethe.map.Hasher;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.NullUnmarked;

/** One table: how readers find without a lock, and how the holder of the lock adds, overwrites and removes. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
final class KeyValTable extends KeyValSlots {
    /*
     * Goal: readers that write nothing and wait for nobody but a writer inside a slot store; after a removal the table is as if
     * the entry had never been there.
     *
     *   words   | word of group 0 | version | … | word of group 1 | version | … |     see KeyValSlots for what else is beside
     *   slots   | 7 slots         |             | 7 slots         |             |
     *   spill   | entries for which there is no room within reach, immutable     |
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
     *   S1   What the spill holds for a home changes only while that home's version is odd, so a reader of the home has the right
     *        spill if its second look at that version succeeds. (A value overwritten there is a new spill, by release.)
     *
     * A table that is replaced is never written to again, so a reader who is late reads a copy of the moment of replacement, which
     * lies inside its own call. There is no recycling of arrays (ADR 0005), hence readers need not look at `retired`.
     *
     * What find returns is a long: the lower 48 bits of the version, and 16 bits that name a slot or one of the codes below. A
     * writer that stalls between find and lock while one group is changed 2^47 times would be fooled; that is years.
     */

    private static final VarHandle SPILL;

    static {
        try {
            SPILL = MethodHandles.lookup().findVarHandle(KeyValTable.class, "spill", KeyValSpill.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** Codes of find: smaller ones are slots. */
    static final int IN_SPILL = 0xFFFC;

    static final int ABSENT = 0xFFFD;

    /** Absent, and the home group alone says so. */
    static final int ABSENT_AT_HOME = 0xFFFE;

    static final int RETRY = 0xFFFF;

    /** Slot numbers from here on are places in the spill; only the holder of the lock has them. */
    static final int SPILLED = 1 << 16;

    static final int NOWHERE = -1;

    /** How many entries with the same control byte on one way are a flood: a hundred random ones hardly ever have four. */
    private static final int FLOOD = 2 * Control.GROUP_SLOTS;

    /** How many spilled entries make somebody ask whether a bigger table would take them. */
    static final int PATIENCE = 16;

    private KeyValSpill spill = KeyValSpill.NONE;

    /** At how many spilled entries the table is asked next whether it should grow. */
    private int pressAt = PATIENCE;

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

    // Readers, and writers that have no lock yet.

    private static long found(long version, int code) {
        return version << 16 | code;
    }

    static int code(long found) {
        return (int) found & 0xFFFF;
    }

    static boolean isSlot(int code) {
        return code < IN_SPILL;
    }

    /**
     * Where a key is, or one of the codes. A slot is not validated (the caller is about to read it or to lock the table, and
     * validates then); every absence is. May call equals, on keys that were validated.
     */
    long find(long hash, KeyStored key) {
        int home = home(hash);
        int at = home * STRIDE;
        long version = versionAcquire(at);
        if ((version & 1) != 0) {
            return RETRY;
        }
        long word = word(at);
        for (long match = Control.match(word, Control.pattern(hash)); match != 0; match &= match - 1) {
            int slot = slot(home, Control.firstSlot(match));
            int same = compare(slot, at, version, hash, key);
            if (same != OTHER) {
                return same == SAME ? found(version, slot) : RETRY;
            }
        }
        if (!Control.endsHere(word)) {
            return findRest(home, version, word, hash, key);
        }
        VarHandle.acquireFence();
        return version(at) == version ? found(version, ABSENT_AT_HOME) : RETRY;
    }

    private long findRest(int home, long homeVersion, long homeWord, long hash, KeyStored key) {
        long sum = homeVersion;
        long word = homeWord;
        int group = home;
        int walked = 1;
        while (Control.passed(word) != 0 && walked < reach()) { // I6; T3 of core: nobody walks further
            group = group + 1 & groups - 1;
            walked++;
            int at = group * STRIDE;
            long version = versionAcquire(at);
            if ((version & 1) != 0) {
                return RETRY;
            }
            sum += version;
            word = word(at);
            for (long match = Control.match(word, Control.pattern(hash)); match != 0; match &= match - 1) {
                int slot = slot(group, Control.firstSlot(match));
                int same = compare(slot, at, version, hash, key);
                if (same != OTHER) {
                    return same == SAME ? found(version, slot) : RETRY;
                }
            }
            VarHandle.acquireFence();
            if (version(at) != version) {
                return RETRY;
            }
        }
        KeyValSpill spilled = Control.isStashed(homeWord) ? spillAcquire() : null;
        VarHandle.acquireFence();
        if (!isStill(home, walked, sum)) { // I9
            return RETRY;
        }
        if (spilled != null && indexIn(spilled, hash, key) >= 0) {
            return found(homeVersion, IN_SPILL);
        }
        return found(homeVersion, ABSENT);
    }

    /** Whether all versions of a walk are what they were: they only grow, so their sum tells. The caller has put a fence before. */
    boolean isStill(int home, int walked, long sum) {
        long now = 0;
        int group = home;
        for (int left = walked; left > 0; left--) {
            now += version(group * STRIDE);
            group = group + 1 & groups - 1;
        }
        return now == sum;
    }

    /** Whether the group of a slot that was found, or of the home where nothing was, has not changed its keys since. */
    boolean isStill(long found, int group) {
        return (version(group * STRIDE) << 16 ^ found & -1L << 16) == 0;
    }

    KeyValSpill spillAcquire() {
        return (KeyValSpill) SPILL.getAcquire(this);
    }

    /** The place of a key in a spill, or -1. Calls equals. */
    int indexIn(KeyValSpill spilled, long hash, KeyStored key) {
        for (int i = spilled.firstFrom(hash); spilled.hasHash(i, hash); i++) {
            if (isEqual(spilled.keys[i], key)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether an odd writer is in the home group of a hash right now. */
    boolean isOdd(long hash) {
        return (versionAcquire(home(hash) * STRIDE) & 1) != 0;
    }

    // Without user code: for cursors, which have the very key.

    /** As find, but by identity; a slot is not validated, an absence is. */
    long locate(long hash, KeyStored key) {
        int home = home(hash);
        long homeVersion = 0;
        long homeWord = 0;
        long sum = 0;
        int group = home;
        int walked = 0;
        long word;
        do {
            int at = group * STRIDE;
            long version = versionAcquire(at);
            if ((version & 1) != 0) {
                return RETRY;
            }
            word = word(at);
            for (long match = Control.match(word, Control.pattern(hash)); match != 0; match &= match - 1) {
                int slot = slot(group, Control.firstSlot(match));
                if (isIdentical(slotKey(slot), key)) {
                    return found(version, slot);
                }
            }
            if (walked == 0) {
                homeVersion = version;
                homeWord = word;
            }
            sum += version;
            walked++;
            group = group + 1 & groups - 1;
        } while (Control.passed(word) != 0 && walked < reach());
        KeyValSpill spilled = Control.isStashed(homeWord) ? spillAcquire() : null;
        VarHandle.acquireFence();
        if (!isStill(home, walked, sum)) {
            return RETRY;
        }
        return found(homeVersion, spilled != null && placeIn(spilled, hash, key) >= 0 ? IN_SPILL : ABSENT);
    }

    static int placeIn(KeyValSpill spilled, long hash, KeyStored key) {
        for (int i = spilled.firstFrom(hash); spilled.hasHash(i, hash); i++) {
            if (isIdentical(spilled.keys[i], key)) {
                return i;
            }
        }
        return -1;
    }

    // Under the lock: nothing moves, so nothing is validated.

    KeyValSpill spill() {
        return spill;
    }

    /** The slot of a key, or NOWHERE. Calls equals: the caller has named itself the owner. */
    int findLocked(long hash, KeyStored key) {
        int group = home(hash);
        long homeWord = word(group * STRIDE);
        long word = homeWord;
        for (int walked = 1; ; walked++) {
            for (long match = Control.match(word, Control.pattern(hash)); match != 0; match &= match - 1) {
                int slot = slot(group, Control.firstSlot(match));
                if (isIdentical(slotKey(slot), key) || isLikely(slot, hash, key) && isEqual(slotKey(slot), key)) {
                    return slot;
                }
            }
            if (Control.passed(word) == 0 || walked >= reach()) {
                break;
            }
            group = group + 1 & groups - 1;
            word = word(group * STRIDE);
        }
        int place = Control.isStashed(homeWord) ? indexIn(spill, hash, key) : -1;
        return place < 0 ? NOWHERE : SPILLED + place;
    }

    /** The slot of this very key, or NOWHERE; calls no user code. */
    int locateLocked(long hash, KeyStored key) {
        long found = locate(hash, key);
        int code = code(found);
        return isSlot(code) ? code : code == IN_SPILL ? SPILLED + placeIn(spill, hash, key) : NOWHERE;
    }

    /** The slot that an unlocked find found, if it is still right: else the caller has to look again. */
    boolean holds(long found, long hash) {
        int code = code(found);
        if (isSlot(code)) {
            return isStill(found, groupOf(code));
        }
        int home = home(hash);
        // The home had no entry beyond it, and has none now if it has had room all the time: keys came and went only in
        // odd phases
        return code == ABSENT_AT_HOME && isStill(found, home) && Control.matchFree(word(home * STRIDE)) != 0;
    }

    ValStored value(int slot) {
        return slot < SPILLED ? slotValue(slot) : spill.values[slot - SPILLED];
    }

    KeyStored key(int slot) {
        return slot < SPILLED ? slotKey(slot) : spill.keys[slot - SPILLED];
    }

    long hashAt(int slot) {
        return slot < SPILLED ? slotHash(slot) : spill.hashes[slot - SPILLED];
    }

    boolean isFull() {
        return header.live() - spill.size() >= limit;
    }

    void overwrite(int slot, ValStored value) {
        if (slot < SPILLED) {
            setValue(slot, value);
        } else {
            SPILL.setRelease(this, spill.withValue(slot - SPILLED, value));
        }
    }

    /** Adds an entry whose key is absent, and counts it before anybody can see it. */
    void insert(long hash, KeyStored key, ValStored value) {
        insert(hash, key, value, true);
    }

    /** Adds an entry to a table that nobody knows yet. */
    private void insertApart(long hash, KeyStored key, ValStored value) {
        insert(hash, key, value, false);
    }

    private void insert(long hash, KeyStored key, ValStored value, boolean counted) {
        int home = home(hash);
        int group = home;
        long word = word(group * STRIDE);
        if (Control.matchFree(word) == 0) {
            group = roomFrom(home, hash);
            if (group == NOWHERE) {
                insertInSpill(home, hash, key, value, counted);
                return;
            }
            word = word(group * STRIDE);
        }
        int at = group * STRIDE;
        int in = Control.firstSlot(Control.matchFree(word));
        setOdd(at);
        VarHandle.storeStoreFence();
        fill(slot(group, in), hash, key, value);
        if (counted) {
            header.setLive(header.live() + 1);
        }
        setWord(at, Control.withControl(word, in, hash));
        setEven(at);
        changeCounts(home, group, Control.ONE_PASSED);
    }

    private void insertInSpill(int home, long hash, KeyStored key, ValStored value, boolean counted) {
        KeyValSpill more = spill.with(hash, key, value);
        int at = home * STRIDE;
        setOdd(at);
        VarHandle.storeStoreFence();
        SPILL.setRelease(this, more);
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

    /** Removes the entry in a slot. The home is that of the entry, not of the question: a key may have changed since it was put. */
    void remove(int slot) {
        if (slot >= SPILLED) {
            removeFromSpill(slot - SPILLED);
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
        changeCounts(home, group, -Control.ONE_PASSED);
        pullBack(group, inGroup(slot));
        header.setLive(header.live() - 1);
    }

    private void removeFromSpill(int place) {
        KeyValSpill fewer = spill.without(place);
        int home = home(spill.hashes[place]);
        int at = home * STRIDE;
        setOdd(at);
        VarHandle.storeStoreFence();
        SPILL.setRelease(this, fewer);
        if (!isSpilled(fewer, home)) {
            setWord(at, word(at) & ~Control.STASHED);
        }
        setEven(at);
        header.setLive(header.live() - 1);
        pressAt = fewer.size() == 0 ? PATIENCE : pressAt;
    }

    private boolean isSpilled(KeyValSpill spilled, int home) {
        for (int i = 0; i < spilled.size(); i++) {
            if (home(spilled.hashes[i]) == home) {
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
            takeFromSpill(group);
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

    /** Takes an entry for which a group with a new hole has room out of the spill, if there is one. */
    private void takeFromSpill(int group) {
        int place = placeWithRoom(group);
        if (place < 0) {
            return;
        }
        KeyValSpill fewer;
        try {
            fewer = spill.without(place);
        } catch (OutOfMemoryError noRoom) {
            return; // it is found where it is
        }
        long hash = spill.hashes[place];
        int home = home(hash);
        int target = roomFrom(home, hash);
        int homeAt = home * STRIDE;
        int targetAt = target * STRIDE;
        int in = Control.firstSlot(Control.matchFree(word(targetAt)));
        boolean marked = isSpilled(fewer, home);
        KeyStored key = spill.keys[place];
        ValStored value = spill.values[place];
        setOdd(homeAt);
        if (target != home) {
            setOdd(targetAt);
        }
        VarHandle.storeStoreFence();
        fill(slot(target, in), hash, key, value);
        setWord(targetAt, Control.withControl(word(targetAt), in, hash));
        SPILL.setRelease(this, fewer);
        if (!marked) {
            setWord(homeAt, word(homeAt) & ~Control.STASHED);
        }
        if (target != home) {
            setEven(targetAt);
        }
        changeCounts(home, target, Control.ONE_PASSED);
        setEven(homeAt);
        pressAt = fewer.size() == 0 ? PATIENCE : pressAt;
    }

    private int placeWithRoom(int group) {
        for (int i = 0; i < spill.size(); i++) {
            long hash = spill.hashes[i];
            if (i != 0 && spill.hasHash(i - 1, hash)) {
                continue; // those of an equal hash find no room either
            }
            if (distance(home(hash), group) < reach() && roomFrom(home(hash), hash) != NOWHERE) {
                return i;
            }
        }
        return -1;
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
        SPILL.setRelease(this, KeyValSpill.NONE);
        pressAt = PATIENCE;
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
            long hash = hashAt(slot);
            (hash << depth >= 0 ? lower : upper).insertApart(hash, key(slot), value(slot));
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
        return Footprint.object(FIELD_BYTES + 2 * Footprint.REFERENCE + 2 * Integer.BYTES + Long.BYTES)
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
