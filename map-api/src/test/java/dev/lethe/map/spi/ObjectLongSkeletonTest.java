package dev.lethe.map.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NullUnmarked // null keys are part of it
final class ObjectLongSkeletonTest {
    private final ToyObjectLongMap<String> map = new ToyObjectLongMap<>();

    @BeforeEach
    void fill() {
        map.put("a", 1);
        map.put(null, 0);
    }

    @Test
    void readAndWriteInOneCallTellsAbsentFromZero() {
        assertEquals(0, map.getAndPut(null, 5, -1));
        assertEquals(-1, map.getAndPut("b", 0, -1));
        assertEquals(0, map.getAndRemove("b", -1));
        assertEquals(-1, map.getAndRemove(42, -1), "lookups take any object");
    }

    @Test
    void conditionalUpdatesWantTheExpectedValue() {
        assertFalse(map.putIfAbsent(null, 7));
        assertTrue(map.putIfAbsent("b", 7));
        assertFalse(map.remove("c", 0));
        assertFalse(map.remove("b", 0));
        assertTrue(map.remove("b", 7));
        assertFalse(map.replace("b", 7));
        assertFalse(map.replace("b", 0, 7));
        assertTrue(map.replace("a", 2));
        assertTrue(map.replace("a", 2, 3));
        assertEquals("{a=3, null=0}", map.toString());
    }

    @Test
    void computeTreatsTheGivenNumberAsAbsent() {
        assertEquals(0, map.computeIfAbsent(null, 0, key -> fail()));
        assertEquals(4, map.computeIfAbsent("four", -1, String::length));
        assertEquals(0, map.computeIfAbsent("", 0, String::length));
        assertFalse(map.containsKey(""));
        assertEquals(-1, map.computeIfPresent("", -1, (key, value) -> fail()));
        assertEquals(2, map.computeIfPresent("a", -1, (key, value) -> value + key.length()));
        assertEquals(-1, map.compute("a", -1, (key, value) -> -1));
        assertFalse(map.containsKey("a"));
        assertEquals(0, map.compute("a", -1, (key, value) -> value + 1));
        assertEquals(3, map.merge("new", 3, -1, (old, value) -> fail()));
        assertEquals(5, map.merge("new", 2, -1, Long::sum));
        assertEquals(-1, map.merge("new", 2, -1, (old, value) -> -1));
        assertFalse(map.containsKey("new"));
        assertEquals(6, map.addAndGet("six", 6));
        assertEquals(6, map.getAndAdd("six", 1));
    }

    @Test
    void bulkOperationsVisitEveryEntry() {
        assertEquals(Arrays.asList("a", null), map.keys().toList());
        assertEquals(1, map.values().sum());
        assertTrue(map.containsValue(0));
        map.replaceAll((key, value) -> value + 1);
        assertFalse(map.containsValue(0));
        assertTrue(map.removeIf((key, value) -> key == null));
        assertTrue(map.retainAll(List.of()));
        assertTrue(map.isEmpty());
    }

    @Test
    void putAllTakesNullKeysAndNoNullValues() {
        ToyObjectLongMap<Object> other = new ToyObjectLongMap<>();
        other.putAll(map);
        other.putAll(other);
        other.putAll(other.asMap());
        assertEquals("{a=1, null=0}", other.toString());
        Map<String, Long> nullValue = new HashMap<>();
        nullValue.put("a", null);
        assertEquals(
                "value",
                assertThrows(NullPointerException.class, () -> map.putAll(nullValue))
                        .getMessage());
    }
}
