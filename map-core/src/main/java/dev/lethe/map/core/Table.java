package dev.lethe.map.core;

import java.util.Arrays;

/** What a table is whatever its shape: its group words, its place in the hash space and its counters. */
abstract class Table {
    final long[] words;
    final int groups;
    final int mask;

    /** How many top bits of the hash all entries of this table share; the next bits are the home group. */
    final int depth;

    final int shift;

    /** How many groups a walk visits at most. */
    final int reach;

    /** How many entries the groups take before the table grows. */
    final int limit;

    /** The epoch of the map whose entries this table holds; another one makes it empty, whatever it holds. */
    long epoch;

    /** The entries, those in the stash included. */
    int live;

    /** The entries that found no room within reach of their home group; they lie behind the slots of the groups. */
    int stash;

    Table(int groups, int depth, long epoch, int limit) {
        this.words = new long[groups];
        Arrays.fill(words, Control.EMPTY);
        this.groups = groups;
        this.mask = groups - 1;
        this.depth = depth;
        this.shift = Long.SIZE - depth - Integer.numberOfTrailingZeros(groups);
        this.reach = Math.min(groups, Geometry.MAX_REACH);
        this.limit = limit;
        this.epoch = epoch;
    }

    /** The group that an entry with this hash wants. A shift of 64 counts as 0 in Java, and the mask is 0 then. */
    final int home(long hash) {
        return (int) (hash >>> shift) & mask;
    }

    /** How many steps a walk takes from one group to another. */
    final int distance(int from, int to) {
        return to - from & mask;
    }

    final int slotsOfGroups() {
        return groups * Control.GROUP_SLOTS;
    }

    static final int FIELD_BYTES = Footprint.REFERENCE + 8 * 4 + 8;
}
