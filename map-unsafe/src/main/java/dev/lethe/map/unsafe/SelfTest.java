package dev.lethe.map.unsafe;

import dev.lethe.map.spi.IdleBudget;
import java.nio.ByteOrder;

/** Writes and reads a slab in every manner that tables use, before the first of them lies there; then a table. */
final class SelfTest {
    private static final int BYTES = 64 << 10;
    private static final long PATTERN = 0x0807_0605_0403_0201L;

    /** A table that has most of what tables have: several groups, displaced entries. */
    private static final int GROUPS = 16;

    private static final long TABLE_BYTES = 64 << 10;

    private SelfTest() {}

    private static final class Stretch extends Storage {}

    /** What does not work; empty when all does. */
    static String fault() {
        Stretch slab = new Stretch();
        Object ticket;
        try {
            ticket = slab.obtain(BYTES);
        } catch (OutOfMemoryError full) {
            return Guard.NO_MEMORY + " (" + full.getMessage() + ")";
        } catch (RuntimeException | LinkageError wrong) {
            return "native memory cannot be obtained (" + wrong + ")";
        }
        try {
            return fault(slab);
        } catch (RuntimeException | LinkageError wrong) { // else the guard would never answer again
            return "native memory cannot be used (" + wrong + ")";
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
        String order = orderFault(slab);
        return order.isEmpty() ? bulkFault(slab) : order;
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

    /**
     * What does not work of a table that takes memory, is filled, half emptied and read, and gives its memory back; empty when all
     * does. Comes behind the other, and when there is memory for the placeholders.
     */
    static String tableFault() {
        NativeHeap heap = new NativeHeap(TABLE_BYTES, IdleBudget.ofBytes(0), Runnable::run, () -> {});
        Allocator allocator = new Allocator(Owner.uncounted(heap, "the self-test"));
        try {
            LongLongTable table = new LongLongTable(GROUPS, 0, 1, Keys.of(null, allocator), PATTERN);
            boolean right = keeps(table);
            table.release();
            heap.trim();
            heap.checkInvariants();
            return right && heap.figures().obtainedBytes() == 0
                    ? ""
                    : "a table in native memory does not hold what it should";
        } catch (OutOfMemoryError full) {
            return Guard.NO_MEMORY + " for a table (" + full.getMessage() + ")";
        } catch (RuntimeException | LinkageError | AssertionError wrong) {
            return "a table in native memory does not work (" + wrong + ")";
        }
    }

    private static boolean keeps(LongLongTable table) {
        int entries = table.limit;
        for (long key = 0; key < entries; key++) {
            table.insert(Hashing.mix(key, PATTERN), key, ~key);
        }
        for (long key = 0; key < entries; key += 2) {
            long hash = Hashing.mix(key, PATTERN);
            int slot = table.find(hash, key, 1);
            if (slot < 0) {
                return false; // nothing is removed from a place that is none
            }
            table.remove(slot, hash);
        }
        for (long key = 0; key < entries; key++) {
            int slot = table.find(Hashing.mix(key, PATTERN), key, 1);
            if (key % 2 == 0 ? slot >= 0 : slot < 0 || table.value(slot) != ~key) {
                return false;
            }
        }
        return table.live == entries / 2;
    }
}
