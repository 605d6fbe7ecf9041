package com.example.sorted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lethe.map.BackendInfo;
import dev.lethe.map.BackendSelectionException;
import dev.lethe.map.Capability;
import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.MapBuilder;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The backend beside those of Lethe. Runs twice: as modules and on the class path. */
class BackendsTest {
    private static final boolean MODULES = Boolean.getBoolean("example.modules");

    private static final List<String> NAMES = List.of("concurrent", "core", "sorted", "sorted-shared", "unsafe");

    @Test
    void allAreFound() {
        Set<String> names = Lethe.backends().stream().map(BackendInfo::name).collect(Collectors.toSet());
        assertTrue(names.containsAll(NAMES), () -> "found " + Lethe.backends());
    }

    @Test
    void eachIsChosenByName() {
        for (String name : usable()) {
            LongLongMap map = Lethe.builder().backend(name).longLongMap();
            try {
                for (long key = 9; key > 0; key--) {
                    map.put(key, -key);
                }
                assertTrue(map.remove(5), name);
                assertEquals(-7, map.getAndRemove(7, 0), name);
                assertEquals(LongStream.of(1, 2, 3, 4, 6, 8, 9).sum(), map.keys().sum(), name);
                assertEquals(MODULES, map.getClass().getModule().isNamed(), () -> name + " as a module");
            } finally {
                map.close();
            }
        }
    }

    /** Those that can be used here: native memory is not trusted on a platform or release that nobody tested. */
    private static List<String> usable() {
        return Lethe.backends().stream()
                .filter(backend -> NAMES.contains(backend.name()))
                .filter(backend -> !backend.name().equals("unsafe") || backend.availability().isAvailable())
                .map(BackendInfo::name)
                .toList();
    }

    @Test
    void sortedIsInOrder() {
        LongLongMap map = Lethe.builder().backend("sorted").longLongMap();
        LongStream.of(3, -1, Long.MAX_VALUE, 0, Long.MIN_VALUE).forEach(key -> map.put(key, 1));
        assertEquals(
                List.of(Long.MIN_VALUE, -1L, 0L, 3L, Long.MAX_VALUE), map.keys().boxed().toList());
    }

    @Test
    void nobodyGetsItUnasked() {
        String chosen = Lethe.builder().recipe().longLongMap().backend();
        assertEquals("core", chosen);
    }

    @Test
    void whatItCannotDoIsRefused() {
        MapBuilder builder = Lethe.builder().backend("sorted").require(Capability.SHRINKING);
        BackendSelectionException refused = assertThrows(BackendSelectionException.class, builder::longLongMap);
        assertTrue(refused.getMessage().contains("SHRINKING"), refused::getMessage);
        assertThrows(BackendSelectionException.class, Lethe.builder().backend("sorted")::objectMap);
    }
}
