package dev.lethe.map.core;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Sets of keys with a structure, as programs have them: a name, and the i-th key. */
final class KeySets {
    private KeySets() {}

    static Map<String, IntToLongFunction> hashCodes() {
        Map<String, IntToLongFunction> sets = new LinkedHashMap<>();
        for (int shift : IntStream.rangeClosed(0, 16).toArray()) {
            sets.put("multiples of 2^" + shift, i -> i << shift);
        }
        for (int stride : new int[] {-1, 3, 5, 7, 10, 24, 31, 60, 100, 127, 987, 1_000, 10_007, 65_521, 65_537}) {
            sets.put("multiples of " + stride, i -> (int) ((long) i * stride));
        }
        sets.put("multiples of 0x9E3779B9", i -> (int) (i * 0x9E37_79B9L));
        sets.put("\"key-i\"", i -> ("key-" + i).hashCode());
        sets.put("\"i\"", i -> Integer.toString(i).hashCode());
        sets.put("\"useri@mail.com\"", i -> ("user" + i + "@mail.com").hashCode());
        sets.put("milliseconds, one a second", i -> Long.hashCode(1_700_000_000_000L + i * 1_000L));
        sets.put("doubles: whole numbers", Double::hashCode);
        sets.put("doubles: tenths", i -> Double.hashCode(i / 10.0));
        sets.put("floats: whole numbers", i -> Float.floatToRawIntBits(i));
        sets.put("pointers by 8", i -> (int) (0x7F_0000_0000L + i * 24L >>> 3));
        sets.put("x * 31 + y", i -> i / 100 * 961 + i % 100 * 31);
        sets.put("x << 16 | y", i -> (i >> 7) << 16 | i & 127);
        sets.put("only high bits differ", Integer::reverse);
        return sets;
    }

    static Map<String, IntToLongFunction> longs() {
        Map<String, IntToLongFunction> sets = new LinkedHashMap<>();
        for (int shift : new int[] {0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48}) {
            sets.put("multiples of 2^" + shift, i -> (long) i << shift);
        }
        for (long stride : new long[] {-1, 24, 31, 987, 1_000, 1_000_000_007, 0x9E37_79B9L}) {
            sets.put("multiples of " + stride, i -> i * stride);
        }
        for (int power : new int[] {16, 20, 24, 30, 31, 32, 33, 40}) {
            sets.put("multiples of 2^" + power + " + 1", i -> i * ((1L << power) + 1));
            sets.put("multiples of 2^" + power + " - 1", i -> i * ((1L << power) - 1));
        }
        sets.put("doubles: whole numbers", Double::doubleToRawLongBits);
        sets.put("doubles: tenths", i -> Double.doubleToRawLongBits(i / 10.0));
        sets.put("doubles: negative", i -> Double.doubleToRawLongBits(-i));
        sets.put("milliseconds, one a minute", i -> 1_795_000_000_000L + i * 60_000L);
        sets.put("nanoseconds, one a second", i -> 1_795_000_000_000_000_000L + i * 1_000_000_000L);
        sets.put("pointers", i -> 0x7F12_3456_0000L + i * 8L);
        sets.put("ids above a type", i -> (long) i << 32 | 7);
        sets.put("a grid of ints", i -> pair(i >> 7, i & 127));
        sets.put("x and x", i -> pair(i, i));
        sets.put("x and -x", i -> pair(i, -i));
        sets.put("x and 2 x", i -> pair(i, 2 * i));
        sets.put("x * 31 + y", i -> i / 100 * 961L + i % 100 * 31L);
        sets.put("only high bits differ", Long::reverse);
        return sets;
    }

    private static long pair(int upper, int lower) {
        return (long) upper << 32 | Integer.toUnsignedLong(lower);
    }

    /** The first keys of a set that differ. */
    static long[] keys(IntToLongFunction set, int size) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToLong(set)
                .distinct()
                .limit(size)
                .toArray();
    }
}
