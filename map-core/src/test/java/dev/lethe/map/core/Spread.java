package dev.lethe.map.core;

import java.util.function.LongUnaryOperator;

/**
 * How hashes are spread over the groups of one table.
 *
 * @param beyond the share of entries that find their home group full
 * @param falseMatches the pairs of entries with one home group and one control byte, as a multiple of what is expected
 */
record Spread(double beyond, double falseMatches) {
    private static final int CONTROL_BITS = 7;

    static Spread of(LongUnaryOperator hash, long[] keys, int groupsLog2) {
        int[] entries = new int[1 << groupsLog2];
        int[] alike = new int[1 << groupsLog2 + CONTROL_BITS];
        long pairs = 0;
        for (long key : keys) {
            long mixed = hash.applyAsLong(key);
            int group = (int) (mixed >>> Long.SIZE - groupsLog2);
            entries[group]++;
            pairs += alike[group << CONTROL_BITS | (int) Control.controlByte(mixed)]++;
        }
        long beyond = 0;
        for (int count : entries) {
            beyond += Math.max(0, count - Control.GROUP_SLOTS);
        }
        double expected = (double) keys.length * keys.length / 2 / alike.length;
        return new Spread((double) beyond / keys.length, pairs / expected);
    }
}
