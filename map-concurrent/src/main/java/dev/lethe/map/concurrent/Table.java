package dev.lethe.map.concurrent;

import dev.lethe.map.Hasher;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** What a table is whatever its shape: the words of its groups, its place in the hash space, its epoch, and how all are accessed. */
abstract class Table {
    /*
     * Each access that races has its mode here, and only here.
     *
     *   field             readers                                   writers, under the lock of the header
     *   group word        opaque, between two reads of the version  opaque; key bytes while the version is odd, counts at any time
     *   version           first: acquire; second: opaque, behind    odd: opaque, then storeStoreFence; even: release
     *                     an acquireFence
     *   long keys, values opaque                                    opaque while odd; a value overwritten in place: release
     *   kept hashes       opaque                                    opaque while odd
     *   references        plain                                     plain while odd; overwritten in place: behind a releaseFence
     *   epoch             acquire, before the words                 release, when the words are wiped
     *   retired           under the lock, or behind an acquire      opaque, when the directory leads to the successor
     *
     * A release store in place of the odd mark would not do: what is written behind it could come before it. Nor would an acquire
     * load in place of the second read of the version: what is read before it could come after it.
     */

    static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);
    static final VarHandle HASHES = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle EPOCH;
    private static final VarHandle RETIRED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            EPOCH = lookup.findVarHandle(Table.class, "epoch", long.class);
            RETIRED = lookup.findVarHandle(Table.class, "retired", boolean.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** The distance of slot numbers between groups: a power of two, so that a number is taken apart by shifts. */
    static final int GROUP_SHIFT = 3;

    private static final int IN_GROUP = 7;

    final long[] words;

    /** How many groups there are; the arrays of a bare table have one, which is shared and never written to. */
    final int groups;

    /** How many entries the groups take before the table grows: 0 when it is bare. */
    final int limit;

    final int shift;

    /** How many top bits of the hash all entries of this table share; the next bits are the home group. */
    final int depth;

    final Header header;
    final @Nullable Hasher<Object> hasher;

    /** The next older table of the same drain. */
    @Nullable
    Table nextDrained;

    /** Whether the table is wider than its entries need, because many of them have their homes close together. */
    boolean crowded;

    private long epoch;

    @SuppressWarnings("UnusedVariable") // read through RETIRED
    private boolean retired;

    Table(long[] words, int groups, int limit, int depth, long epoch, Header header, @Nullable Hasher<Object> hasher) {
        this.words = words;
        this.groups = groups;
        this.limit = limit;
        this.depth = depth;
        this.shift = Long.SIZE - depth - Integer.numberOfTrailingZeros(groups);
        this.header = header;
        this.hasher = hasher;
        this.epoch = epoch;
    }

    static long[] emptyWords(int groups, int stride) {
        long[] words = new long[groups * stride];
        for (int at = 0; at < words.length; at += stride) {
            words[at] = Control.EMPTY;
        }
        return words;
    }

    // Epoch and service.

    final long epochAcquire() {
        return (long) EPOCH.getAcquire(this);
    }

    /** Under the lock. */
    final long epoch() {
        return epoch;
    }

    final void setEpochRelease(long now) {
        EPOCH.setRelease(this, now);
    }

    /** Under the lock: exact. Else true only if the directory led to a successor before. */
    final boolean isRetired() {
        return (boolean) RETIRED.getOpaque(this);
    }

    final void retire() {
        RETIRED.setOpaque(this, true);
    }

    // Group words and versions; the index is that of the group word.

    final long word(int at) {
        return word(words, at);
    }

    static long word(long[] words, int at) {
        return (long) WORDS.getOpaque(words, at);
    }

    final void setWord(int at, long word) {
        WORDS.setOpaque(words, at, word);
    }

    final long versionAcquire(int at) {
        return versionAcquire(words, at);
    }

    static long versionAcquire(long[] words, int at) {
        return (long) WORDS.getAcquire(words, at + 1);
    }

    /** The second read: the caller has put an acquireFence before. */
    final long version(int at) {
        return version(words, at);
    }

    static long version(long[] words, int at) {
        return (long) WORDS.getOpaque(words, at + 1);
    }

    /** Whether no slot of the group is being filled or emptied. */
    static boolean isEven(long version) {
        return ((int) version & 1) == 0; // as an int: C2 makes a number of a comparison of longs that is used twice
    }

    /**
     * Opens an odd phase; the caller puts a storeStoreFence behind it. Until setEven nothing may throw or allocate (I10). The version
     * is odd already only if a writer before was ended by a StackOverflowError: that must not turn the phases round.
     */
    final void setOdd(int at) {
        WORDS.setOpaque(words, at + 1, words[at + 1] + 1 | 1);
    }

    final void setEven(int at) {
        WORDS.setRelease(words, at + 1, words[at + 1] + 1);
    }

    // Geometry.

    /** The group that an entry with this hash wants. A shift of 64 counts as 0 in Java, and the mask is 0 then. */
    final int home(long hash) {
        return (int) (hash >>> shift) & groups - 1;
    }

    /** How many groups a walk visits at most. */
    final int reach() {
        return Math.min(groups, Geometry.MAX_REACH);
    }

    /** How many steps a walk takes from one group to another. */
    final int distance(int from, int to) {
        return to - from & groups - 1;
    }

    /** The lowest hash of this table, given any hash of it. */
    final long startOf(long anyHash) {
        return depth == 0 ? 0 : anyHash >>> Long.SIZE - depth << Long.SIZE - depth;
    }

    /** The lowest hash behind this table, given any hash of it; 0 behind the last table. */
    final long endOf(long anyHash) {
        return depth == 0 ? 0 : startOf(anyHash) + (1L << Long.SIZE - depth);
    }

    /** The lowest hash whose home is this group, given any hash of this table. */
    final long startOf(int group, long anyHash) {
        return groups == 1 ? startOf(anyHash) : startOf(anyHash) + ((long) group << shift);
    }

    final boolean isBare() {
        return limit == 0;
    }

    static int slot(int group, int inGroup) {
        return (group << GROUP_SHIFT) + inGroup;
    }

    static int groupOf(int slot) {
        return slot >> GROUP_SHIFT;
    }

    static int inGroup(int slot) {
        return slot & IN_GROUP;
    }

    /** The index of a slot in an array that has one element a slot. */
    static int dense(int slot) {
        return slot - (slot >> GROUP_SHIFT);
    }

    static final int FIELD_BYTES = 5 * Footprint.REFERENCE + 4 * Integer.BYTES + Long.BYTES + 2;
}
