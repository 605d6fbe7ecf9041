package dev.lethe.lab;

/**
 * The measured loops over one map.
 *
 * <p>Each subject runs a copy of its own (see {@link Subject}), so the JIT compiler sees a single class of map in each.
 */
abstract class Loops {
    /** Puts the keys that {@code order} names from one place up to another. */
    abstract void fill(MapOps map, int[] order, int from, int to);

    /** Removes the asked keys without timing; returns how many were there. */
    abstract int remove(MapOps map, int[] asked, int from, int to);

    /** Removes the asked keys, timed in batches; returns how many were there. */
    abstract int removeInBatches(MapOps map, int[] asked, Samples samples);

    /** Removes the asked keys, each timed on its own; returns how many were there. */
    abstract int removeOneByOne(MapOps map, int[] asked, Samples samples);

    /** Puts the keys that {@code order} names from one place up to another, looking for the longest put. */
    abstract void putWatched(MapOps map, int[] order, int from, int to, Longest longest);

    /** Removes all keys of the order, looking for the longest removal; returns how many were there. */
    abstract int removeWatched(MapOps map, int[] order, Longest longest);

    /** Counts the keys of the order that are present. */
    abstract int count(MapOps map, int[] order);
}
