package dev.lethe.map.core;

import org.jspecify.annotations.NullUnmarked;

/** The part of a table behind its groups: the entries that found no room within reach of their home. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
abstract class KeyValStash extends KeyValSlots {
    /*
     * Goal: keys chosen against the map cost a logarithm (C11), and nobody else pays for them.
     *
     *   slots    | those of the groups | place 0 | place 1 | … |        a Spill says which places are taken, and their order
     *
     * An entry comes here without a comparison, and waits. When more than a few wait, the engine has them ranked, two an insert
     * (rankOne): by hash, in the order of home groups (orderOf), and by Ranks between equal hashes. So only a change that is complete asks
     * user code, and what it throws leaves the entry waiting. To split, merge, pull back or copy compares no keys: the entries of one tree
     * come out in order, and go into the next by their hashes, behind those of an equal one.
     *
     * A key whose compareTo changes its mind while it is in the tree may hide others of the same hash, as in java.util.HashMap;
     * hashes are the kept ones, so it hides none of other hashes.
     */

    KeyValStash(int groups, int slots, int depth, int epoch, int limit, Keys rule, long multiplier) {
        super(groups, slots, depth, epoch, limit, rule, multiplier);
    }

    // Finding. Calls equals and compareTo, and never writes.

    /** The slot of a key among the ranked below a place, or -1. */
    final int search(int from, long hash, KeyStored key) {
        int base = slotsOfGroups();
        int place = from;
        while (place != Spill.NIL) {
            int slot = base + place;
            int order = compareHashes(slot, hash);
            boolean decided = order != 0;
            if (!decided) {
                order = Ranks.compare(key(slot), key, rule.hasher);
                decided = order != 0 && Ranks.decides(key(slot), key, rule.hasher);
                if (!decided && matches(slot, hash, key)) {
                    return slot;
                }
            }
            if (!decided) {
                int found = search(spill.before(place), hash, key);
                if (found >= 0) {
                    return found;
                }
            }
            place = decided && order > 0 ? spill.before(place) : spill.after(place);
        }
        return -1;
    }

    private int compareHashes(int slot, long hash) {
        return Integer.compareUnsigned(orderOf(hashAt(slot)), orderOf(hash));
    }

    final boolean hasHash(int slot, long hash) {
        return (int) (hashAt(slot) >>> 32) == (int) (hash >>> 32);
    }

    /** The slot in the stash that holds this very key, or -1; calls no user code, and so may have to look at all of a flood. */
    final int locateInStash(long hash, KeyStored key) {
        int base = slotsOfGroups();
        for (int place = spill.firstWaiting(); place != Spill.NIL; place = spill.nextWaiting(place)) {
            if (holds(base + place, hash, key)) {
                return base + place;
            }
        }
        if (Ranks.asksNobody(key, rule.hasher)) {
            return locateRanked(spill.root(), hash, key);
        }
        int place = firstFrom(orderOf(hash));
        while (place != Spill.NIL && hasHash(base + place, hash)) {
            if (holds(base + place, hash, key)) {
                return base + place;
            }
            place = spill.next(place);
        }
        return -1;
    }

    /** The slot of this very key among the ranked below a place, or -1; only for keys with which to compare calls no user code. */
    private int locateRanked(int from, long hash, KeyStored key) {
        int base = slotsOfGroups();
        int place = from;
        while (place != Spill.NIL) {
            int slot = base + place;
            int order = compareHashes(slot, hash);
            if (order == 0) {
                if (holds(slot, hash, key)) {
                    return slot;
                }
                order = Ranks.compare(key(slot), key, rule.hasher);
                if (order
                        == 0) { // an equal key, or one whose class nothing tells apart: this one may be on either side
                    int found = locateRanked(spill.before(place), hash, key);
                    if (found >= 0) {
                        return found;
                    }
                }
            }
            place = order > 0 ? spill.before(place) : spill.after(place);
        }
        return -1;
    }

    /** The first ranked place whose home is not below this group, or NIL. */
    final int firstOf(int home) {
        return firstFrom(home << Integer.SIZE - Integer.numberOfTrailingZeros(groups())); // with one group: 0
    }

    /** The first ranked place whose hash is not below one in the order of the stash, or NIL. */
    final int firstFrom(int order) {
        int found = Spill.NIL;
        int place = spill.root();
        while (place != Spill.NIL) {
            if (Integer.compareUnsigned(orderOf(hashAt(slotsOfGroups() + place)), order) >= 0) {
                found = place;
                place = spill.before(place);
            } else {
                place = spill.after(place);
            }
        }
        return found;
    }

    /** Whether an entry of the stash has this home. */
    private boolean isHome(int home) {
        int base = slotsOfGroups();
        for (int place = spill.firstWaiting(); place != Spill.NIL; place = spill.nextWaiting(place)) {
            if (home(hashAt(base + place)) == home) {
                return true;
            }
        }
        int place = firstOf(home);
        return place != Spill.NIL && home(hashAt(base + place)) == home;
    }

    /** The slot of an entry of the stash with this home for which the groups have room, or -1. */
    final int anyWithRoom(int home) {
        int base = slotsOfGroups();
        for (int place = spill.firstWaiting(); place != Spill.NIL; place = spill.nextWaiting(place)) {
            if (home(hashAt(base + place)) == home && roomFrom(home, hashAt(base + place)) >= 0) {
                return base + place;
            }
        }
        int place = firstOf(home);
        while (place != Spill.NIL && home(hashAt(base + place)) == home) {
            long hash = hashAt(base + place);
            if (roomFrom(home, hash) >= 0) {
                return base + place;
            }
            int behind = orderOf(hash) + 1; // those of an equal hash find no room either
            place = behind == 0 ? Spill.NIL : firstFrom(behind); // there is none above the highest
        }
        return -1;
    }

    /** The first taken slot of the stash from one on, or -1. */
    final int nextInStash(int from) {
        int base = slotsOfGroups();
        int end = stash == 0 ? 0 : slots();
        for (int slot = from; slot < end; slot++) {
            if (spill.isTaken(slot - base)) {
                return slot;
            }
        }
        return -1;
    }

    // Changing.

    /** Adds an entry whose key is absent and prepared. Allocates before anything changes. */
    final int insertInStash(long hash, KeyStored key, ValStored value) {
        if (spill == null || spill.isFull()) {
            growStash();
        }
        int slot = slotsOfGroups() + spill.take();
        fill(slot, hash, key, value);
        int home = home(hash);
        setWord(home, word(home) | Control.STASHED);
        stash++;
        live++;
        if (stash >= spill.pressAt) {
            limit = 0;
        }
        return slot;
    }

    final void growStash() {
        int places = Math.max(Control.GROUP_SLOTS, 2 * stash);
        rule.allocator.admit();
        Spill grown = spill == null ? new Spill(places) : spill.grown(places);
        resize(slotsOfGroups() + places);
        spill = grown;
    }

    final void removeFromStash(int slot) {
        long hash = hashAt(slot);
        int home = home(hash);
        spill.release(slot - slotsOfGroups());
        wipe(slot);
        stash--;
        live--;
        if (stash == 0) {
            limit = Geometry.limit(groups());
            spill.pressAt = Spill.PATIENCE;
        }
        if (stash == 0 || !isHome(home)) {
            setWord(home, word(home) & ~Control.STASHED);
        }
    }

    /** Adds an entry that was ranked in another table, behind all of an equal hash that are ranked here; compares no keys. */
    final void insertRankedInStash(long hash, KeyStored key, ValStored value) {
        prepareKey(key);
        int slot = insertInStash(hash, key, value);
        int parent = Spill.NIL;
        boolean asLeft = false;
        for (int place = spill.root(); place != Spill.NIL; ) {
            parent = place;
            asLeft = compareHashes(slotsOfGroups() + place, hash) > 0;
            place = asLeft ? spill.before(place) : spill.after(place);
        }
        spill.rank(slot - slotsOfGroups(), parent, asLeft);
    }

    /**
     * Ranks one waiting entry if many wait. Calls compareTo, and does nothing if that throws or has changed the map.
     *
     * @param map asked for its version before and after
     */
    final <K, V> void rankOne(KeyValDirectory<K, V> map) {
        if (stash == 0 || !spill.isImpatient()) {
            return;
        }
        int base = slotsOfGroups();
        int before = map.version;
        int newcomer = spill.firstWaiting();
        int parent = Spill.NIL;
        boolean asLeft = false;
        int place = spill.root();
        while (place != Spill.NIL) {
            int order = compareHashes(base + place, hashAt(base + newcomer));
            if (order == 0) {
                try {
                    order = Ranks.compare(key(base + place), key(base + newcomer), rule.hasher);
                } catch (Throwable unranked) {
                    return; // the change is complete, so nothing of compareTo may leave it; the entry is found where it
                    // waits
                }
                if (map.version != before) {
                    return;
                }
            }
            parent = place;
            asLeft = order > 0;
            place = asLeft ? spill.before(place) : spill.after(place);
        }
        spill.rank(newcomer, parent, asLeft);
    }

    // Pressure: entries crowd in the stash while the groups have room.

    /** Whether the stash made the table full, and not the entries of its groups. */
    final boolean isPressed() {
        return limit == 0;
    }

    /** Whether the groups are full themselves, whatever the stash does. */
    final boolean groupsAreFull() {
        return live - stash >= Geometry.limit(groups());
    }

    /** How many entries go to the lower table when this one splits. */
    final int entriesBelow() {
        int below = stashedBelow();
        for (int group = 0; group < groups(); group++) {
            for (long match = Control.matchOccupied(word(group)); match != 0; match &= match - 1) {
                below += hashAt(group * Control.GROUP_SLOTS + Control.firstSlot(match)) << depth >= 0 ? 1 : 0;
            }
        }
        return below;
    }

    /** How many entries of the stash go to the lower table when this one splits. */
    final int stashedBelow() {
        int below = 0;
        for (int slot = nextInStash(slotsOfGroups()); slot >= 0; slot = nextInStash(slot + 1)) {
            below += hashAt(slot) << depth >= 0 ? 1 : 0;
        }
        return below;
    }

    /** Whether a bigger table would spread the stash: at least half of its hashes differ. */
    final boolean wouldSpread() {
        int base = slotsOfGroups();
        int different = 0;
        for (int place = spill.firstWaiting(); place != Spill.NIL; place = spill.nextWaiting(place)) {
            int other = spill.nextWaiting(place); // only few wait
            while (other != Spill.NIL && !hasHash(base + other, hashAt(base + place))) {
                other = spill.nextWaiting(other);
            }
            different += other == Spill.NIL ? 1 : 0;
        }
        int last = Spill.NIL;
        for (int place = spill.first(); place != Spill.NIL; place = spill.next(place)) {
            different += last == Spill.NIL || !hasHash(base + last, hashAt(base + place)) ? 1 : 0;
            last = place;
        }
        return 2 * different >= stash;
    }

    /** Lets the table be filled on, until the stash has doubled. */
    final void relieve() {
        limit = Geometry.limit(groups());
        spill.pressAt = 2 * Math.max(spill.pressAt, stash);
    }

    /** Whether the stash has room for four times its entries, and for many. */
    final boolean hasWideStash() {
        return spill != null && slots() - slotsOfGroups() > 4 * stash + 8 * Control.GROUP_SLOTS;
    }

    /** Lets go of a stash without entries, and of its room. May allocate, before anything changes. */
    final void dropStash() {
        resize(slotsOfGroups());
        spill = null;
        limit = Geometry.limit(groups());
    }
}
