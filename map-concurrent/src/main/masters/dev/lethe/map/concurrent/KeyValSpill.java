package dev.lethe.map.concurrent;

import dev.lethe.map.Hasher;
import java.util.Arrays;
import org.jspecify.annotations.NullUnmarked;

/** The entries of a table that found no room within reach of their home: never changed, replaced as a whole. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
final class KeyValSpill {
    /*
     * Goal: keys chosen against the map cost a logarithm (C11), and what a reader has of a spill is whole, without a version.
     *
     *   places    | 0 … ranked.size - 1 | ranked.size … |
     *             | a tree              | an array      |
     *
     *   P1  The ranked stand in unsigned order of the upper halves of their hashes, and those of equal hash in that of Ranks.
     *   P2  Those that wait have been compared with nobody: they come from tables that had room for them where this one has none.
     *
     * A change makes a new spill, and copies of the tree the way to one place. Moving to another table compares nothing:
     * the ranked entries of one hash come in order and go behind those of their hash that are there. Only an insertion ranks,
     * and one entry that waits with it; what compareTo throws leaves the entry waiting.
     *
     * A key whose compareTo changes its mind may hide others of the same hash, as in java.util.HashMap.
     */

    private static final KeyValBranch[] NOBODY = {};

    static final KeyValSpill NONE = new KeyValSpill(null, NOBODY);

    final KeyValBranch ranked;
    private final KeyValBranch[] waiting;

    private KeyValSpill(KeyValBranch ranked, KeyValBranch[] waiting) {
        this.ranked = ranked;
        this.waiting = waiting;
    }

    int size() {
        return KeyValBranch.size(ranked) + waiting.length;
    }

    /** From which place on entries wait. */
    int firstWaiting() {
        return KeyValBranch.size(ranked);
    }

    KeyValBranch at(int place) {
        int tree = KeyValBranch.size(ranked);
        return place < tree ? ranked.at(place) : waiting[place - tree];
    }

    private static int compareHashes(KeyValBranch entry, long hash) {
        return Integer.compareUnsigned((int) (entry.hash >>> 32), (int) (hash >>> 32));
    }

    boolean hasHash(int place, long hash) {
        return place < size() && compareHashes(at(place), hash) == 0;
    }

    /** The first place of a ranked entry whose hash is not below this one. */
    int firstFrom(long hash) {
        int place = 0;
        KeyValBranch tree = ranked;
        while (tree != null) {
            if (compareHashes(tree, hash) < 0) {
                place += KeyValBranch.size(tree.before) + 1;
                tree = tree.behind;
            } else {
                tree = tree.before;
            }
        }
        return place;
    }

    /** The first place behind the ranked entries of a hash. */
    int firstBehind(long hash) {
        long next = (hash >>> 32) + 1 << 32;
        return next == 0 ? firstWaiting() : firstFrom(next);
    }

    private boolean hasRanked(long hash) {
        int place = firstFrom(hash);
        return place < firstWaiting() && hasHash(place, hash);
    }

    /** The place that is due to a key among the ranked. Calls user code if there are others of its hash. */
    private static int rank(KeyValBranch from, KeyValBranch entry, Hasher<Object> hasher) {
        int place = 0;
        KeyValBranch tree = from;
        while (tree != null) {
            int order = compareHashes(tree, entry.hash);
            if (order == 0) {
                order = Ranks.compare(tree.key, entry.key, hasher);
            }
            if (order > 0) {
                tree = tree.before;
            } else {
                place += KeyValBranch.size(tree.before) + 1;
                tree = tree.behind;
            }
        }
        return place;
    }

    /** A spill with one entry more, ranked, and with one of those that wait ranked, too. Calls compareTo. */
    KeyValSpill with(long hash, KeyStored key, ValStored value, Hasher<Object> hasher) {
        KeyValSpill more = withWaiting(hash, key, value).withRanked(waiting.length, hasher);
        return waiting.length == 0 ? more : more.withRanked(0, hasher);
    }

    /** A spill in which one that waits is ranked; this one if compareTo throws. */
    private KeyValSpill withRanked(int index, Hasher<Object> hasher) {
        KeyValBranch entry = waiting[index];
        int place;
        try {
            place = rank(ranked, entry, hasher);
        } catch (RuntimeException | StackOverflowError unranked) {
            return this; // the entry is found where it waits
        }
        return new KeyValSpill(KeyValBranch.with(ranked, place, entry), without(waiting, index));
    }

    /** A spill with one entry more that nobody has compared with others. */
    KeyValSpill withWaiting(long hash, KeyStored key, ValStored value) {
        KeyValBranch[] moreWait = Arrays.copyOf(waiting, waiting.length + 1);
        moreWait[waiting.length] = KeyValBranch.of(hash, key, value);
        return new KeyValSpill(ranked, moreWait);
    }

    /** A spill with one entry more, which was ranked in another behind those of its hash that are here. */
    KeyValSpill withNext(KeyValBranch entry) {
        KeyValBranch alone = KeyValBranch.of(entry.hash, entry.key, entry.value);
        return new KeyValSpill(KeyValBranch.with(ranked, firstBehind(entry.hash), alone), waiting);
    }

    /** A spill in which only those wait whose hash others have; to rank the rest, hashes are enough. */
    KeyValSpill settled() {
        KeyValSpill settled = this;
        for (KeyValBranch entry : waiting) {
            if (!settled.hasRanked(entry.hash)) {
                settled = new KeyValSpill(
                        KeyValBranch.with(settled.ranked, settled.firstFrom(entry.hash), entry),
                        without(settled.waiting, indexOf(settled.waiting, entry)));
            }
        }
        return settled;
    }

    @SuppressWarnings("ReferenceEquality") // the very entry
    private static int indexOf(KeyValBranch[] entries, KeyValBranch entry) {
        int index = 0;
        while (entries[index] != entry) {
            index++;
        }
        return index;
    }

    private static KeyValBranch[] without(KeyValBranch[] entries, int index) {
        if (entries.length == 1) {
            return NOBODY;
        }
        KeyValBranch[] fewer = Arrays.copyOf(entries, entries.length - 1);
        System.arraycopy(entries, index + 1, fewer, index, fewer.length - index);
        return fewer;
    }

    KeyValSpill without(int place) {
        if (size() == 1) {
            return NONE;
        }
        int tree = firstWaiting();
        return place < tree
                ? new KeyValSpill(KeyValBranch.without(ranked, place), waiting)
                : new KeyValSpill(ranked, without(waiting, place - tree));
    }

    KeyValSpill withValue(int place, ValStored value) {
        int tree = firstWaiting();
        if (place < tree) {
            return new KeyValSpill(KeyValBranch.withValue(ranked, place, value), waiting);
        }
        KeyValBranch[] others = waiting.clone();
        KeyValBranch old = others[place - tree];
        others[place - tree] = KeyValBranch.of(old.hash, old.key, value);
        return new KeyValSpill(ranked, others);
    }

    /** Whether a bigger table would spread the entries: at least half of their hashes differ. */
    boolean wouldSpread() {
        int different = 0;
        for (int place = 0; place < firstWaiting(); place = firstBehind(at(place).hash)) {
            different++;
        }
        for (int i = 0; i < waiting.length; i++) {
            boolean alone = !hasRanked(waiting[i].hash);
            for (int j = 0; j < i && alone; j++) {
                alone = compareHashes(waiting[j], waiting[i].hash) != 0;
            }
            different += alone ? 1 : 0;
        }
        return 2 * different >= size();
    }

    /** Whether the tree is sound and in the order of its hashes. */
    boolean isSound() {
        boolean sound = KeyValBranch.isSound(ranked);
        for (int place = 1; place < firstWaiting(); place++) {
            sound &= compareHashes(at(place - 1), at(place).hash) <= 0;
        }
        return sound;
    }

    long bytes() {
        if (this == NONE) {
            return 0;
        }
        long bytes = Footprint.object(2 * Footprint.REFERENCE) + Footprint.array(waiting.length, Footprint.REFERENCE);
        for (KeyValBranch entry : waiting) {
            bytes += entry.bytes();
        }
        return bytes + (ranked == null ? 0 : ranked.bytes());
    }
}
