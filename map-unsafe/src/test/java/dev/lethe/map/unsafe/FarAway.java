package dev.lethe.map.unsafe;

import java.util.ArrayList;
import java.util.List;

/** A program that takes more memory than any machine of ours has, and looks whether each place keeps its own value. */
final class FarAway {
    private static final int TABLES = 20_000;
    private static final long TABLE_BYTES = 4_000_000;

    /** Slots of 16 bytes in one stretch, beyond what an int counts. */
    private static final long SLOTS = (1L << 31) + 1000;

    private FarAway() {}

    public static void main(String[] arguments) {
        NativeHeap heap = NativeHeap.process();
        Owner owner = new Owner(heap, "a huge map");
        Memory one = Memory.of(owner, SLOTS * 16);
        for (long slot = 1; slot < SLOTS; slot = 3 * slot + 1) {
            one.putLong(slot * 16, slot);
            one.putLong(slot * 16 + 8, ~slot);
        }
        one.putLong((SLOTS - 1) * 16 + 8, 42);
        List<Memory> tables = new ArrayList<>();
        for (int i = 0; i < TABLES; i++) {
            Memory table = Memory.of(owner, TABLE_BYTES);
            table.putLong(0, i);
            table.putLong(TABLE_BYTES - Long.BYTES, -i);
            tables.add(table);
        }
        System.out.println(one.getLong((SLOTS - 1) * 16 + 8));
        for (long slot = 1; slot < SLOTS; slot = 3 * slot + 1) {
            check(one.getLong(slot * 16) == slot && one.getLong(slot * 16 + 8) == ~slot);
        }
        for (int i = 0; i < TABLES; i++) {
            check(tables.get(i).getLong(0) == i && tables.get(i).getLong(TABLE_BYTES - Long.BYTES) == -i);
        }
        System.out.println(owner.bytes());
        heap.checkInvariants();
        for (int i = 0; i < TABLES; i++) {
            tables.get(i).release();
        }
        owner.close();
        heap.trim();
        heap.checkInvariants();
        System.out.println(heap.figures().obtainedBytes());
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new AssertionError("a place has the value of another");
        }
    }
}
