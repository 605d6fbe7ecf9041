package dev.lethe.map.core;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a table is whatever its shape: its group words, its place in the hash space and its counters. */
abstract class Table {
    /** How many inserts a table notes, from how many groups on. */
    static final int NOTED = 8;

    private static final int NOTING_GROUPS = 256;

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

    /** The slots of the first inserts since the table was empty, from the end; null in small tables. */
    private final int @Nullable [] first;

    /** How many more inserts are noted there, and one; 0 when some were not. */
    private int toNote;

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
        this.first = groups < NOTING_GROUPS ? null : new int[NOTED];
        forgetNotes();
    }

    /** The group that an entry with this hash wants. A shift of 64 counts as 0 in Java, and the mask is 0 then. */
    final int home(long hash) {
        return (int) (hash >>> shift) & mask;
    }

    /** How many steps a walk takes from one group to another. */
    final int distance(int from, int to) {
        return to - from & mask;
    }

    /*
     * To clear a big table that holds a few entries must not cost a pass over all of its words. The notes hold every slot that
     * was occupied since the table was empty, as long as they have room: an entry that is pulled back comes to a slot that
     * had one before. A group whose word is not EMPTY has an entry or was full once, so it has a noted slot too.
     */

    /** Whether an insert is to be noted. */
    final boolean isNoting() {
        return toNote != 0;
    }

    final void note(int slot) {
        toNote--;
        if (toNote != 0 && first != null) {
            first[toNote - 1] = slot;
        }
    }

    /** Starts again, when the table is empty. */
    final void forgetNotes() {
        toNote = first == null ? 0 : NOTED + 1;
    }

    /** The index of the newest note, up to {@link #NOTED}; meaningful only while isNoting. */
    final int newestNote() {
        return toNote - 1;
    }

    final int noted(int index) {
        return Objects.requireNonNull(first)[index];
    }

    final int slotsOfGroups() {
        return groups * Control.GROUP_SLOTS;
    }

    static final int FIELD_BYTES = 2 * Footprint.REFERENCE + 9 * 4 + 8;

    /** The bytes of the arrays of this class. */
    final long ownArrays() {
        return Footprint.array(groups, Long.BYTES) + (first == null ? 0 : Footprint.array(NOTED, Integer.BYTES));
    }
}
