package dev.lethe.map.unsafe;

import java.util.Arrays;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Stands in for the class of this name, before it on the class path of a JVM of its own: memory of any size, of which only the lines exist
 * into which something was written that was not there before. So what is proven with it is proven of the classes that are delivered, and these pay nothing for it.
 */
abstract class Storage {
    static final boolean ZEROES = false;
    static final int LINE = 64;

    private static final int LINE_LOG2 = 6;
    private static final int WORDS = LINE / Long.BYTES;

    /** What is in memory that nobody wrote to: the word of a group without entries, so that a table without entries takes no room. */
    private static final long UNWRITTEN = 0x0080_8080_8080_8080L;

    private static final ConcurrentSkipListMap<Long, long[]> WRITTEN = new ConcurrentSkipListMap<>();
    private static long next = 1L << 44;

    private long address;

    static int fieldBytes() {
        return Long.BYTES;
    }

    static long objectBytes() {
        return 0;
    }

    final Object obtain(long bytes) {
        address = next;
        next += (bytes + LINE - 1 & -LINE) + LINE; // never the same place again
        return new long[] {address, bytes};
    }

    static void giveBack(Object ticket) {
        long[] stretch = (long[]) ticket;
        lines(stretch[0], stretch[1]).clear();
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
        return line == null ? UNWRITTEN : line[word(place)];
    }

    final void storeLong(long offset, long value) {
        long place = address + offset;
        long[] line = WRITTEN.get(place >>> LINE_LOG2);
        if (line == null && value != UNWRITTEN) {
            line = new long[WORDS];
            Arrays.fill(line, UNWRITTEN);
            WRITTEN.put(place >>> LINE_LOG2, line);
        }
        if (line != null) {
            line[word(place)] = value;
        }
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
        long first = source.address + from;
        long target = address + to;
        if ((first | target | bytes) % LINE == 0) {
            long distance = target - first >> LINE_LOG2;
            lines(target, bytes).clear();
            lines(first, bytes).forEach((line, words) -> WRITTEN.put(line + distance, words.clone()));
            return;
        }
        for (long i = 0; i < bytes; i++) {
            storeByte(to + i, source.loadByte(from + i));
        }
    }

    private static ConcurrentNavigableMap<Long, long[]> lines(long place, long bytes) {
        return WRITTEN.subMap(place >>> LINE_LOG2, place + bytes >>> LINE_LOG2);
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
