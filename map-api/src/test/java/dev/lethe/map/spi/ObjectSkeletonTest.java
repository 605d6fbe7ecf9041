package dev.lethe.map.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NullUnmarked // null keys and values are what it is about
final class ObjectSkeletonTest {
    private final ToyObjectMap<String, String> map = new ToyObjectMap<>();

    @BeforeEach
    void fill() {
        map.put("a", "1");
        map.put(null, null);
    }

    @Test
    void readAndWriteInOneCallTellsAbsentFromNull() {
        assertNull(map.getAndPut(null, "n", "absent"));
        assertEquals("n", map.getAndRemove(null, "absent"));
        assertEquals("absent", map.getAndRemove(null, "absent"));
        assertEquals("absent", map.getAndPut(null, null, "absent"));
        assertNull(map.getAndRemove(null, "absent"));
        assertEquals("absent", map.getOrDefault(null, "absent"));
    }

    @Test
    void conditionalUpdatesTellAbsentFromNull() {
        assertFalse(map.remove("b", null));
        assertFalse(map.replace("b", null, "2"));
        assertNull(map.replace("b", "2"));
        assertFalse(map.containsKey("b"));
        assertTrue(map.replace(null, null, "n"));
        assertEquals("n", map.replace(null, null));
        assertTrue(map.remove(null, null));
        assertTrue(map.remove("a", "1"));
    }

    @Test
    void nullCountsAsAbsentWhereJavaUtilMapSaysSo() {
        assertNull(map.computeIfPresent(null, (key, value) -> fail()));
        assertNull(map.computeIfAbsent(null, key -> null));
        assertTrue(map.containsKey(null));
        assertEquals("c", map.computeIfAbsent(null, key -> "c"));
        map.put(null, null);
        assertEquals("m", map.merge(null, "m", (old, value) -> fail()));
        assertEquals("mn", map.merge(null, "n", String::concat));
        assertNull(map.merge(null, "n", (old, value) -> null));
        assertNull(map.putIfAbsent(null, null));
        assertTrue(map.containsKey(null));
        assertNull(map.compute(null, (key, value) -> value));
        assertFalse(map.containsKey(null));
    }

    @Test
    void mergeRefusesNull() {
        assertEquals(
                "value",
                assertThrows(NullPointerException.class, () -> map.merge("a", null, String::concat))
                        .getMessage());
    }

    @Test
    void bulkOperationsVisitEveryEntry() {
        assertTrue(map.containsValue(null));
        map.replaceAll((key, value) -> key + value);
        assertEquals("{a=a1, null=nullnull}", map.toString());
        assertFalse(map.retainAll(map.keySet()));
        assertTrue(map.removeIf((key, value) -> key == null));
        assertTrue(map.retainAll(Set.of("b")));
        assertTrue(map.isEmpty());
    }

    @Test
    void viewsTellNullFromAbsent() {
        assertFalse(map.keySet().remove("b"));
        assertTrue(map.keySet().remove(null));
        assertFalse(map.keySet().remove(null));
        map.put(null, null);
        assertTrue(map.values().contains(null));
        assertTrue(map.values().remove(null));
        assertFalse(map.entrySet().contains(new AbstractMap.SimpleEntry<>(null, null)));
        assertFalse(map.entrySet().remove(new AbstractMap.SimpleEntry<>(null, null)));
    }

    @Test
    void putAllOfItselfOrItsWrapperChangesNothing() {
        map.putAll(map);
        map.putAll(Collections.unmodifiableMap(map));
        assertEquals("{a=1, null=null}", map.toString());
    }

    @Test
    void aBackendRefusesNullsThroughItsChecks() {
        AbstractObjectMap<Long, Long> boxed = new BoxedLongLongMap(ToyMaps.longs());
        assertEquals("key", messageOf(() -> boxed.putIfAbsent(null, 1L)));
        assertEquals("value", messageOf(() -> boxed.putIfAbsent(1L, null)));
        assertEquals("key", messageOf(() -> boxed.getAndPut(null, 1L, 2L)));
        assertEquals("value", messageOf(() -> boxed.replace(9L, null)));
        assertEquals("value", messageOf(() -> boxed.replace(9L, 1L, null)));
        assertEquals("key", messageOf(() -> boxed.computeIfAbsent(null, key -> fail())));
        assertEquals("key", messageOf(() -> boxed.compute(null, (key, value) -> fail())));
        assertEquals("key", messageOf(() -> boxed.computeIfPresent(null, (key, value) -> fail())));
        assertEquals("key", messageOf(() -> boxed.merge(null, 1L, Long::sum)));
        assertEquals("value", messageOf(() -> boxed.replaceAll((key, value) -> null)));
        assertEquals(List.of(10L, 20L, 30L), List.copyOf(boxed.values()));
    }

    private static String messageOf(Runnable action) {
        return assertThrows(NullPointerException.class, action::run).getMessage();
    }
}
