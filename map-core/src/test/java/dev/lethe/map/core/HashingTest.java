package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.ObjectMap;
import dev.lethe.map.ProbeLengths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the hash function owes the table: structured keys are spread as well as random ones, differently for each seed. */
class HashingTest {
    private static final double MOST = 1.25;
    private static final int SEEDS = 10;
    /** The last takes several tables, whatever the shape. */
    private static final int[] SIZES = {1_000, 4_000, 30_000, 60_000};

    @TestFactory
    List<DynamicTest> structuredLongsAreSpreadLikeRandomOnes() {
        Map<String, IntToLongFunction> sets = new LinkedHashMap<>();
        sets.put("dense", i -> i);
        sets.put("dense and negative", i -> -i);
        for (int shift : new int[] {3, 8, 12, 20, 24, 32, 40, 44, 46, 48}) {
            sets.put("multiples of 2^" + shift, i -> (long) i << shift);
        }
        for (long stride : new long[] {987, 24, 1_000, 1_000_000_007, (1L << 32) - 1, (1L << 32) + 1, 0x9E37_79B9L}) {
            sets.put("multiples of " + stride, i -> i * stride);
        }
        sets.put("doubles: whole numbers", Double::doubleToRawLongBits);
        sets.put("doubles: tenths", i -> Double.doubleToRawLongBits(i / 10.0));
        sets.put("doubles: big numbers", i -> Double.doubleToRawLongBits(i * 1e9));
        sets.put("milliseconds, one a minute", i -> 1_795_000_000_000L + i * 60_000L);
        sets.put("nanoseconds, one a second", i -> 1_795_000_000_000_000_000L + i * 1_000_000_000L);
        sets.put("pointers", i -> 0x7F12_3456_0000L + i * 8L);
        sets.put("pairs of ints", i -> (long) (i >> 7) << 32 | i & 127);
        List<DynamicTest> tests = new ArrayList<>();
        sets.forEach((name, keys) -> tests.add(DynamicTest.dynamicTest(name, () -> spread(keys, Integer.MAX_VALUE))));
        tests.add(DynamicTest.dynamicTest("multiples of 2^50", () -> spread(i -> (long) i << 50, 1 << Long.SIZE - 50)));
        return tests;
    }

    /** For all sizes up to the number of different keys. */
    private static void spread(IntToLongFunction keys, int different) {
        for (int size : SIZES) {
            if (size > different) {
                break;
            }
            for (int seed = 0; seed < SEEDS; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                isWithin(probes(seed, size, keys), probes(seed, size, i -> random.nextLong()), size, seed);
            }
        }
    }

    private static ProbeLengths probes(long seed, int size, IntToLongFunction keys) {
        LongLongMap map = Lethe.builder().backend("core").seed(seed).longLongMap();
        for (int i = 0; i < size; i++) {
            map.put(keys.applyAsLong(i), i);
        }
        assertThat(map.size()).isEqualTo(size);
        return map.probeLengths();
    }

    @TestFactory
    List<DynamicTest> structuredHashCodesAreSpreadLikeRandomOnes() {
        Map<String, IntUnaryOperator> sets = new LinkedHashMap<>();
        sets.put("dense", i -> i);
        sets.put("dense and negative", i -> -i);
        for (int shift : new int[] {3, 8, 16}) {
            sets.put("multiples of 2^" + shift, i -> i << shift);
        }
        for (int stride : new int[] {987, 24, 1_000, 65_521, 0x9E37_79B9}) {
            sets.put("multiples of " + stride, i -> i * stride);
        }
        sets.put("strings of digits", i -> Integer.toString(i).hashCode());
        sets.put("floats", i -> Float.floatToRawIntBits(i));
        List<DynamicTest> tests = new ArrayList<>();
        sets.forEach((name, keys) -> tests.add(DynamicTest.dynamicTest(name, () -> spreadIntegers(keys))));
        return tests;
    }

    private static void spreadIntegers(IntUnaryOperator keys) {
        for (int size : SIZES) {
            for (int seed = 0; seed < SEEDS; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                isWithin(
                        probesOfIntegers(seed, size, keys),
                        probesOfIntegers(seed, size, i -> random.nextInt()),
                        size,
                        seed);
            }
        }
    }

    private static ProbeLengths probesOfIntegers(long seed, int size, IntUnaryOperator keys) {
        ObjectMap<Integer, String> map =
                Lethe.builder().backend("core").seed(seed).objectMap();
        for (int i = 0; map.size() < size; i++) { // random ones repeat at times
            map.put(keys.applyAsInt(i), "");
        }
        return map.probeLengths();
    }

    private static void isWithin(ProbeLengths probes, ProbeLengths random, int size, int seed) {
        assertThat(probes.meanHit())
                .as("probes of a hit among %s with seed %s", size, seed)
                .isLessThanOrEqualTo(MOST * random.meanHit());
        assertThat(probes.meanMiss())
                .as("probes of a miss among %s with seed %s", size, seed)
                .isLessThanOrEqualTo(MOST * random.meanMiss());
    }

    @Test
    void theSeedDecidesTheOrder() {
        assertThat(order(1L)).isEqualTo(order(1L)).isNotEqualTo(order(2L));
    }

    @Test
    void withoutASeedEachMapHasItsOwnOrder() {
        assertThat(order(null)).isNotEqualTo(order(null));
    }

    private static List<Long> order(Long seed) {
        LongLongMap map = seed == null
                ? Lethe.builder().backend("core").longLongMap()
                : Lethe.builder().backend("core").seed(seed).longLongMap();
        for (int i = 0; i < 1_000; i++) {
            map.put(i, i);
        }
        List<Long> order = new ArrayList<>();
        map.forEach((key, value) -> order.add(key));
        assertThat(order).hasSize(1_000);
        return order;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, 42, 0x1e7e_0042L})
    void multipliersAreOddAndChangeTheirBitsOften(long seed) {
        long multiplier = Hashing.multiplierOf(seed);
        assertThat(multiplier & 1).isEqualTo(1);
        assertThat(Long.bitCount(multiplier ^ multiplier >>> 1)).isGreaterThanOrEqualTo(24);
    }
}
