package dev.lethe.map.unsafe;

import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Stands in for the class of this name, before it on the class path of a JVM of its own: memory of any size, of which only the lines that
 * were written exist. So what is proven with it is proven of the classes that are delivered, and these pay nothing for it.
 */
abstract class Storage {
    static final boolean ZEROES = false;
    static final int LINE = 64;

    private static final int LINE_LOG2 = 6;
    private static final int WORDS = LINE / Long.BYTES;
    private static final ConcurrentSkipListMap<Long, long[]> WRITTEN = new ConcurrentSkipListMap<>();
    private static long next = 1L << 44;

    private long address;

    final Object obtain(long bytes) {
        address = next;
        next += (bytes + LINE - 1 & -LINE) + LINE; // never the same place again
        return new long[] {address, bytes};
    }

    static void giveBack(Object ticket) {
        long[] stretch = (long[]) ticket;
        WRITTEN.subMap(stretch[0] >>> LINE_LOG2, stretch[0] + stretch[1] >>> LINE_LOG2)
                .clear();
    }

    final void lookAt(Storage whole, long offset, long bytes) {
        address = whole.address + offset;
    }

    final void lookAway() {
        address = 0;
    }

    final int misalignment(long offset, int unit) {
        return (int) (address + offset & unit - 1);
    }

    private static int word(long place) {
        return (int) (place >>> 3) & WORDS - 1;
    }

    final long loadLong(long offset) {
        long place = address + offset;
        long[] line = WRITTEN.get(place >>> LINE_LOG2);
        return line == null ? 0 : line[word(place)];
    }

    final void storeLong(long offset, long value) {
        long place = address + offset;
        WRITTEN.computeIfAbsent(place >>> LINE_LOG2, absent -> new long[WORDS])[word(place)] = value;
    }

    final int loadInt(long offset) {
        return (int) (loadLong(offset & -Long.BYTES) >>> 8 * (offset & 7));
    }

    final void storeInt(long offset, int value) {
        int shift = (int) (8 * (offset & 7));
        long others = loadLong(offset & -Long.BYTES) & ~(0xFFFF_FFFFL << shift);
        storeLong(offset & -Long.BYTES, others | (value & 0xFFFF_FFFFL) << shift);
    }

    final byte loadByte(long offset) {
        return (byte) (loadLong(offset & -Long.BYTES) >>> 8 * (offset & 7));
    }

    final void storeByte(long offset, byte value) {
        int shift = (int) (8 * (offset & 7));
        long others = loadLong(offset & -Long.BYTES) & ~(0xFFL << shift);
        storeLong(offset & -Long.BYTES, others | (value & 0xFFL) << shift);
    }

    final void storeBytes(long offset, long bytes, byte value) {
        for (long i = 0; i < bytes; i++) {
            storeByte(offset + i, value);
        }
    }

    final void copyFrom(Storage source, long from, long to, long bytes) {
        for (long i = 0; i < bytes; i++) {
            storeByte(to + i, source.loadByte(from + i));
        }
    }

    final void read(long offset, byte[] into, int start, int length) {
        for (int i = 0; i < length; i++) {
            into[start + i] = loadByte(offset + i);
        }
    }

    final void write(long offset, byte[] from, int start, int length) {
        for (int i = 0; i < length; i++) {
            storeByte(offset + i, from[start + i]);
        }
    }
}
