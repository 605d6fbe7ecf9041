package dev.lethe.map.unsafe;

import java.nio.ByteOrder;

/** Writes and reads a slab in every manner that tables use, before the first of them lies there. */
final class SelfTest {
    private static final int BYTES = 64 << 10;
    private static final long PATTERN = 0x0807_0605_0403_0201L;

    private SelfTest() {}

    private static final class Stretch extends Storage {}

    /** What does not work; empty when all does. */
    static String fault() {
        Stretch slab = new Stretch();
        Object ticket;
        try {
            ticket = slab.obtain(BYTES);
        } catch (OutOfMemoryError full) {
            return "the operating system gives no native memory (" + full.getMessage() + ")";
        }
        try {
            return fault(slab);
        } finally {
            Storage.giveBack(ticket);
        }
    }

    private static String fault(Stretch slab) {
        if (slab.misalignment(0, Storage.LINE) != 0) {
            return "native memory does not start at a cache line";
        }
        for (long offset = 0; offset < BYTES; offset += Long.BYTES) {
            slab.storeLong(offset, offset * PATTERN);
        }
        for (long offset = 0; offset < BYTES; offset += Long.BYTES) {
            if (slab.loadLong(offset) != offset * PATTERN) {
                return "native memory does not read what was written";
            }
        }
        return orderFault(slab) + bulkFault(slab);
    }

    private static String orderFault(Stretch slab) {
        slab.storeLong(0, PATTERN);
        boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        boolean agrees = slab.loadByte(0) == (little ? 1 : 8)
                && slab.loadByte(Long.BYTES - 1) == (little ? 8 : 1)
                && slab.loadInt(0) == (int) (little ? PATTERN : PATTERN >>> Integer.SIZE);
        slab.storeInt(0, -1);
        slab.storeByte(Integer.BYTES, (byte) -1);
        return agrees && slab.loadLong(0) == (little ? PATTERN | 0xFF_FFFF_FFFFL : PATTERN | 0xFFFF_FFFF_FF00_0000L)
                ? ""
                : "native memory has not the byte order of the machine";
    }

    private static String bulkFault(Stretch slab) {
        Stretch part = new Stretch();
        part.lookAt(slab, BYTES / 2, BYTES / 2);
        part.storeBytes(0, BYTES / 2, (byte) 0);
        slab.storeLong(Long.BYTES, PATTERN);
        part.copyFrom(slab, 0, Storage.LINE, 2 * Long.BYTES);
        byte[] there = new byte[Long.BYTES];
        part.read(Storage.LINE + Long.BYTES, there, 0, Long.BYTES);
        part.write(0, there, 0, Long.BYTES);
        boolean right = part.loadLong(0) == PATTERN
                && part.loadLong(Storage.LINE + Long.BYTES) == PATTERN
                && part.loadLong(Storage.LINE + 2 * Long.BYTES) == 0
                && slab.loadLong(BYTES / 2) == PATTERN;
        return right ? "" : "native memory is not copied as it should be";
    }
}
