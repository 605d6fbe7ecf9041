package dev.lethe.map.core;

/** The bit tricks on a group word; nothing here knows keys, values or tables. */
final class Control {
    /*
     * A group is 7 slots and one word:
     *
     *   bit 63   56 55   48        15    8 7     0
     *       | n     | c6    |  ...  | c1   | c0    |
     *
     * ci is the control byte of slot i: 0 when the slot is free, else 0x80 | 7 bits of the hash (bits 32..38, which index
     * neither directory nor groups until a map has 2^25 groups). n is the count: the live entries that wanted this group or
     * walked through it, found it full, and went on (KeyValTable, I2). A lookup ends at a group whose n is 0.
     *
     * match() finds the control bytes equal to a pattern with the classic test for a zero byte on x = word ^ pattern. The
     * borrow of a true match may also flag the byte above it, when that byte of x is 1. Such a byte is an occupied slot with
     * another hash, so a false match costs a comparison of keys and is never wrong; a free slot (x = 0x80 | bits) is never
     * flagged.
     */

    static final int GROUP_SLOTS = 7;
    static final long ONE_PASSED = 1L << 56;

    private static final long LOW_BITS = 0x0001_0101_0101_0101L;
    private static final long HIGH_BITS = 0x0080_8080_8080_8080L;

    private Control() {}

    /** The control byte of an occupied slot. */
    static long controlByte(long hash) {
        return 0x80 | (hash >>> 32 & 0x7F);
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

    static long matchFree(long word) {
        return ~word & HIGH_BITS;
    }

    static long matchOccupied(long word) {
        return word & HIGH_BITS;
    }

    /** The place in its group, 0 to 6, of the lowest slot of a bit set. */
    static int firstSlot(long bits) {
        return Long.numberOfTrailingZeros(bits) >>> 3;
    }

    static long withControl(long word, int slotInGroup, long hash) {
        return word | controlByte(hash) << (slotInGroup << 3);
    }

    static long withoutControl(long word, int slotInGroup) {
        return word & ~(0xFFL << (slotInGroup << 3));
    }

    static long controlAt(long word, int slotInGroup) {
        return word >>> (slotInGroup << 3) & 0xFF;
    }

    /** How many live entries passed this group. */
    static int passed(long word) {
        return (int) (word >>> 56);
    }
}
