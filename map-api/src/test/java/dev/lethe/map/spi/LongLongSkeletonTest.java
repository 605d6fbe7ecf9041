package dev.lethe.map.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // gives nulls where they are refused
final class LongLongSkeletonTest {
    private final ToyLongLongMap map = ToyMaps.longs();

    @Test
    void readAndWriteInOneCallTellsAbsentFromZero() {
        assertEquals(-1, map.getAndPut(4, 0, -1));
        assertEquals(0, map.getAndPut(4, 40, -1));
        assertEquals(40, map.getAndRemove(4, -1));
        assertEquals(-1, map.getAndRemove(4, -1));
        assertEquals(3, map.size());
    }

    @Test
    void conditionalUpdatesWantTheExpectedValue() {
        assertFalse(map.putIfAbsent(1, 5));
        assertTrue(map.putIfAbsent(4, 40));
        assertFalse(map.remove(1, 11));
        assertTrue(map.remove(1, 10));
        assertFalse(map.remove(1, 0), "an absent key has no value, not 0");
        assertFalse(map.remove(1, -1));
        assertFalse(map.replace(1, 5));
        assertFalse(map.replace(1, 0, 5));
        assertTrue(map.replace(2, 20, 21));
        assertFalse(map.replace(2, 20, 22));
        assertTrue(map.replace(2, 23));
        assertEquals("{2=23, 3=30, 4=40}", map.toString());
    }

    @Test
    void sumsCountAbsentAsZeroAndWrap() {
        assertEquals(0, map.addAndGet(7, 0));
        assertTrue(map.containsKey(7));
        assertEquals(10, map.getAndAdd(1, 5));
        assertEquals(16, map.addAndGet(1, 1));
        assertEquals(0, map.getAndAdd(8, Long.MIN_VALUE));
        assertEquals(Long.MAX_VALUE, map.addAndGet(8, -1));
    }

    @Test
    void computeTreatsTheGivenNumberAsAbsent() {
        assertEquals(10, map.computeIfAbsent(1, 10, key -> fail()), "a present value equal to absent is present");
        assertEquals(0, map.computeIfAbsent(5, 0, key -> 0));
        assertFalse(map.containsKey(5));
        assertEquals(6, map.computeIfAbsent(5, 0, key -> key + 1));
        assertEquals(-1, map.computeIfPresent(9, -1, (key, value) -> fail()));
        assertEquals(11, map.computeIfPresent(1, -1, Long::sum));
        assertEquals(-1, map.computeIfPresent(1, -1, (key, value) -> -1));
        assertFalse(map.containsKey(1));
        assertEquals(-2, map.compute(1, -1, (key, value) -> value - key), "was given absent");
        assertEquals(-1, map.compute(2, -1, (key, value) -> -1));
        assertFalse(map.containsKey(2));
    }

    @Test
    void mergeAddsCombinesOrRemoves() {
        assertEquals(5, map.merge(9, 5, -1, (old, value) -> fail()));
        assertEquals(105, map.merge(9, 100, -1, Long::sum));
        assertEquals(-1, map.merge(9, 1, -1, (old, value) -> -1));
        assertFalse(map.containsKey(9));
        assertEquals(-1, map.merge(9, -1, -1, (old, value) -> fail()));
        assertFalse(map.containsKey(9), "a value equal to absent leaves no entry");
    }

    @Test
    void bulkOperationsVisitEveryEntry() {
        assertFalse(map.removeIf((key, value) -> false));
        assertTrue(map.removeIf((key, value) -> key == 2 && value == 20));
        map.replaceAll(Long::sum);
        assertEquals("{1=11, 3=33}", map.toString());
        assertTrue(map.containsValue(33));
        assertFalse(map.containsValue(30));
        assertTrue(map.retainAll(List.of(3L, 5L)));
        assertTrue(map.retainAll(key -> false));
        assertTrue(map.isEmpty());
    }

    @Test
    void putAllOfItselfOrItsViewChangesNothing() {
        map.putAll(map);
        map.putAll(map.asMap());
        assertEquals("{1=10, 2=20, 3=30}", map.toString());
    }

    @Test
    void putAllCopiesMapsOfBothKinds() {
        ToyLongLongMap other = new ToyLongLongMap();
        other.putAll(map);
        other.putAll(Map.of(1L, 5L));
        assertEquals("{1=5, 2=20, 3=30}", other.toString());
    }

    @Test
    void putAllStopsAtNullAndNamesIt() {
        Map<Long, Long> source = new LinkedHashMap<>();
        source.put(8L, 80L);
        source.put(null, 0L);
        assertEquals(
                "key",
                assertThrows(NullPointerException.class, () -> map.putAll(source))
                        .getMessage());
        assertEquals(80, map.getOrDefault(8, -1));
        Map<Long, Long> nullValue = new HashMap<>();
        nullValue.put(1L, null);
        assertEquals(
                "value",
                assertThrows(NullPointerException.class, () -> map.putAll(nullValue))
                        .getMessage());
        assertEquals(10, map.getOrDefault(1, -1));
    }

    @Test
    void streamsAreLazyAndAllowChange() {
        LongStream keys = map.keys();
        map.put(4, 40);
        assertArrayEquals(
                new long[] {1, 3, 4},
                keys.peek(key -> map.remove(key == 1 ? 2 : 0)).toArray());
        assertEquals(80, map.values().sum());
        assertEquals(3, map.keys().parallel().count());
    }

    @Test
    void forEachAllowsChange() {
        StringBuilder seen = new StringBuilder();
        map.forEach((key, value) -> {
            seen.append(key).append('=').append(value).append(' ');
            map.clear();
        });
        assertEquals("1=10 ", seen.toString());
    }
}
