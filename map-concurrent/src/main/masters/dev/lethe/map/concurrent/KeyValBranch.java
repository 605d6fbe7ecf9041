package dev.lethe.map.concurrent;

import org.jspecify.annotations.NullUnmarked;

/** One ranked entry of a spill, with those before and behind it: never changed, so a change copies the way to its place. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
final class KeyValBranch {
    /*
     * Goal: a change of a flood costs the logarithm of its length, and readers need no lock.
     *
     *          entry 3                  places count from 0 in the order of the tree; the owner defines the order,
     *         /       \                 this class knows only places, and calls no user code
     *     entry 1    entry 4
     *
     * Invariants:
     *   B1  size is the number of entries of the tree.
     *   B2  Of two siblings none weighs more than three times the other, the weight of a tree being its size and one more. With
     *       rotations as in Hirai and Yamamoto, Balancing weight-balanced trees (2011), each insertion and removal keeps that.
     */

    /** How many times heavier than its sibling a tree may be. */
    private static final int DELTA = 3;

    /** From how many times the weight of its outer child on the inner one of a heavy tree is turned up, too. */
    private static final int GAMMA = 2;

    final KeyValBranch before;
    final KeyValBranch behind;
    final int size;
    final long hash;
    final KeyStored key;
    final ValStored value;

    private KeyValBranch(KeyValBranch before, KeyValBranch behind, long hash, KeyStored key, ValStored value) {
        this.before = before;
        this.behind = behind;
        this.size = size(before) + size(behind) + 1;
        this.hash = hash;
        this.key = key;
        this.value = value;
    }

    /** An entry alone. */
    static KeyValBranch of(long hash, KeyStored key, ValStored value) {
        return new KeyValBranch(null, null, hash, key, value);
    }

    static int size(KeyValBranch tree) {
        return tree == null ? 0 : tree.size;
    }

    /** The entry at a place. */
    KeyValBranch at(int place) {
        KeyValBranch tree = this;
        int left = place;
        while (true) {
            int smaller = size(tree.before);
            if (left == smaller) {
                return tree;
            }
            if (left < smaller) {
                tree = tree.before;
            } else {
                left -= smaller + 1;
                tree = tree.behind;
            }
        }
    }

    /** A tree with one entry more, at a place from 0 to the size. */
    static KeyValBranch with(KeyValBranch tree, int place, KeyValBranch entry) {
        if (tree == null) {
            return entry;
        }
        int smaller = size(tree.before);
        return place <= smaller
                ? balanced(with(tree.before, place, entry), tree, tree.behind)
                : balanced(tree.before, tree, with(tree.behind, place - smaller - 1, entry));
    }

    /** A tree without the entry at a place; null when it was the last. */
    static KeyValBranch without(KeyValBranch tree, int place) {
        int smaller = size(tree.before);
        if (place < smaller) {
            return balanced(without(tree.before, place), tree, tree.behind);
        }
        if (place > smaller) {
            return balanced(tree.before, tree, without(tree.behind, place - smaller - 1));
        }
        if (tree.before == null || tree.behind == null) {
            return tree.before == null ? tree.behind : tree.before;
        }
        return balanced(tree.before, tree.behind.at(0), without(tree.behind, 0));
    }

    /** A tree with another value at a place. */
    static KeyValBranch withValue(KeyValBranch tree, int place, ValStored value) {
        int smaller = size(tree.before);
        if (place == smaller) {
            return new KeyValBranch(tree.before, tree.behind, tree.hash, tree.key, value);
        }
        return place < smaller
                ? joined(withValue(tree.before, place, value), tree, tree.behind)
                : joined(tree.before, tree, withValue(tree.behind, place - smaller - 1, value));
    }

    private static KeyValBranch joined(KeyValBranch before, KeyValBranch entry, KeyValBranch behind) {
        return new KeyValBranch(before, behind, entry.hash, entry.key, entry.value);
    }

    /** Joins two trees, one of which got or lost one entry, around an entry (B2). */
    private static KeyValBranch balanced(KeyValBranch before, KeyValBranch entry, KeyValBranch behind) {
        if (isTooHeavy(behind, before)) {
            KeyValBranch inner = behind.before;
            return weight(inner) < GAMMA * weight(behind.behind)
                    ? joined(joined(before, entry, inner), behind, behind.behind)
                    : joined(joined(before, entry, inner.before), inner, joined(inner.behind, behind, behind.behind));
        }
        if (isTooHeavy(before, behind)) {
            KeyValBranch inner = before.behind;
            return weight(inner) < GAMMA * weight(before.before)
                    ? joined(before.before, before, joined(inner, entry, behind))
                    : joined(joined(before.before, before, inner.before), inner, joined(inner.behind, entry, behind));
        }
        return joined(before, entry, behind);
    }

    private static boolean isTooHeavy(KeyValBranch tree, KeyValBranch sibling) {
        return size(tree) + size(sibling) > 1 && weight(tree) > DELTA * weight(sibling);
    }

    private static int weight(KeyValBranch tree) {
        return size(tree) + 1;
    }

    /** Whether B1 and B2 hold. */
    static boolean isSound(KeyValBranch tree) {
        return tree == null
                || tree.size == size(tree.before) + size(tree.behind) + 1
                        && !isTooHeavy(tree.before, tree.behind)
                        && !isTooHeavy(tree.behind, tree.before)
                        && isSound(tree.before)
                        && isSound(tree.behind);
    }

    long bytes() {
        // a reference to a key or a value takes no more than the long that is counted for it
        return size * Footprint.object(2 * Footprint.REFERENCE + Integer.BYTES + 3 * Long.BYTES);
    }
}
