package dev.lethe.map.concurrent;

import org.jspecify.annotations.NullUnmarked;

/** The entries of a table that found no room within reach of their home: never changed, replaced as a whole. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
final class KeyValSpill {
    /*
     * Goal: what a reader has of it is whole, without a version of its own.
     *
     *   hashes   | h0 | h1 | … |     in unsigned order of their upper halves; a lookup asks only the keys of its own hash
     *   keys     | k0 | k1 | … |
     *   values   | v0 | v1 | … |
     *
     * A change copies it. That is fine for the few entries that chance brings here, and linear in the length of a flood of equal
     * hashes; this backend does not claim to withstand those (C11).
     */

    static final KeyValSpill NONE = new KeyValSpill(0);

    final long[] hashes;
    final KeyStored[] keys;
    final ValStored[] values;

    private KeyValSpill(int entries) {
        hashes = new long[entries];
        keys = new KeyStored[entries];
        values = new ValStored[entries];
    }

    int size() {
        return hashes.length;
    }

    private static int upper(long hash) {
        return (int) (hash >>> 32);
    }

    boolean hasHash(int index, long hash) {
        return index < hashes.length && upper(hashes[index]) == upper(hash);
    }

    /** The first index whose hash is not below this one. */
    int firstFrom(long hash) {
        int low = 0;
        int high = hashes.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (Integer.compareUnsigned(upper(hashes[middle]), upper(hash)) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    KeyValSpill with(long hash, KeyStored key, ValStored value) {
        int index = firstFrom(hash);
        while (hasHash(index, hash)) {
            index++;
        }
        KeyValSpill more = new KeyValSpill(hashes.length + 1);
        copy(0, more, 0, index);
        more.hashes[index] = hash;
        more.keys[index] = key;
        more.values[index] = value;
        copy(index, more, index + 1, hashes.length - index);
        return more;
    }

    KeyValSpill without(int index) {
        if (hashes.length == 1) {
            return NONE;
        }
        KeyValSpill fewer = new KeyValSpill(hashes.length - 1);
        copy(0, fewer, 0, index);
        copy(index + 1, fewer, index, hashes.length - index - 1);
        return fewer;
    }

    KeyValSpill withValue(int index, ValStored value) {
        KeyValSpill other = new KeyValSpill(hashes.length);
        copy(0, other, 0, hashes.length);
        other.values[index] = value;
        return other;
    }

    private void copy(int from, KeyValSpill target, int to, int entries) {
        System.arraycopy(hashes, from, target.hashes, to, entries);
        System.arraycopy(keys, from, target.keys, to, entries);
        System.arraycopy(values, from, target.values, to, entries);
    }

    /** Whether a bigger table would spread the entries: at least half of their hashes differ. */
    boolean wouldSpread() {
        int different = 0;
        for (int i = 0; i < hashes.length; i++) {
            different += i == 0 || !hasHash(i - 1, hashes[i]) ? 1 : 0;
        }
        return 2 * different >= hashes.length;
    }

    long bytes() {
        return this == NONE
                ? 0
                : Footprint.object(3 * Footprint.REFERENCE)
                        + 3 * Footprint.array(hashes.length, Long.BYTES); // a reference takes no more than a long
    }
}
