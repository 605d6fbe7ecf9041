package dev.lethe.map.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The same for the object map and the boxed maps; what Guava's suite tests is left to it. */
final class MapViewTest {
    private interface Check {
        void on(Map<Long, Long> map);
    }

    @TestFactory
    Stream<DynamicTest> removalThroughViews() {
        return onEach(map -> {
            assertFalse(map.keySet().remove(4L));
            assertTrue(map.keySet().remove(1L));
            assertFalse(map.entrySet().remove(Map.entry(2L, 21L)));
            assertTrue(map.entrySet().remove(Map.entry(2L, 20L)));
            assertTrue(map.values().remove(30L));
            assertTrue(map.isEmpty());
        });
    }

    @TestFactory
    Stream<DynamicTest> bulkRemovalThroughViews() {
        return onEach(map -> {
            assertTrue(map.keySet().removeIf(key -> key == 1));
            assertTrue(map.values().removeAll(List.of(20L)));
            assertFalse(map.values().retainAll(List.of(30L)));
            assertTrue(map.entrySet().removeIf(entry -> entry.getValue() == 30));
            assertTrue(map.isEmpty());
        });
    }

    @TestFactory
    Stream<DynamicTest> foreignClassesAreAbsent() {
        return onEach(map -> {
            for (Object foreign : new Object[] {"1", 1, 10, "1=10"}) {
                assertFalse(map.containsKey(foreign));
                assertFalse(map.containsValue(foreign));
                assertFalse(map.entrySet().contains(foreign));
                assertFalse(map.remove(foreign, 10L));
                assertFalse(map.entrySet().remove(foreign));
                assertEquals(-1, map.getOrDefault(foreign, -1L));
                assertNull(map.remove(foreign));
            }
            assertEquals(3, map.size());
        });
    }

    @TestFactory
    Stream<DynamicTest> nothingCanBeAdded() {
        return onEach(map -> {
            assertThrows(UnsupportedOperationException.class, () -> map.keySet().add(4L));
            assertThrows(UnsupportedOperationException.class, () -> map.values().add(4L));
            assertThrows(
                    UnsupportedOperationException.class, () -> map.entrySet().add(Map.entry(4L, 40L)));
        });
    }

    @TestFactory
    Stream<DynamicTest> streamsOfViewsAllowChange() {
        return onEach(map -> {
            assertFalse(map.keySet().spliterator().hasCharacteristics(Spliterator.SIZED));
            Stream<Map.Entry<Long, Long>> entries = map.entrySet().stream();
            map.put(4L, 40L);
            assertEquals(
                    Set.of(1L, 3L, 4L),
                    entries.peek(entry -> map.remove(entry.getKey() == 1 ? 2L : 0L))
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toSet()));
            assertEquals(List.of(10L, 30L, 40L), map.values().stream().toList());
        });
    }

    @TestFactory
    Stream<DynamicTest> forEachOfViewsAllowsChange() {
        return onEach(map -> {
            map.keySet().forEach(map::remove);
            assertTrue(map.isEmpty());
        });
    }

    @TestFactory
    Stream<DynamicTest> numbersAtTheEdgeAreValuesLikeOthers() {
        return onEach(map -> {
            assertEquals(10, map.put(1L, 0L));
            assertEquals(0, map.getOrDefault(1L, -1L));
            assertEquals(0, map.get(1L));
            assertEquals(0, map.remove(1L));
            assertEquals(-1, map.getOrDefault(1L, -1L));
        });
    }

    private static Stream<DynamicTest> onEach(Check check) {
        return Stream.of(
                DynamicTest.dynamicTest("ObjectMap", () -> check.on(ToyMaps.objects())),
                DynamicTest.dynamicTest(
                        "LongLongMap", () -> check.on(ToyMaps.longs().asMap())),
                DynamicTest.dynamicTest(
                        "LongObjectMap", () -> check.on(ToyMaps.longToObjects().asMap())),
                DynamicTest.dynamicTest(
                        "ObjectLongMap", () -> check.on(ToyMaps.objectsToLong().asMap())));
    }
}
