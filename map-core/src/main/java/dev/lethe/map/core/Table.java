package dev.lethe.map.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a table is whatever its shape and wherever its memory: its place in the hash space and its counters. */
abstract class Table extends Words {
    /*
     * Kept small, since a program may have a million maps of one table each: bytes where they hold, and nothing that a length
     * tells already.
     */

    /** How many inserts a table notes, from how many groups on. */
    static final int NOTED = 8;

    private static final int NOTING_GROUPS = Geometry.atMost(256);

    /** The slots of the first inserts since the table was empty, from the end; null in small tables. */
    private final int @Nullable [] first;

    /** The order of the stash; null until an entry came there. */
    @Nullable
    Spill spill;

    /** What the maps of one kind share. */
    final Keys rule;

    /** The entries, those in the stash included. */
    int live;

    /** The entries that found no room within reach of their home group; they lie behind the slots of the groups. */
    int stash;

    /** How many entries the groups take before the table grows; 0 when the stash presses for it. */
    int limit;

    /** The epoch of the map whose entries this table holds; another one makes it empty, whatever it holds. */
    int epoch;

    /**
     * How far a hash is shifted for its home group: those bits next below {@link #depth}, or, when folded, deeper ones. The sign says
     * that it is folded; Java shifts and rotates by the low bits alone.
     */
    private byte shift;

    /** How many top bits of the hash all entries of this table share; the next bits are the home group. */
    final byte depth;

    /** How many more inserts are noted, and one; 0 when some were not. */
    private byte toNote;

    /** Whether the table is wider than its entries need, because many of them have their homes close together. */
    boolean crowded;

    Table(int groups, int depth, int epoch, int limit, Keys rule) {
        super(groups);
        this.depth = (byte) depth;
        this.shift = (byte) evenShift(groups, depth);
        this.limit = limit;
        this.epoch = epoch;
        this.rule = rule;
        this.first = groups < NOTING_GROUPS ? null : new int[NOTED];
        forgetNotes();
    }

    /** How many groups a walk visits at most. */
    final int reach() {
        return Math.min(groups(), Geometry.MAX_REACH);
    }

    /** Whether a table that has just lost an entry may be wider than it needs; often right, and cheap. */
    final boolean mayGiveBack() {
        return 50L * live < 21L * limit || stash != 0;
    }

    /** The group that an entry with this hash wants. A shift of 64 counts as 0 in Java, and the mask is 0 then. */
    final int home(long hash) {
        return (int) (hash >>> shift) & groups() - 1;
    }

    /*
     * A table is *folded* when homes go by deeper bits, so that the range of its hashes passes its groups several times, in laps. That is
     * for entries that crowd in a part of the range: by the bits next below the depth, which are the same in most of them, a table of the
     * right size would have them all in a few groups.
     */

    private static final int FOLDED = 0x80;

    /** How many groups a folded table has at most, since a walk reads all of its entries at once. */
    static final int FOLDED_GROUPS = Geometry.atMost(1024);

    /** The shift of a table whose groups share its range of hashes evenly. */
    static int evenShift(int groups, int depth) {
        return Long.SIZE - depth - Integer.numberOfTrailingZeros(groups);
    }

    final int shift() {
        return shift & FOLDED - 1;
    }

    /** Has homes go by these bits of the hash, all of them among those that object keys keep, while there is no entry. */
    final void fold(int shift) {
        this.shift = (byte) (shift == evenShift(groups(), depth) ? shift : shift | FOLDED);
    }

    final boolean isFolded() {
        return shift < 0;
    }

    /**
     * The shift of a folded table that takes the entries of this one over: by some bits deeper, so that they come to all groups in
     * several laps, and the last, which may end anywhere, matters less; but not those of the control byte.
     */
    final int foldedShift() {
        return Math.max(shift() - 3, Math.min(shift(), Integer.SIZE + 7));
    }

    /** The order of hashes in a stash: by home group first, as all have the same bits above it unless the table is folded. */
    final int orderOf(long hash) {
        return Integer.rotateRight((int) (hash >>> 32), shift + Integer.numberOfTrailingZeros(groups()));
    }

    /** How many steps a walk takes from one group to another. */
    final int distance(int from, int to) {
        return to - from & groups() - 1;
    }

    /** The lowest hash whose home is this group, given any hash of this table, which is not folded. */
    final long startOf(int group, long anyHash) {
        long prefix = depth == 0 ? 0 : anyHash >>> Long.SIZE - depth << Long.SIZE - depth;
        return groups() == 1 ? prefix : prefix + ((long) group << shift);
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
        toNote = (byte) (first == null ? 0 : NOTED + 1);
    }

    /** The index of the newest note, up to {@link #NOTED}; meaningful only while isNoting. */
    final int newestNote() {
        return toNote - 1;
    }

    final int noted(int index) {
        return Objects.requireNonNull(first)[index];
    }

    /** How many entries with the same control byte on one way are a flood: a hundred random ones hardly ever have four. */
    static final int FLOOD = 2 * Control.GROUP_SLOTS;

    /**
     * The first group with room on the way from a home group; -1 if there is none within reach, or a flood of equal hashes. Its
     * entries count up to the group with room, so that each of them that leaves makes room for one.
     */
    final int roomFrom(int home, long hash) {
        if (Control.matchFree(word(home)) != 0) {
            return home;
        }
        int second = home + 1 & groups() - 1;
        if (Control.matchFree(word(second)) != 0) {
            return second; // two groups hold no flood while one of them has room
        }
        return roomFarther(home, hash);
    }

    private int roomFarther(int home, long hash) {
        long pattern = Control.pattern(hash);
        int alike = 0;
        int group = home;
        for (int left = reach(); left > 0; left--) {
            long word = word(group);
            alike += Control.countEqual(word, pattern);
            if (alike >= FLOOD) {
                return -1;
            }
            if (Control.matchFree(word) != 0) {
                return group;
            }
            group = group + 1 & groups() - 1;
        }
        return -1;
    }

    /** How many entries these groups hold. */
    final int entriesIn(int from, int to) {
        int entries = 0;
        for (int group = from; group < to; group++) {
            entries += Long.bitCount(Control.matchOccupied(word(group)));
        }
        return entries;
    }

    /** Whether the entries of these groups are spread over all of them, so that fewer groups would take them as well. */
    final boolean isEven(int from, int to) {
        if (to - from <= EVEN_GROUPS) {
            return true;
        }
        int most = mostIfEven(entriesIn(from, to));
        int part = (to - from) / PARTS;
        for (int start = from; start < to; start += part) {
            if (entriesIn(start, start + part) > most) {
                return false;
            }
        }
        return true;
    }

    /** How many entries one of the parts may have: a third more than the mean of eight, and what is due to chance. */
    static int mostIfEven(int entries) {
        return entries / 6 + 16;
    }

    /** In a table of so many groups a walk reaches most of them, wherever its entries crowd. */
    static final int EVEN_GROUPS = 32;

    static final int PARTS = 8;

    final int slotsOfGroups() {
        return groups() * Control.GROUP_SLOTS;
    }

    /** Four references, that of the words among them, four ints, four bytes. */
    static final int FIELD_BYTES = 4 * Footprint.REFERENCE + 4 * Integer.BYTES + 4;

    /** The bytes of what this class refers to. */
    final long ownBytes() {
        return wordBytes()
                + (first == null ? 0 : Footprint.array(NOTED, Integer.BYTES))
                + (spill == null ? 0 : spill.bytes());
    }
}
