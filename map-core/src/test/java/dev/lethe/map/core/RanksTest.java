package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Hasher;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The order of equal hashes: who is asked for it, and which keys it leaves together. */
class RanksTest {
    /** Compares with all of its kind, so also those who inherit it. */
    private static class Numbered implements Comparable<Numbered> {
        private final int number;

        Numbered(int number) {
            this.number = number;
        }

        @Override
        public int compareTo(Numbered other) {
            return Integer.compare(number, other.number);
        }
    }

    private static final class Inheriting extends Numbered {
        Inheriting(int number) {
            super(number);
        }
    }

    /** Compares with something else only: asked for its own kind, it would throw. */
    @SuppressWarnings("ComparableType") // wrong, and seen in the wild
    private static final class Foreign implements Comparable<String> {
        @Override
        public int compareTo(String other) {
            throw new AssertionError("compared with " + other);
        }
    }

    @SuppressWarnings({"rawtypes", "ComparableType"}) // as in code from before Java 5
    private static final class Raw implements Comparable {
        @Override
        public int compareTo(Object other) {
            throw new AssertionError("compared with " + other);
        }
    }

    private static int order(@Nullable Object present, @Nullable Object asked) {
        return Integer.signum(Ranks.compare(present, asked, null));
    }

    private static void isBefore(@Nullable Object lower, @Nullable Object higher) {
        assertThat(order(lower, higher)).as("%s and %s", lower, higher).isNegative();
        assertThat(order(higher, lower)).as("%s and %s", higher, lower).isPositive();
        assertThat(order(lower, lower)).isZero();
        assertThat(order(higher, higher)).isZero();
    }

    @SuppressWarnings("unchecked") // the keys are those that the hasher takes
    private static Hasher<Object> any(Hasher<?> hasher) {
        return (Hasher<Object>) hasher;
    }

    @Test
    void keysThatCompareWithThemselvesStandInTheirOrder() {
        isBefore("a", "b");
        isBefore(-1, 1);
        isBefore(Long.MIN_VALUE, Long.MAX_VALUE);
        isBefore(TimeUnit.SECONDS, TimeUnit.DAYS);
        isBefore(new Numbered(1), new Numbered(2));
        isBefore(new Inheriting(1), new Inheriting(2));
    }

    /** By the names of their classes: who compares with whom is not asked. */
    @Test
    void keysOfOtherClassesStandApart() {
        Object[] keys = {"7", 7, 7L, new Numbered(7), new Inheriting(7), List.of(7), new Raw(), new Foreign()};
        for (Object one : keys) {
            for (Object other : keys) {
                int order = order(one, other);
                assertThat(order).isEqualTo(-order(other, one));
                assertThat(order == 0).as("%s and %s", one, other).isEqualTo(one == other);
                assertThat(Ranks.decides(one, other, null)).isEqualTo(one == other);
            }
        }
        assertThat(transitive(keys)).isTrue();
    }

    private static boolean transitive(Object[] keys) {
        Object[] sorted = keys.clone();
        Arrays.sort(sorted, RanksTest::order);
        for (int i = 0; i < sorted.length; i++) {
            for (int j = i + 1; j < sorted.length; j++) {
                if (order(sorted[i], sorted[j]) >= 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** They may be equal, so neither side of the other can be left out. */
    @Test
    void equalKeysOfOtherClassesAreNotDecided() {
        List<Integer> array = new ArrayList<>(List.of(1));
        List<Integer> other = Arrays.asList(1);
        assertThat(array).isEqualTo(other);
        assertThat(order(array, other)).isNotZero();
        assertThat(Ranks.decides(array, other, null)).isFalse();
        assertThat(Ranks.decides("a", "b", null)).isTrue();
    }

    @Test
    void keysThatCannotBeComparedStandTogether() {
        assertThat(order(new Object(), new Object())).isZero();
        assertThat(order(List.of(1), List.of(2))).isZero();
        assertThat(order(new Foreign(), new Foreign())).isZero();
        assertThat(order(new Raw(), new Raw())).isZero();
        assertThat(order(new BigDecimal("1.0"), new BigDecimal("1.00")))
                .as("compared as equal, though they are not")
                .isZero();
    }

    @Test
    void nullStandsBeforeAllOthersAndIsAlwaysDecided() {
        isBefore(null, "a");
        isBefore(null, new Object());
        assertThat(Ranks.decides(null, "a", null)).isTrue();
        assertThat(Ranks.decides("a", null, null)).isTrue();
        Hasher<Object> throwing = any(Hasher.ignoringCase());
        assertThat(Ranks.compare(null, "a", throwing)).isNegative();
        assertThat(Ranks.compare("a", null, throwing)).isPositive();
        assertThat(Ranks.compare((Object) null, null, throwing)).isZero();
    }

    @Test
    void hasherThatComparesIsAskedInsteadOfTheKeys() {
        Hasher<Object> ignoringCase = any(Hasher.ignoringCase());
        assertThat(Ranks.compare("a", "A", ignoringCase)).isZero();
        assertThat(Ranks.compare("a", "B", ignoringCase)).isNegative();
        assertThat("a".compareTo("B")).isPositive();
        Hasher<Object> bytes = any(Hasher.byteArrays());
        assertThat(Ranks.compare(new byte[] {1}, new byte[] {1}, bytes)).isZero();
        assertThat(Ranks.compare(new byte[] {1}, new byte[] {2}, bytes)).isNotZero();
        assertThat(Ranks.decides(new byte[] {1}, new byte[] {2}, bytes)).isTrue();
    }

    /** Keys may be the same for the hasher that compareTo tells apart. */
    @Test
    void hasherThatDoesNotCompareLeavesAllTogether() {
        assertThat(Ranks.compare("a", "b", Hasher.identity())).isZero();
        assertThat(Ranks.compare("a", 1, Hasher.identity())).isZero();
    }

    @Test
    void longsStandInTheirOrder() {
        assertThat(Ranks.compare(-1L, 1L, null)).isNegative();
        assertThat(Ranks.compare(1L, -1L, null)).isPositive();
        assertThat(Ranks.compare(7L, 7L, null)).isZero();
        assertThat(Ranks.decides(1L, 2L, null)).isTrue();
    }
}
