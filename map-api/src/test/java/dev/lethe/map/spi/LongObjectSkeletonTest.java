package dev.lethe.map.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NullUnmarked // null values are what it is about
final class LongObjectSkeletonTest {
    private final ToyLongObjectMap<String> map = new ToyLongObjectMap<>();

    @BeforeEach
    void fill() {
        map.put(1, "a");
        map.put(2, null);
    }

    @Test
    void readAndWriteInOneCallTellsAbsentFromNull() {
        assertNull(map.getAndPut(2, "b", "absent"));
        assertEquals("b", map.getAndRemove(2, "absent"));
        assertEquals("absent", map.getAndRemove(2, "absent"));
        assertEquals("absent", map.getAndPut(2, null, "absent"));
        assertNull(map.getAndRemove(2, "absent"));
        assertNull(map.get(2));
    }

    @Test
    void conditionalUpdatesTellAbsentFromNull() {
        assertFalse(map.remove(3, null));
        assertFalse(map.replace(3, null, "c"));
        assertNull(map.replace(3, "c"));
        assertFalse(map.containsKey(3));
        assertTrue(map.replace(2, null, "b"));
        assertEquals("b", map.replace(2, null));
        assertTrue(map.remove(2, null));
        assertFalse(map.remove(1, "b"));
        assertTrue(map.remove(1, "a"));
        assertTrue(map.isEmpty());
    }

    @Test
    void nullCountsAsAbsentWhereJavaUtilMapSaysSo() {
        assertNull(map.putIfAbsent(2, "b"));
        assertEquals("b", map.putIfAbsent(2, "c"));
        map.put(2, null);
        assertNull(map.computeIfPresent(2, (key, value) -> fail()));
        assertNull(map.computeIfAbsent(2, key -> null));
        assertTrue(map.containsKey(2));
        assertEquals("2", map.computeIfAbsent(2, Long::toString));
        map.put(2, null);
        assertEquals("m", map.merge(2, "m", (old, value) -> fail()));
        assertEquals("mn", map.merge(2, "n", String::concat));
        assertNull(map.merge(2, "n", (old, value) -> null));
        assertFalse(map.containsKey(2));
    }

    @Test
    void computeReturningNullRemoves() {
        assertNull(map.compute(1, (key, value) -> null));
        assertNull(map.compute(2, (key, value) -> value));
        assertNull(map.compute(3, (key, value) -> value));
        assertTrue(map.isEmpty());
        assertEquals("3null", map.compute(3, (key, value) -> key + value));
        assertNull(map.computeIfPresent(3, (key, value) -> null));
        assertTrue(map.isEmpty());
    }

    @Test
    void mergeRefusesNull() {
        assertEquals(
                "value",
                assertThrows(NullPointerException.class, () -> map.merge(1, null, String::concat))
                        .getMessage());
    }

    @Test
    void bulkOperationsVisitEveryEntry() {
        assertTrue(map.containsValue(null));
        assertFalse(map.containsValue("b"));
        map.replaceAll((key, value) -> key + value);
        assertEquals(List.of("1a", "2null"), map.values().toList());
        assertTrue(map.removeIf((key, value) -> value.equals("1a")));
        assertFalse(map.retainAll(List.of(2L)));
        assertTrue(map.retainAll(key -> key == 1));
    }

    @Test
    void putAllTakesNullValuesAndNoNullKeys() {
        ToyLongObjectMap<Object> other = new ToyLongObjectMap<>();
        other.putAll(map);
        other.putAll(other);
        other.putAll(other.asMap());
        assertEquals("{1=a, 2=null}", other.toString());
        Map<Long, String> nullKey = new HashMap<>();
        nullKey.put(null, "a");
        assertEquals(
                "key",
                assertThrows(NullPointerException.class, () -> map.putAll(nullKey))
                        .getMessage());
    }

    @Test
    void streamsHandOutNullsAndAllowChange() {
        Stream<String> values = map.values();
        map.put(3, "c");
        assertEquals(Arrays.asList("a", null, "c"), values.toList());
        assertEquals(6, map.keys().sum());
    }
}
