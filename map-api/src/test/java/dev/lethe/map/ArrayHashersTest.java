package dev.lethe.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The hashers that compare arrays by content. */
class ArrayHashersTest {
    private static final int LONGEST = 40;
    private static final int ROUNDS = 2_000;

    /** Arrays of one type, seen as arrays of numbers. */
    @SuppressWarnings({"unchecked", "ImmutableEnumChecker"}) // hashers have no state
    enum Kind {
        BYTES(byte.class, Byte.SIZE, Hasher.byteArrays()),
        CHARS(char.class, Character.SIZE, Hasher.charArrays()),
        INTS(int.class, Integer.SIZE, Hasher.intArrays()),
        LONGS(long.class, Long.SIZE, Hasher.longArrays()),
        OBJECTS(Object.class, Long.SIZE, Hasher.objectArrays()),
        DEEP(Object.class, Long.SIZE, Hasher.deepArrays());

        final Class<?> type;
        final int bits;
        final Hasher<Object> hasher;

        Kind(Class<?> type, int bits, Hasher<?> hasher) {
            this.type = type;
            this.bits = bits;
            this.hasher = (Hasher<Object>) hasher;
        }

        /** Makes an array, each element a new object where elements are objects. */
        Object array(long... numbers) {
            Object array = Array.newInstance(type, numbers.length);
            for (int i = 0; i < numbers.length; i++) {
                switch (this) {
                    case BYTES -> Array.setByte(array, i, (byte) numbers[i]);
                    case CHARS -> Array.setChar(array, i, (char) numbers[i]);
                    case INTS -> Array.setInt(array, i, (int) numbers[i]);
                    case LONGS -> Array.setLong(array, i, numbers[i]);
                    case OBJECTS -> Array.set(array, i, Long.toString(numbers[i]));
                    case DEEP -> Array.set(array, i, new long[] {numbers[i]});
                }
            }
            return array;
        }

        boolean ordered() {
            return this != OBJECTS && this != DEEP;
        }
    }

