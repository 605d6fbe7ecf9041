package dev.lethe.map.core;

/** The bit tricks on a group word; nothing here knows keys, values or tables. */
final class Control {
    /*
     * A group is 7 slots and one word:
     *
     *   bit 63   62 56   55   48        15    8 7     0
     *       | s | n     | c6    |  ...  | c1   | c0    |
     *
     * ci is the control byte of slot i: 0x80 when the slot is free, else 7 bits of the hash (bits 32..38, which index neither
     * directory nor groups until a map has more than 2^25 groups). n is the count: the live entries that wanted this group or walked
     * through it, found it full, and went on (KeyValTable, I2). s is set when an entry of the stash wanted this group. A
     * lookup ends at a group where both are 0.
     *
     * match() finds the control bytes equal to a pattern with the classic test for a zero byte on x = word ^ pattern. The
     * borrow of a true match may also flag bytes above it, while those of x are 1. Such a byte is an occupied slot with
     * another hash, so a false match costs a comparison of keys and is never wrong; a free slot (x = 0x80 | bits) is never
     * flagged. That free slots have the high bit, and not the occupied ones, saves the pattern an instruction.
     */

    static final int GROUP_SLOTS = 7;
    static final long ONE_PASSED = 1L << 56;
    static final long STASHED = 1L << 63;

    /** The most that the count can hold. */
    static final int MAX_PASSED = 0x7F;

    private static final long LOW_BITS = 0x0001_0101_0101_0101L;
    private static final long HIGH_BITS = 0x0080_8080_8080_8080L;

    /** The word of a group without entries that nobody passed. */
    static final long EMPTY = HIGH_BITS;

    private Control() {}

    /** The control byte of an occupied slot. */
    static long controlByte(long hash) {
        return hash >>> 32 & 0x7F;
    }

    /** The control byte in all seven places. */
    static long pattern(long hash) {
        return controlByte(hash) * LOW_BITS;
    }

    /** A bit set with the high bit of each byte that matches, and perhaps of an occupied one that does not. */
    static long match(long word, long pattern) {
        long x = word ^ pattern;
        return x - LOW_BITS & ~x & HIGH_BITS;
    }

    /** How many control bytes equal a pattern: exactly, unlike match(). */
    static int countEqual(long word, long pattern) {
        long x = word ^ pattern;
        return Long.bitCount(~((x & ~HIGH_BITS) + (HIGH_BITS - LOW_BITS) | x) & HIGH_BITS);
    }

    static long matchFree(long word) {
        return word & HIGH_BITS;
    }

    static long matchOccupied(long word) {
        return ~word & HIGH_BITS;
    }

    /** The place in its group, 0 to 6, of the lowest slot of a bit set. */
    static int firstSlot(long bits) {
        return Long.numberOfTrailingZeros(bits) >>> 3;
    }

    /** The word with a free slot occupied. */
    static long withControl(long word, int slotInGroup, long hash) {
        return word ^ (0x80 | controlByte(hash)) << (slotInGroup << 3);
    }

    /** The word with an occupied slot free. */
    static long withoutControl(long word, int slotInGroup) {
        return word & ~(0xFFL << (slotInGroup << 3)) | 0x80L << (slotInGroup << 3);
    }

    /** The control byte of a slot; at most 0x7F iff it is occupied. */
    static long controlAt(long word, int slotInGroup) {
        return word >>> (slotInGroup << 3) & 0xFF;
    }

    /** How many live entries passed this group. */
    static int passed(long word) {
        return (int) (word >>> 56) & MAX_PASSED;
    }

    /** Whether an entry of the stash has this group as its home. */
    static boolean isStashed(long word) {
        return word < 0;
    }

    /** Whether nobody passed this group, and no entry of the stash has it as its home. */
    static boolean endsHere(long word) {
        return word >>> 56 == 0;
    }
}
