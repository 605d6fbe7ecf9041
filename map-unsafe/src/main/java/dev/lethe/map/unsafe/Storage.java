package dev.lethe.map.unsafe;

import java.util.Objects;

/**
 * A stretch of native memory, and the only way to read and write it. This class knows sun.misc.Unsafe alone; the one of the same name
 * for Java 22 and later (src/main/java22) also knows java.lang.foreign. Both have the same methods.
 *
 * <p>Offsets are in bytes from the start of the stretch; words and ints lie at multiples of their size. Nobody checks them here: see
 * {@link NativeMemory}.
 */
abstract class Storage {
    /** Whether memory is zeroed, hence taken from the machine as a whole, when it is obtained. No constant for javac: see fieldBytes. */
    static final boolean ZEROES = zeroes();

    /** The bytes of a cache line; every stretch starts at a multiple of it. */
    static final int LINE = 64;

    private long address;

    private static boolean zeroes() {
        return false;
    }

    /** The bytes of the fields. No constant, for that would be copied into the classes that are compiled with this one. */
    static int fieldBytes() {
        return Long.BYTES;
    }

    /** The bytes of the objects that a stretch needs beside itself. */
    static long objectBytes() {
        return 0;
    }

    /**
     * Takes memory from the operating system.
     *
     * @return the ticket to give it back with
     */
    final Object obtain(long bytes) {
        long[] start = new long[1]; // before there is something to lose
        start[0] = UnsafeAccess.allocate(bytes + LINE);
        address = start[0] + LINE - 1 & -LINE;
        return start;
    }

    /** Gives back what was obtained, once. */
    static void giveBack(Object ticket) {
        UnsafeAccess.free(((long[]) ticket)[0]);
    }

    /** Makes this a part of another stretch. */
    final void lookAt(Storage whole, long offset, long bytes) {
        address = whole.address + offset;
    }

    /** Makes this a part of nothing. */
    final void lookAway() {
        address = 0;
    }

    /** The lowest bits of the address of a place. */
    final int misalignment(long offset, int unit) {
        return (int) (address + offset & unit - 1);
    }

    final long loadLong(long offset) {
        return UnsafeAccess.getLong(address + offset);
    }

    final void storeLong(long offset, long value) {
        UnsafeAccess.putLong(address + offset, value);
    }

    final int loadInt(long offset) {
        return UnsafeAccess.getInt(address + offset);
    }

    final void storeInt(long offset, int value) {
        UnsafeAccess.putInt(address + offset, value);
    }

    final byte loadByte(long offset) {
        return UnsafeAccess.getByte(address + offset);
    }

    final void storeByte(long offset, byte value) {
        UnsafeAccess.putByte(address + offset, value);
    }

    final void storeBytes(long offset, long bytes, byte value) {
        UnsafeAccess.fill(address + offset, bytes, value);
    }

    /** Copies from another stretch, or within this one where the two do not overlap. */
    final void copyFrom(Storage source, long from, long to, long bytes) {
        UnsafeAccess.copy(source.address + from, address + to, bytes);
    }

    final void read(long offset, byte[] into, int start, int length) {
        Objects.checkFromIndexSize(start, length, into.length);
        UnsafeAccess.read(address + offset, into, start, length);
    }

    final void write(long offset, byte[] from, int start, int length) {
        Objects.checkFromIndexSize(start, length, from.length);
        UnsafeAccess.write(address + offset, from, start, length);
    }
}
