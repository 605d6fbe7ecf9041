package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What only shapes with {@code long} values have: sums, answers that are flags, and an absent value of the caller's choice. */
abstract class LongValuesBehaviour extends Behaviour {
    private static final long[] ABSENTS = {0, -1, 7, Long.MIN_VALUE, Long.MAX_VALUE};

    private static long add(Subject map, @Nullable Object key, long delta, boolean answersOld) {
        return map instanceof LongLongSubject longs
                ? longs.add(key, delta, answersOld)
                : ((ObjectLongSubject) map).add(key, delta, answersOld);
    }

    @Test
    void absentKeyCountsAsZeroInSums() {
        Subject map = make();
        assertThat(add(map, key(1), 5, false)).isEqualTo(5);
        assertThat(add(map, key(2), 5, true)).isZero();
        assertThat(add(map, key(1), -7, false)).isEqualTo(-2);
        assertThat(add(map, key(2), 1, true)).isEqualTo(5);
        assertThat(add(map, key(3), 0, false)).isZero();
        assertThat(map.containsKey(key(3))).as("a sum of 0 is an entry").isTrue();
        assertThat(add(map, key(1), 2, false)).isZero();
        assertThat(map.containsKey(key(1))).as("a sum that falls to 0 stays").isTrue();
    }

    @Test
    void sumsWrapAround() {
        Subject map = make();
        map.put(key(1), Long.MAX_VALUE);
        assertThat(add(map, key(1), 1, false)).isEqualTo(Long.MIN_VALUE);
        assertThat(add(map, key(1), -1, true)).isEqualTo(Long.MIN_VALUE);
        assertThat(map.getOrDefault(key(1), 0L)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void putTellsWhetherTheKeyIsNew() {
        Subject map = make();
        assertThat(map.put(key(1), 1L)).isEqualTo(true);
        assertThat(map.put(key(1), 1L)).isEqualTo(false);
        assertThat(map.putIfAbsent(key(1), 2L)).isEqualTo(false);
        assertThat(map.putIfAbsent(key(2), 2L)).isEqualTo(true);
        assertThat(map.replace(key(3), 3L)).isEqualTo(false);
        assertThat(map.replace(key(2), 3L)).isEqualTo(true);
        assertThat(map.remove(key(3))).isEqualTo(false);
        assertThat(map.remove(key(2))).isEqualTo(true);
        assertThat(map.getOrDefault(key(1), 9L)).isEqualTo(1L);
    }

    @Test
    void resultEqualToAbsentRemovesOrAddsNothing() {
        for (long absent : ABSENTS) {
            Subject map = make();
            map.put(key(1), absent ^ 1);
            assertThat(map.computeIfAbsent(key(2), absent, k -> absent)).isEqualTo(absent);
            assertThat(map.compute(key(2), absent, (k, v) -> absent)).isEqualTo(absent);
            assertThat(map.merge(key(2), absent, absent, (v, w) -> 1L)).isEqualTo(absent);
            assertThat(map.containsKey(key(2))).isFalse();
            assertThat(map.computeIfPresent(key(1), absent, (k, v) -> absent)).isEqualTo(absent);
            assertThat(map.containsKey(key(1))).isFalse();
            map.put(key(1), absent ^ 1);
            assertThat(map.merge(key(1), 5L, absent, (v, w) -> absent)).isEqualTo(absent);
            assertThat(map.containsKey(key(1))).isFalse();
            map.put(key(1), absent ^ 1);
            assertThat(map.compute(key(1), absent, (k, v) -> absent)).isEqualTo(absent);
            assertThat(map.map().isEmpty()).isTrue();
        }
    }

    @Test
    void storedValueEqualToAbsentIsAValue() {
        for (long absent : ABSENTS) {
            Subject map = make();
            map.put(key(1), absent);
            assertThat(map.computeIfAbsent(key(1), absent, k -> 5L)).isEqualTo(absent);
            assertThat(map.getOrDefault(key(1), ~absent)).isEqualTo(absent);
            assertThat(map.computeIfPresent(key(1), absent, (k, v) -> 6L)).isEqualTo(6L);
            map.put(key(1), absent);
            assertThat(map.merge(key(1), 1L, absent, (v, w) -> 8L)).isEqualTo(8L);
            map.put(key(1), absent);
            assertThat(map.getAndPut(key(1), 3L, absent)).isEqualTo(absent);
            assertThat(map.mappingCount()).isEqualTo(1);
        }
    }

    @Test
    void extremeNumbersAreValuesLikeOthers() {
        long[] numbers = {0, -1, 1, Long.MIN_VALUE, Long.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE};
        Subject map = make();
        for (int i = 0; i < numbers.length; i++) {
            map.put(key(i), numbers[i]);
        }
        for (int i = 0; i < numbers.length; i++) {
            assertThat(map.containsValue(numbers[i])).isTrue();
            assertThat(map.remove(key(i), numbers[i] ^ 1)).isFalse();
            assertThat(map.replace(key(i), numbers[i], numbers[i])).isTrue();
            assertThat(map.remove(key(i), numbers[i])).isTrue();
        }
        assertThat(map.map().isEmpty()).isTrue();
    }
}
