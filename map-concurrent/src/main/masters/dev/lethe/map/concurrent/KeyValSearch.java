package dev.lethe.map.concurrent;

import dev.lethe.map.Hasher;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.NullUnmarked;

/** Where a key is in a table: for readers and for writers that have no lock yet, for cursors, and for the holder of the lock. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
abstract class KeyValSearch extends KeyValSlots {
    /*
     * Goal: a search writes nothing, and what it says was so at one moment of it. What it may rely on are the invariants of
     * KeyValTable.
     *
     * What find returns is a long: the lower 48 bits of the version, and 16 bits that name a slot or one of the codes below. A
     * writer that stalls between find and lock while one group is changed 2^47 times would be fooled; that is years.
     */

    private static final VarHandle SPILL;

    static {
        try {
            SPILL = MethodHandles.lookup().findVarHandle(KeyValSearch.class, "spill", KeyValSpill.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** Codes of find: smaller ones are slots. This one: it is in no group; if it is anywhere, it is in the spill. */
    static final int IN_SPILL = 0xFFFC;

    static final int ABSENT = 0xFFFD;

    /** Absent, and the home group alone says so. */
    static final int ABSENT_AT_HOME = 0xFFFE;

    static final int RETRY = 0xFFFF;

    /** Slot numbers from here on are places in the spill; only the holder of the lock has them. */
    static final int SPILLED = 1 << 16;

    static final int NOWHERE = -1;

    /** Plainly accessed by the holder of the lock only. */
    KeyValSpill spill = KeyValSpill.NONE;

    KeyValSearch(
            int groups, boolean bare, int depth, long epoch, Header header, Hasher<Object> hasher, long multiplier) {
        super(groups, bare, depth, epoch, header, hasher, multiplier);
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
     *
     * <p>Straight-line for what nearly all lookups need, the first candidate of the home group: its machine code is small enough to be
     * inlined into callers. The loops are in findRest.
     */
    final long find(long hash, KeyStored key) {
        int home = home(hash);
        int at = home * STRIDE;
        long version = versionAcquire(at);
        if (!isEven(version)) {
            return RETRY;
        }
        long word = word(at);
        long match = Control.match(word, Control.pattern(hash));
        if (match != 0) {
            int slot = slot(home, Control.firstSlot(match));
            int same = compare(slot, at, version, hash, key);
            if (same != OTHER) {
                return same == SAME ? found(version, slot) : RETRY;
            }
            match &= match - 1;
        } else if (Control.endsHere(word)) {
            VarHandle.acquireFence();
            return version(at) == version ? found(version, ABSENT_AT_HOME) : RETRY;
        }
        return findRest(home, match, version, word, hash, key);
    }

    /**
     * Goes on with the candidates that are left in the home group, and the groups behind it.
     *
     * <p>One method on purpose: HotSpot inlines none of more than 325 bytecodes, and this one inlined would make find too big to be
     * inlined itself. InliningTest pins both sizes.
     */
    final long findRest(int home, long candidates, long homeVersion, long homeWord, long hash, KeyStored key) {
        int at = home * STRIDE;
        for (long match = candidates; match != 0; match &= match - 1) {
            int slot = slot(home, Control.firstSlot(match));
            int same = compare(slot, at, homeVersion, hash, key);
            if (same != OTHER) {
                return same == SAME ? found(homeVersion, slot) : RETRY;
            }
        }
        if (Control.endsHere(homeWord)) {
            VarHandle.acquireFence();
            return version(at) == homeVersion ? found(homeVersion, ABSENT_AT_HOME) : RETRY;
        }
        long pattern = Control.pattern(hash);
        long sum = homeVersion;
        long word = homeWord;
        int group = home;
        int walked = 1;
        while (Control.passed(word) != 0 && walked < reach()) { // I6; T3 of core: nobody walks further
            group = group + 1 & groups - 1;
            walked++;
            at = group * STRIDE;
            long version = versionAcquire(at);
            if (!isEven(version)) {
                return RETRY;
            }
            sum += version;
            word = word(at);
            for (long match = Control.match(word, pattern); match != 0; match &= match - 1) {
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
        VarHandle.acquireFence();
        if (!isStill(home, walked, sum)) { // I9
            return RETRY;
        }
        return found(homeVersion, Control.isStashed(homeWord) ? IN_SPILL : ABSENT);
    }

    /** Whether all versions of a walk are what they were: they only grow, so their sum tells. The caller has put a fence before. */
    final boolean isStill(int home, int walked, long sum) {
        long now = 0;
        int group = home;
        for (int left = walked; left > 0; left--) {
            now += version(group * STRIDE);
            group = group + 1 & groups - 1;
        }
        return now == sum;
    }

    /** Whether the group of a slot that was found, or of the home where nothing was, has not changed its keys since. */
    final boolean isStill(long found, int group) {
        return (version(group * STRIDE) << 16 ^ found & -1L << 16) == 0;
    }

    final KeyValSpill spillAcquire() {
        return (KeyValSpill) SPILL.getAcquire(this);
    }

    /** The spill that belongs to what find has found; null if the home of the hash has changed since (S1). */
    final KeyValSpill spillOf(long found, long hash) {
        KeyValSpill spilled = spillAcquire();
        VarHandle.acquireFence();
        return isStill(found, home(hash)) ? spilled : null;
    }

    /** The place of a key in a spill, or -1. Calls equals and compareTo. */
    final int placeOf(KeyValSpill spilled, long hash, KeyStored key) {
        int place = search(spilled.ranked, 0, hash, key);
        for (int i = spilled.firstWaiting(); i < spilled.size() && place < 0; i++) {
            if (spilled.hasHash(i, hash) && isEqual(spilled.at(i).key, key)) {
                place = i;
            }
        }
        return place;
    }

    /** The place of a key among the ranked below an entry, given the first place there; or -1. */
    private int search(KeyValBranch from, int firstPlace, long hash, KeyStored key) {
        int place = firstPlace;
        KeyValBranch tree = from;
        while (tree != null) {
            int order = Integer.compareUnsigned((int) (tree.hash >>> 32), (int) (hash >>> 32));
            boolean decided = order != 0;
            if (!decided) {
                order = Ranks.compare(tree.key, key, hasher);
                decided = order != 0 && Ranks.decides(tree.key, key, hasher);
                if (!decided && isEqual(tree.key, key)) {
                    return place + KeyValBranch.size(tree.before);
                }
            }
            if (!decided) {
                int found = search(tree.before, place, hash, key);
                if (found >= 0) {
                    return found;
                }
            }
            if (decided && order > 0) {
                tree = tree.before;
            } else {
                place += KeyValBranch.size(tree.before) + 1;
                tree = tree.behind;
            }
        }
        return -1;
    }

    /** Whether an odd writer is in the home group of a hash right now. */
    final boolean isOdd(long hash) {
        return (versionAcquire(home(hash) * STRIDE) & 1) != 0;
    }

    // Without user code: for cursors, which have the very key.

    /** As find, but by identity; a slot is not validated, an absence is. */
    final long locate(long hash, KeyStored key) {
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
            if (!isEven(version)) {
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
        VarHandle.acquireFence();
        if (!isStill(home, walked, sum)) {
            return RETRY;
        }
        return found(homeVersion, Control.isStashed(homeWord) ? IN_SPILL : ABSENT);
    }

    /**
     * The place of this very key in a spill, or -1.
     *
     * @param likely where it is looked for first, and directly before that: a walk goes on from where it was
     */
    static int placeOfSame(KeyValSpill spilled, long hash, KeyStored key, int likely) {
        for (int place = Math.max(0, likely - 1); place <= likely && place < spilled.size(); place++) {
            if (isIdentical(spilled.at(place).key, key)) {
                return place;
            }
        }
        int end = spilled.firstBehind(hash);
        for (int place = spilled.firstFrom(hash); place < end; place++) {
            if (isIdentical(spilled.at(place).key, key)) {
                return place;
            }
        }
        for (int place = spilled.firstWaiting(); place < spilled.size(); place++) {
            if (isIdentical(spilled.at(place).key, key)) {
                return place;
            }
        }
        return -1;
    }

    // Under the lock: nothing moves, so nothing is validated.

    final KeyValSpill spill() {
        return spill;
    }

    /** Replaces the spill: inside an odd phase of the home that it changes for, unless only a value changes (S1). */
    final void setSpillRelease(KeyValSpill now) {
        SPILL.setRelease(this, now);
    }

    @SuppressWarnings("ReferenceEquality") // a spill never changes: the very one is meant
    final boolean hasSpill(KeyValSpill seen) {
        return spill == seen;
    }

    /** The slot of a key, or NOWHERE. Calls equals and compareTo: the caller has named itself the owner. */
    final int findLocked(long hash, KeyStored key) {
        int slot = findInGroups(hash, key);
        return slot == NOWHERE ? findInSpill(hash, key) : slot;
    }

    /** The same for a key that is in no group. */
    final int findInSpill(long hash, KeyStored key) {
        int place = Control.isStashed(word(home(hash) * STRIDE)) ? placeOf(spill, hash, key) : -1;
        return place < 0 ? NOWHERE : SPILLED + place;
    }

    /** The same for a key that is not in the spill. */
    final int findInGroups(long hash, KeyStored key) {
        int group = home(hash);
        long word = word(group * STRIDE);
        for (int walked = 1; ; walked++) {
            for (long match = Control.match(word, Control.pattern(hash)); match != 0; match &= match - 1) {
                int slot = slot(group, Control.firstSlot(match));
                if (isIdentical(slotKey(slot), key)
                        || isLikely(slotKey(slot), slot, hash, key) && isEqual(slotKey(slot), key)) {
                    return slot;
                }
            }
            if (Control.passed(word) == 0 || walked >= reach()) {
                return NOWHERE;
            }
            group = group + 1 & groups - 1;
            word = word(group * STRIDE);
        }
    }

    /** The slot of this very key, or NOWHERE; calls no user code. For the likely place see placeOfSame. */
    final int locateLocked(long hash, KeyStored key, int likely) {
        long found = locate(hash, key);
        int code = code(found);
        int place = code == IN_SPILL ? placeOfSame(spill, hash, key, likely) : -1;
        return isSlot(code) ? code : place < 0 ? NOWHERE : SPILLED + place;
    }

    /** The slot that an unlocked find found, if it is still right: else the caller has to look again. */
    final boolean holds(long found, long hash) {
        int code = code(found);
        if (isSlot(code)) {
            return isStill(found, groupOf(code));
        }
        int home = home(hash);
        // The home had no entry beyond it, and has none now if it has had room all the time: keys came and went only in
        // odd phases
        return code == ABSENT_AT_HOME && isStill(found, home) && Control.matchFree(word(home * STRIDE)) != 0;
    }

    final ValStored value(int slot) {
        return slot < SPILLED ? slotValue(slot) : spill.at(slot - SPILLED).value;
    }

    final KeyStored key(int slot) {
        return slot < SPILLED ? slotKey(slot) : spill.at(slot - SPILLED).key;
    }

    final long hashAt(int slot) {
        return slot < SPILLED ? slotHash(slot) : spill.at(slot - SPILLED).hash;
    }
}
