package dev.lethe.map.unsafe;

import java.lang.reflect.Field;
import sun.misc.Unsafe;

/**
 * Access to native memory by {@code sun.misc.Unsafe}: the only class that names it, initialised only where that way is meant, since later
 * JVMs warn of the first use.
 */
final class UnsafeAccess {
    private static final Unsafe UNSAFE = find();

    private UnsafeAccess() {}

    private static Unsafe find() {
        try {
            Field field = Unsafe.class.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            return (Unsafe) field.get(null);
        } catch (ReflectiveOperationException absent) {
            throw new UnsupportedOperationException("sun.misc.Unsafe has no instance", absent);
        }
    }

    // SAFETY of all below: the callers (Storage) hold the memory from allocate to free, and stay within it.

    static long getLong(long address) {
        return UNSAFE.getLong(address);
    }

    static void putLong(long address, long value) {
        UNSAFE.putLong(address, value);
    }

    static int getInt(long address) {
        return UNSAFE.getInt(address);
    }

    static void putInt(long address, int value) {
        UNSAFE.putInt(address, value);
    }

    static byte getByte(long address) {
        return UNSAFE.getByte(address);
    }

    static void putByte(long address, byte value) {
        UNSAFE.putByte(address, value);
    }

    static void fill(long address, long bytes, byte value) {
        UNSAFE.setMemory(address, bytes, value);
    }

    static void copy(long from, long to, long bytes) {
        UNSAFE.copyMemory(from, to, bytes);
    }

    static void read(long address, byte[] into, int start, int length) {
        UNSAFE.copyMemory(null, address, into, Unsafe.ARRAY_BYTE_BASE_OFFSET + (long) start, length);
    }

    static void write(long address, byte[] from, int start, int length) {
        UNSAFE.copyMemory(from, Unsafe.ARRAY_BYTE_BASE_OFFSET + (long) start, null, address, length);
    }

    static long allocate(long bytes) {
        return UNSAFE.allocateMemory(bytes);
    }

    static void free(long address) {
        UNSAFE.freeMemory(address);
    }
}