    @ParameterizedTest
    @EnumSource
    void equalContentHasEqualHash(Kind kind) {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < ROUNDS; round++) {
            long[] numbers = random.longs(random.nextInt(LONGEST)).toArray();
            Object one = kind.array(numbers);
            Object other = kind.array(numbers);
            assertThat(kind.hasher.equal(one, other)).isTrue();
            assertThat(kind.hasher.hash(one)).isEqualTo(kind.hasher.hash(other));
        }
    }

    /** Not by chance: the hash is a bijection of each word of the content. The hash of a String has 32 bits, so a few meet. */
    @ParameterizedTest
    @EnumSource(names = "OBJECTS", mode = EnumSource.Mode.EXCLUDE)
    void oneFlippedBitChangesTheHash(Kind kind) {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < ROUNDS; round++) {
            long[] numbers = random.longs(1 + random.nextInt(LONGEST)).toArray();
            Object before = kind.array(numbers);
            numbers[random.nextInt(numbers.length)] ^= 1L << random.nextInt(kind.bits);
            Object after = kind.array(numbers);
            assertThat(kind.hasher.equal(before, after)).isFalse();
            assertThat(kind.hasher.hash(before)).isNotEqualTo(kind.hasher.hash(after));
        }
    }

    @ParameterizedTest
    @EnumSource
    void zerosAtTheEndCount(Kind kind) {
        Set<Long> hashes = new HashSet<>();
        for (int length = 0; length < LONGEST; length++) {
            hashes.add(kind.hasher.hash(kind.array(new long[length])));
        }
        assertThat(hashes).hasSize(LONGEST);
        assertThat(kind.hasher.equal(kind.array(0, 0), kind.array(0))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void orderIsThatOfArraysAndAgreesWithEqual(Kind kind) {
        assertThat(kind.hasher instanceof Comparator).isEqualTo(kind.ordered());
        if (kind.ordered()) {
            SplittableRandom random = new SplittableRandom(3);
            for (int round = 0; round < ROUNDS; round++) {
                Object one = kind.array(random.longs(random.nextInt(4), -1, 2).toArray());
                Object other = kind.array(random.longs(random.nextInt(4), -1, 2).toArray());
                int order = compare(kind, one, other);
                assertThat(order == 0).isEqualTo(kind.hasher.equal(one, other));
                assertThat(Integer.signum(order)).isEqualTo(-Integer.signum(compare(kind, other, one)));
                assertThat(order).isEqualTo(expected(one, other));
            }
        }
    }

    @SuppressWarnings("unchecked") // asked before
    private static int compare(Kind kind, Object one, Object other) {
        return ((Comparator<Object>) kind.hasher).compare(one, other);
    }

    private static int expected(Object one, Object other) {
        return switch (one.getClass().getComponentType().getName()) {
            case "byte" -> Arrays.compare((byte[]) one, (byte[]) other);
            case "char" -> Arrays.compare((char[]) one, (char[]) other);
            case "int" -> Arrays.compare((int[]) one, (int[]) other);
            default -> Arrays.compare((long[]) one, (long[]) other);
        };
    }

    /** 2^14 texts of equal {@code hashCode}. */
    @Test
    void textsThatCollideAsPolynomialsDoNot() {
        Set<Long> bytes = new HashSet<>();
        Set<Long> chars = new HashSet<>();
        Set<Integer> hashCodes = new HashSet<>();
        for (int i = 0; i < 1 << 14; i++) {
            StringBuilder text = new StringBuilder();
            for (int block = 0; block < 14; block++) {
                text.append((i & (1 << block)) == 0 ? "Aa" : "BB");
            }
            hashCodes.add(text.toString().hashCode());
            chars.add(Hasher.charArrays().hash(text.toString().toCharArray()));
            bytes.add(Hasher.byteArrays().hash(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
        assertThat(hashCodes).hasSize(1);
        assertThat(chars).hasSize(1 << 14);
        assertThat(bytes).hasSize(1 << 14);
    }

    /** What cancels in a chain without a fold before the multiplication: the highest bits of packed numbers. */
    @ParameterizedTest
    @EnumSource(names = {"BYTES", "CHARS", "INTS", "LONGS"})
    void signsDoNotCancelEachOther(Kind kind) {
        int elements = 14;
        Set<Long> hashes = new HashSet<>();
        for (int signs = 0; signs < 1 << elements; signs++) {
            long[] numbers = new long[elements];
            for (int i = 0; i < elements; i++) {
                numbers[i] = (42 + i) ^ (((signs >>> i) & 1L) << (kind.bits - 1));
            }
            hashes.add(kind.hasher.hash(kind.array(numbers)));
        }
        assertThat(hashes).hasSize(1 << elements);
    }

    /** Of 50,000 random numbers of 32 bits 0.3 meet another. */
    @ParameterizedTest
    @EnumSource(names = {"BYTES", "CHARS", "INTS", "LONGS"})
    void bothHalvesOfTheHashTellSmallNumbersApart(Kind kind) {
        List<LongUnaryOperator> halves = List.of(hash -> hash >>> Integer.SIZE, hash -> (long) (int) hash);
        for (LongUnaryOperator half : halves) {
            Set<Long> seen = new HashSet<>();
            int keys = 0;
            for (int x = 0; x < 100; x++) {
                for (int y = 0; y < 100; y++) {
                    for (int length = 2; length <= 10; length += 2) {
                        long[] numbers = new long[length];
                        numbers[0] = x;
                        numbers[length - 1] = y;
                        seen.add(half.applyAsLong(kind.hasher.hash(kind.array(numbers))));
                        keys++;
                    }
                }
            }
            assertThat(keys - seen.size()).as("pairs of %s of equal half", kind).isLessThanOrEqualTo(6);
        }
    }

    @Test
    void elementsMayBeNullAndOfAnyClass() {
        Object[] one = {null, "a", 1, List.of(2)};
        String[] strings = {"a", null};
        for (Hasher<Object[]> hasher : List.of(Hasher.objectArrays(), Hasher.deepArrays())) {
            assertThat(hasher.equal(one, one.clone())).isTrue();
            assertThat(hasher.hash(one)).isEqualTo(hasher.hash(one.clone()));
            assertThat(hasher.equal(strings, new Object[] {"a", null})).isTrue();
            assertThat(hasher.hash(strings)).isEqualTo(hasher.hash(new Object[] {"a", null}));
        }
    }

    @Test
    void onlyTheDeepOneLooksIntoArrays() {
        Object[] one = nested();
        Object[] other = nested();
        assertThat(Hasher.deepArrays().equal(one, other)).isTrue();
        assertThat(Hasher.deepArrays().hash(one)).isEqualTo(Hasher.deepArrays().hash(other));
        assertThat(Hasher.objectArrays().equal(one, other)).isFalse();
        assertThat(Hasher.objectArrays().equal(one, one.clone())).isTrue();
        for (int i = 0; i < one.length; i++) {
            Object[] changed = nested();
            changed[i] = null;
            assertThat(Hasher.deepArrays().equal(one, changed)).isFalse();
            assertThat(Hasher.deepArrays().hash(one))
                    .isNotEqualTo(Hasher.deepArrays().hash(changed));
        }
    }

    private static Object[] nested() {
        return new Object[] {
            new byte[] {1, 2},
            new char[] {'a'},
            new short[] {3},
            new int[] {4},
            new long[] {5},
            new float[] {0f, Float.NaN},
            new double[] {-0.0},
            new boolean[] {true},
            new Object[] {new int[][] {{6}, null}, "x"},
            new String[] {"y"}
        };
    }

    @ParameterizedTest
    @EnumSource
    void nullIsNoKey(Kind kind) {
        assertThatNullPointerException().isThrownBy(() -> kind.hasher.hash(null));
    }

    @Test
    void namesSayHowToGetThem() {
        assertThat(Hasher.byteArrays()).hasToString("Hasher.byteArrays()");
        assertThat(Hasher.charArrays()).hasToString("Hasher.charArrays()");
        assertThat(Hasher.intArrays()).hasToString("Hasher.intArrays()");
        assertThat(Hasher.longArrays()).hasToString("Hasher.longArrays()");
        assertThat(Hasher.objectArrays()).hasToString("Hasher.objectArrays()");
        assertThat(Hasher.deepArrays()).hasToString("Hasher.deepArrays()");
        assertThat(Hasher.ignoringCase()).hasToString("Hasher.ignoringCase()");
    }
}
