package dev.lethe.map.core;

import org.jspecify.annotations.NullUnmarked;

/** One table: an array of groups, and how entries are found, added and removed in it. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
final class KeyValTable extends KeyValStash {
    /*
     * Goal: lookups that end early, and a removal after which the table is as if the entry had never been there.
     *
     *   words   | word of group 0 | word of group 1 | … |      7 control bytes and the count n of each group (Control)
     *   slots   | 7 slots         | 7 slots         | … | stash …        (KeyValSlots, KeyValStash)
     *
     * An entry lives in its home group, or, when that is full, in the first group behind it (the last is followed by the
     * first) that had room, at most `reach` groups from home; those that found none are in the stash. Its *path* is the
     * groups from home up to, and without, the one it lives in.
     *
     * Invariants (checkInvariants proves them one by one):
     *   T1  A control byte is 0x80 iff its slot is free; else it is made of the entry's hash at insertion.
     *   T2  n of a group = the live entries of the groups (not of the stash) whose path holds it.
     *   T3  An entry lives less than `reach` groups behind its home, so n <= 7 (reach - 1) <= 126.
     *   T4  An entry is in the stash only if on the way from its home there is no room: every group within reach is full, or it
     *       meets so many entries with its control byte that their hashes must be equal (roomFrom). The mark s of a group is set
     *       iff an entry of the stash has it as its home, so lookups of other homes never look at the stash.
     *   T5  live = the entries in groups and stash; its Spill knows which slots of it are taken.
     *   T6  A free slot refers to nothing.
     *   T7  live == 0 implies that all words are EMPTY. (From T1, T2 and T4.) So an emptied table need not be wiped.
     *   T8  No group is passed by an entry while it has a free slot. Remove keeps that by pulling back: the hole takes an entry
     *       that passed it, the hole that this one leaves takes another, and so on. Hence the counts, the sum of all walks and
     *       the end of every lookup are those of a fresh table with the same entries, whatever the history.
     *
     *   T9  Home groups are made of the bits next below those of the directory, but in a folded table (Table), of at most
     *       FOLDED_GROUPS groups, of deeper ones, which all are among the upper 32.
     *
     * T8 in other words: with linear walking, how many entries flow over from group to group depends on the set of entries,
     * not on their order. The stash takes what lies beyond reach, and gives it back to the holes
     * it could fill; which entries those are may depend on the order. The kept hash (or, for long keys, the hash made again) tells the home of an entry, so moving needs
     * no user code and cannot throw.
     *
     * References: Go 1.24 internal/runtime/maps (groups, one-byte hashes), Folly F14 (counts of overflow instead of
     * tombstones); pull-back and its measurement: docs/adr/0002.
     */

    /** The epoch of a table that no map ever has. */
    static final int NEVER = 0;

    /** The epoch of the table of a closed map. */
    static final int CLOSED = -1;

    /** How many slots the first table of a map has, whose only group is cut short. */
    static final int FIRST_SLOTS = 2;

    KeyValTable(int groups, int depth, int epoch, Keys rule, long multiplier) {
        this(groups, groups * Control.GROUP_SLOTS, depth, epoch, Geometry.limit(groups), rule, multiplier);
    }

    private KeyValTable(int groups, int slots, int depth, int epoch, int limit, Keys rule, long multiplier) {
        super(groups, slots, depth, epoch, limit, rule, multiplier);
    }

    /** A table whose stash has room from the beginning. */
    static KeyValTable withStash(int groups, int stashed, int depth, int epoch, Keys rule, long multiplier) {
        int slots = groups * Control.GROUP_SLOTS + stashed;
        Spill spill = new Spill(stashed); // first, since what a table holds has to be released
        KeyValTable table = new KeyValTable(groups, slots, depth, epoch, Geometry.limit(groups), rule, multiplier);
        table.spill = spill;
        return table;
    }

    /** A table of one group for the first entries of a map: as it takes no more, the slots it lacks are never used. */
    static KeyValTable first(int epoch, Keys rule, long multiplier) {
        return new KeyValTable(1, FIRST_SLOTS, 0, epoch, FIRST_SLOTS, rule, multiplier);
    }

    /** Gives the group of a first table the slots it lacks. */
    void widen() {
        resize(Control.GROUP_SLOTS);
        limit = Control.GROUP_SLOTS;
    }

    /** A table without entries that takes none. In that of a closed map every lookup has to go on, and so gets an exception. */
    static KeyValTable withoutRoom(int epoch) {
        KeyValTable table = new KeyValTable(1, Control.GROUP_SLOTS, 0, epoch, 0, Keys.DEFAULT, 0);
        if (epoch == CLOSED) {
            table.setWord(0, table.word(0) | Control.STASHED);
        }
        return table;
    }

    static IllegalStateException closed() {
        return new IllegalStateException("This map is closed; make a new one.");
    }

    /**
     * The value of a key, or {@code absent}, also when the entries are of another epoch than the one asked for. For maps without a
     * rule of their own; may call the key's {@code equals}.
     *
     * <p>Straight-line for what nearly all lookups need, the first candidate of the home group: its machine code is small
     * enough to be inlined into callers, and many lookups are under way in the processor at a time, which hides their cache
     * misses. No instruction is spent on what may come afterwards: the value is read before the key is compared, and findRest
     * starts anew, since what it is told has to be saved here (ADR 0009). A group that ends the lookup does so in every epoch.
     */
    ValStored lookup(long hash, KeyStored key, int asked, ValStored absent) {
        int group = home(hash);
        long word = word(group);
        long match = Control.match(word, Control.pattern(hash));
        if (match != 0) {
            if (epoch == asked) {
                int slot = group * Control.GROUP_SLOTS + Control.firstSlot(match);
                ValStored value = value(slot);
                if (matchesPlainly(slot, hash, key)) {
                    return value;
                }
            }
        } else if (Control.endsHere(word)) {
            return absent; // T2, T4
        }
        int slot = findRest(hash, key, asked);
        return slot >= 0 ? value(slot) : absent;
    }

    /** The slot of a key, or -1, for those who change the entry or have a rule of their own; else as lookup. */
    int find(long hash, KeyStored key, int asked) {
        int group = home(hash);
        long word = word(group);
        long match = Control.match(word, Control.pattern(hash));
        if (match != 0) {
            if (epoch == asked) {
                int slot = group * Control.GROUP_SLOTS + Control.firstSlot(match);
                if (matches(slot, hash, key)) {
                    return slot;
                }
            }
        } else if (Control.endsHere(word)) {
            return -1; // T2, T4
        }
        return findRest(hash, key, asked);
    }

    /**
     * Finds what is not the first candidate of its home group; that one is asked once more.
     *
     * <p>Long on purpose, each stage with a loop of its own: HotSpot inlines no method of more than 325 bytecodes, and this
     * one inlined would make find too big to be inlined itself. InliningTest pins both sizes.
     */
    private int findRest(long hash, KeyStored key, int asked) {
        if (epoch != asked) {
            if (epoch == CLOSED) {
                throw closed();
            }
            return -1;
        }
        int home = home(hash);
        long word = word(home);
        long pattern = Control.pattern(hash);
        for (long match = Control.match(word, pattern); match != 0; match &= match - 1) {
            int slot = home * Control.GROUP_SLOTS + Control.firstSlot(match);
            if (matches(slot, hash, key)) {
                return slot;
            }
        }
        if (Control.passed(word) == 0 && !Control.isStashed(word)) { // T2, T4
            return -1;
        }
        int mask = groups() - 1;
        int group = home + 1
                & mask; // where most of those that left home are; home itself once more if it is the only group
        word = word(group);
        for (long match = Control.match(word, pattern); match != 0; match &= match - 1) {
            int slot = group * Control.GROUP_SLOTS + Control.firstSlot(match);
            if (matches(slot, hash, key)) {
                return slot;
            }
        }
        for (int left = reach() - 1;
                Control.passed(word) != 0 && --left > 0; ) { // T2: nobody passed; T3: nobody walks further
            group = group + 1 & mask;
            word = word(group);
            for (long match = Control.match(word, pattern); match != 0; match &= match - 1) {
                int slot = group * Control.GROUP_SLOTS + Control.firstSlot(match);
                if (matches(slot, hash, key)) {
                    return slot;
                }
            }
        }
        if (!Control.isStashed(word(home))) { // T4
            return -1;
        }
        Spill spill = this.spill;
        int base = slotsOfGroups();
        for (int place = spill.firstWaiting(); place != Spill.NIL; place = spill.nextWaiting(place)) {
            if (hasHash(base + place, hash) && matches(base + place, hash, key)) {
                return base + place;
            }
        }
        return search(spill.root(), hash, key);
    }

    /** The slot that holds this very key, or -1; calls no user code. For cursors and entries that come back to a key. */
    int locate(long hash, KeyStored key, int asked) {
        if (epoch != asked) {
            return -1;
        }
        int slot = locateInGroups(hash, key);
        return slot < 0 && Control.isStashed(word(home(hash))) ? locateInStash(hash, key) : slot;
    }

    /** The same without a look at the stash. */
    int locateInGroups(long hash, KeyStored key) {
        int group = home(hash);
        for (int left = reach(); left > 0; left--) {
            long word = word(group);
            for (long match = Control.match(word, Control.pattern(hash)); match != 0; match &= match - 1) {
                int slot = group * Control.GROUP_SLOTS + Control.firstSlot(match);
                if (holds(slot, hash, key)) {
                    return slot;
                }
            }
            if (Control.passed(word) == 0) {
                break;
            }
            group = group + 1 & groups() - 1;
        }
        return -1;
    }

    /** Whether a slot, which may be of any table, holds this very key in this one. Calls no user code. */
    boolean isAt(int slot, long hash, KeyStored key) {
        if (slot < slotsOfGroups()) {
            int group = slot / Control.GROUP_SLOTS;
            long control = Control.controlAt(word(group), slot - group * Control.GROUP_SLOTS);
            return control == Control.controlByte(hash) && holds(slot, hash, key);
        }
        return slot < slots() && spill != null && spill.isTaken(slot - slotsOfGroups()) && holds(slot, hash, key);
    }

    boolean isFull() {
        return live - stash >= limit;
    }

    /**
     * Adds an entry whose key is absent. Only the key and the stash may have to allocate, and do so before anything changes.
     *
     * @return its slot
     */
    int insert(long hash, KeyStored key, ValStored value) {
        prepareKey(key);
        int group = home(hash);
        long word = word(group);
        long free = Control.matchFree(word);
        if (free == 0) {
            int home = group;
            group = roomFrom(home, hash);
            if (group < 0) {
                return insertInStash(hash, key, value);
            }
            pass(home, group);
            word = word(group);
            free = Control.matchFree(word);
        }
        int inGroup = Control.firstSlot(free);
        int slot = group * Control.GROUP_SLOTS + inGroup;
        setWord(group, Control.withControl(word, inGroup, hash));
        fill(slot, hash, key, value);
        live++;
        if (isNoting()) {
            note(slot);
        }
        return slot;
    }

    /** Makes the room for the key and in the stash that an insert would take, so that it allocates nothing. */
    void prepare(long hash, KeyStored key) {
        prepareKey(key);
        int home = home(hash);
        boolean spills = Control.matchFree(word(home)) == 0 && roomFrom(home, hash) < 0;
        if (spills && (spill == null || spill.isFull())) {
            growStash();
        }
    }

    /** Counts an entry on its way. */
    private void pass(int home, int group) {
        for (int passed = home; passed != group; passed = passed + 1 & groups() - 1) {
            setWord(passed, word(passed) + Control.ONE_PASSED);
        }
    }

    /**
     * Removes the entry in a slot that was found by a hash. Calls no user code and allocates nothing. The home is that of the
     * entry, not of the question: a key changed since may have been found by another hash, and the groups on that one's
     * path have not counted it. An entry that is not at home has passed the group before (T2), so where nobody did, the
     * kept hash need not be read.
     */
    void remove(int slot, long asked) {
        int home = home(asked);
        int inGroup = slot - home * Control.GROUP_SLOTS;
        if (inGroup < 0 || inGroup >= Control.GROUP_SLOTS || Control.passed(word(home - 1 & groups() - 1)) != 0) {
            removeElsewhere(slot, hashOfFound(slot, asked));
            return;
        }
        long word = Control.withoutControl(word(home), inGroup);
        setWord(home, word);
        wipe(slot);
        if (--live == 0) {
            forgetNotes();
        }
        if (Control.passed(word) + stash != 0) {
            pullBack(home, slot);
        }
    }

    /** Removes an entry that may not lie in its home group. */
    private void removeElsewhere(int slot, long hash) {
        int home = home(hash);
        int mask = groups() - 1;
        if (slot >= slotsOfGroups()) {
            removeFromStash(slot);
            return;
        }
        int group = slot / Control.GROUP_SLOTS;
        setWord(group, Control.withoutControl(word(group), slot - group * Control.GROUP_SLOTS));
        wipe(slot);
        live--;
        for (int passed = home; passed != group; passed = passed + 1 & mask) {
            setWord(passed, word(passed) - Control.ONE_PASSED);
        }
        if (Control.passed(word(group)) + stash != 0) {
            pullBack(group, slot);
        }
    }

    /** Whether no other entry moves when this one is removed. */
    boolean staysPutWithout(int slot) {
        return slot < slotsOfGroups() && stash == 0 && Control.passed(word(slot / Control.GROUP_SLOTS)) == 0;
    }

    /**
     * Fills a hole with an entry that passed it, and so on for the hole that this one leaves (T8); then from the stash (T4).
     *
     * <p>Long on purpose: HotSpot inlines no method of more than 325 bytecodes, and this one inlined would make remove too big
     * to be inlined itself. InliningTest pins both sizes.
     */
    private void pullBack(int holeGroup, int holeSlot) {
        int mask = groups() - 1;
        int reach = reach();
        int group = holeGroup;
        int hole = holeSlot;
        while (Control.passed(word(group)) != 0) {
            // By T2 and T3 an entry that passed the group lies in one of the next groups within reach.
            int source = group;
            int from = -1;
            for (int steps = 1; from < 0; steps++) {
                if (steps == reach) {
                    throw new AssertionError("T2 is broken: group " + group + " counts an entry that is not there");
                }
                source = group + steps & mask;
                for (long match = Control.matchOccupied(word(source)); match != 0; match &= match - 1) {
                    int slot = source * Control.GROUP_SLOTS + Control.firstSlot(match);
                    if (distance(home(hashAt(slot)), source) >= steps) {
                        from = slot;
                        break;
                    }
                }
            }
            setWord(group, Control.withControl(word(group), hole - group * Control.GROUP_SLOTS, hashAt(from)));
            setWord(source, Control.withoutControl(word(source), from - source * Control.GROUP_SLOTS));
            copy(from, hole);
            wipe(from);
            for (int passed = group; passed != source; passed = passed + 1 & mask) {
                setWord(passed, word(passed) - Control.ONE_PASSED); // the part of its path that it no longer walks
            }
            group = source;
            hole = from;
        }
        // An entry of the stash for which there is room now has its home there or before, within reach, and no group
        // between has
        // room: else it would have had room before (T4). A flood that lost an entry on its way, by the removal or by
        // what moved, may
        // have room behind the hole, whoever takes that: hence once more, until there is none.
        int home = group;
        for (int left = reach; left > 0 && stash != 0; left--) {
            int slot = Control.isStashed(word(home)) ? anyWithRoom(home) : -1;
            if (slot >= 0) {
                takeFromStash(slot);
                home = group;
                left = reach + 1;
                continue;
            }
            home = home - 1 & mask;
            if (Control.matchFree(word(home)) != 0) {
                return;
            }
        }
    }

    private void takeFromStash(int slot) {
        long hash = hashAt(slot);
        int home = home(hash);
        int group = roomFrom(home, hash);
        pass(home, group);
        int inGroup = Control.firstSlot(Control.matchFree(word(group)));
        setWord(group, Control.withControl(word(group), inGroup, hash));
        copy(slot, group * Control.GROUP_SLOTS + inGroup);
        live++;
        removeFromStash(slot);
    }

    /**
     * Makes the table empty and lets go of all references; the cost is that of the few entries that it ever had since it was
     * empty, or else a look at each word, and the live entries.
     */
    void wipeEntries() {
        if (live == 0) {
            forgetNotes();
            return; // T6, T7
        }
        if (isNoting()) {
            for (int note = newestNote(); note < NOTED; note++) {
                int slot = noted(note);
                if (REFERENCES) {
                    wipe(slot);
                }
                setWord(slot / Control.GROUP_SLOTS, Control.EMPTY);
            }
        } else {
            wipeWidely();
        }
        live = 0;
        stash = 0;
        forgetNotes();
        dropKeys();
    }

    private void wipeWidely() {
        if (REFERENCES) {
            if (live > slots() >> 2) {
                wipeAll();
            } else {
                for (int slot = next(-1); slot >= 0; slot = next(slot)) {
                    wipe(slot);
                }
            }
        }
        wipeWords();
        if (stash != 0) {
            spill.releaseAll();
            limit = Geometry.limit(groups());
        }
    }

    /** The first occupied slot behind a slot, or -1; the stash comes last. */
    int next(int slot) {
        int from = slot + 1;
        int group = from / Control.GROUP_SLOTS;
        if (group < groups()) {
            int inGroup = from - group * Control.GROUP_SLOTS;
            long match = Control.matchOccupied(word(group)) >>> (inGroup << 3) << (inGroup << 3);
            while (match == 0) {
                if (++group == groups()) {
                    return nextInStash(slotsOfGroups());
                }
                match = Control.matchOccupied(word(group));
            }
            return group * Control.GROUP_SLOTS + Control.firstSlot(match);
        }
        return nextInStash(from);
    }

    /**
     * Copies all entries into other tables: those whose next bit of the hash is 0 to the first, the others to the second.
     */
    void copyInto(KeyValTable lower, KeyValTable upper) {
        int groups = slotsOfGroups();
        for (int slot = next(-1); slot >= 0 && slot < groups; slot = next(slot)) {
            targetOf(slot, lower, upper).insert(hashAt(slot), keyToMove(slot), value(slot));
        }
        if (stash != 0) {
            copyStashInto(lower, upper);
        }
        lower.fitKeys();
        upper.fitKeys();
    }

    private void copyStashInto(KeyValTable lower, KeyValTable upper) {
        int groups = slotsOfGroups();
        for (int place = spill.firstWaiting(); place != Spill.NIL; place = spill.nextWaiting(place)) {
            int slot = groups + place;
            targetOf(slot, lower, upper).insert(hashAt(slot), keyToMove(slot), value(slot));
        }
        for (int place = spill.first(); place != Spill.NIL; place = spill.next(place)) {
            int slot = groups + place;
            targetOf(slot, lower, upper).insertRanked(hashAt(slot), keyToMove(slot), value(slot));
        }
    }

    /** Copies all entries into one table, if they are of this epoch; else it has none. */
    void copyLive(KeyValTable target, int asked) {
        if (epoch == asked) {
            copyInto(target, target);
        }
    }

    private KeyValTable targetOf(int slot, KeyValTable lower, KeyValTable upper) {
        return hashAt(slot) << depth >= 0 ? lower : upper;
    }

    /**
     * The shift of a table that takes the entries with these top bits over. When this one is folded it stays so, but for entries that
     * are spread by now; where its homes crowd nevertheless, they go by a deeper bit.
     */
    int shiftFor(int groups, int bits, long hash) {
        int even = evenShift(groups, bits);
        if (!isFolded() || groups == 1 || isEvenIn(hash, bits)) {
            return even;
        }
        return Math.min(even, isPressed() ? Math.max(Integer.SIZE, shift() - 1) : shift());
    }

    /**
     * Whether the entries with these top bits, at least as many as all share, are spread over all hashes that have them. Looks at each
     * entry.
     */
    boolean isEvenIn(long hash, int bits) {
        int[] parts = new int[PARTS];
        int entries = 0;
        for (int slot = next(-1); slot >= 0; slot = next(slot)) {
            long other = hashAt(slot);
            if (bits == 0 || (other ^ hash) >>> Long.SIZE - bits == 0) {
                parts[(int) (other << bits >>> Long.SIZE - 3)]++;
                entries++;
            }
        }
        for (int part : parts) {
            if (part > mostIfEven(entries)) {
                return false;
            }
        }
        return true;
    }

    /** Whether entries have their homes in these groups; others may have come there from the end. */
    boolean hasHomesIn(int from, int to) {
        for (int group = from; group < to; group++) {
            for (long match = Control.matchOccupied(word(group)); match != 0; match &= match - 1) {
                int home = home(hashAt(group * Control.GROUP_SLOTS + Control.firstSlot(match)));
                if (home >= from && home < to) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Adds an entry that was ranked in another table, behind those of an equal hash. */
    void insertRanked(long hash, KeyStored key, ValStored value) {
        if (roomFrom(home(hash), hash) >= 0) {
            insert(hash, key, value);
        } else {
            insertRankedInStash(hash, key, value);
        }
    }
}
