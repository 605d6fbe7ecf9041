package dev.lethe.map.unsafe;

import dev.lethe.map.LetheMap;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.IdleBudget;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;

/**
 * A program that makes a map of more than 2^31 slots, all tables of which are there and hold an entry, and has entries come, go and be
 * found in each; in memory that is simulated.
 */
final class FarAwayMaps {
    private static final long ENTRIES = 3_000_000_000L;
    private static final long WALKED = 500;

    private FarAwayMaps() {}

    public static void main(String[] arguments) {
        NativeHeap heap = new NativeHeap(1L << 42, IdleBudget.ofBytes(0), Runnable::run, () -> {});
        Owner owner = new Owner(heap, "a huge map");
        if (arguments[0].equals("strings")) {
            strings(owner);
        } else {
            longs(owner);
        }
        heap.trim();
        heap.checkInvariants();
        System.out.println(owner.bytes() + " " + heap.figures().obtainedBytes());
    }

    private static void longs(Owner owner) {
        UnsafeLongLongMap map = new UnsafeLongLongMap(
                MapSpec.<LongLongMap>builder(Shape.LONG_LONG, LongLongMap.class)
                        .retention(Retention.KEEP)
                        .seed(1L)
                        .build(),
                new Allocator(owner));
        map.reserve(ENTRIES);
        map.makeFirst(0); // the directory, and no table
        long[] keys = new long[map.places()];
        int made = 0;
        for (long key = 1; made < keys.length; key++) { // one key for each table
            if (map.at(Hashing.mix(key, map.multiplier)) == LongLongDirectory.NONE) {
                check(map.put(key, ~key));
                keys[made++] = key;
            }
        }
        look(map, owner, LongLongTable.MAX_GROUPS);
        exercise(
                keys, key -> map.getOrDefault(key, 0), key -> check(map.remove(key)), key -> check(map.put(key, ~key)));
        long walked = 0;
        for (var cursor = map.cursor(); walked < WALKED && cursor.advance(); walked++) {
            check(cursor.value() == ~cursor.key());
        }
        end(map, owner);
    }

    private static void strings(Owner owner) {
        UnsafeStringLongMap<String> map = new UnsafeStringLongMap<>(
                MapSpec.<ObjectLongMap<String>>builder(Shape.OBJECT_LONG, ObjectLongMap.class)
                        .keyType(String.class)
                        .retention(Retention.KEEP)
                        .seed(1L)
                        .build(),
                new Allocator(owner, false));
        map.reserve(ENTRIES);
        map.makeFirst(0); // the directory, and no table
        long[] keys = new long[map.places()];
        int made = 0;
        for (long key = 1; made < keys.length; key++) {
            if (map.at(Keys.hash(text(key), null, map.multiplier)) == StringLongDirectory.NONE) {
                check(map.put(text(key), ~key));
                keys[made++] = key;
            }
        }
        look(map, owner, StringLongTable.MAX_GROUPS);
        exercise(
                keys,
                key -> map.getOrDefault(text(key), 0),
                key -> check(map.remove(text(key))),
                key -> check(map.put(text(key), ~key)));
        long walked = 0;
        for (var cursor = map.cursor(); walked < WALKED && cursor.advance(); walked++) {
            check(cursor.key().equals(text(~cursor.value())));
        }
        end(map, owner);
    }

    private static String text(long key) {
        return "key " + key * 0x9E37_79B9_7F4A_7C15L;
    }

    /** Says how many slots there are, and whether the bytes are more than an int counts and the same to all who count. */
    private static void look(LetheMap map, Owner owner, int groups) {
        long tables = map.stats().tables();
        System.out.println(tables * groups * Control.GROUP_SLOTS);
        check(map.mappingCount() == tables);
        check(map.stats().capacity() >= ENTRIES);
        check(map.stats().retainedNativeBytes() == owner.bytes());
        check(owner.bytes() / Integer.MAX_VALUE > 10);
    }

    private static void exercise(long[] keys, LongUnaryOperator value, LongConsumer remove, LongConsumer put) {
        for (long key : keys) {
            check(value.applyAsLong(key) == ~key);
            check(value.applyAsLong(-key) == 0);
        }
        for (int i = 0; i < keys.length; i += 2) {
            remove.accept(keys[i]);
        }
        for (int i = 0; i < keys.length; i++) {
            check(value.applyAsLong(keys[i]) == (i % 2 == 0 ? 0 : ~keys[i]));
        }
        for (int i = 0; i < keys.length; i += 2) {
            put.accept(keys[i]);
        }
    }

    private static void end(LetheMap map, Owner owner) {
        long before = owner.bytes();
        map.clear();
        check(map.isEmpty() && owner.bytes() == before);
        map.close();
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new AssertionError("an entry is not where it should be");
        }
    }
}
