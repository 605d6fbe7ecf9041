package dev.lethe.map.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked // null values are part of it
final class LiveEntryTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEntryShowsTheLiveValueThenTheLastOne(boolean mapCountsChanges) {
        Map<String, String> map = new ToyObjectMap<>(mapCountsChanges);
        map.put("a", "1");
        Map.Entry<String, String> entry = map.entrySet().iterator().next();
        assertEquals("1", entry.getValue());
        map.put("a", "2");
        assertEquals("2", entry.getValue());
        map.put("a", null);
        assertNull(entry.getValue());
        map.put("a", "3");
        assertEquals("a=3", entry.toString());
        map.remove("a");
        assertEquals("3", entry.getValue());
        assertEquals("a", entry.getKey());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void setValueWritesThroughAndNeverAddsAgain(boolean mapCountsChanges) {
        Map<String, String> map = new ToyObjectMap<>(mapCountsChanges);
        map.put("a", null);
        Map.Entry<String, String> entry = map.entrySet().iterator().next();
        assertNull(entry.setValue("1"));
        assertEquals("1", entry.setValue("2"));
        assertEquals("2", entry.getValue());
        assertEquals("2", map.get("a"));
        map.remove("a");
        assertThrows(IllegalStateException.class, () -> entry.setValue("3"));
        assertFalse(map.containsKey("a"));
        assertEquals("2", entry.getValue());
    }

    @Test
    void entriesCanBeKept() {
        List<Map.Entry<Long, Long>> entries = new ArrayList<>(ToyMaps.objects().entrySet());
        assertEquals("[1=10, 2=20, 3=30]", entries.toString());
    }

    @Test
    void entriesCompareAsMapEntries() {
        ToyObjectMap<Long, Long> map = ToyMaps.objects();
        Map.Entry<Long, Long> entry = map.entrySet().iterator().next();
        assertEquals(Map.entry(1L, 10L), entry);
        assertEquals(entry, Map.entry(1L, 10L));
        assertEquals(Map.entry(1L, 10L).hashCode(), entry.hashCode());
        map.put(1L, 11L);
        assertNotEquals(entry, Map.entry(1L, 10L));
    }

    @Test
    void boxedEntriesRefuseNull() {
        ToyLongLongMap map = ToyMaps.longs();
        Map.Entry<Long, Long> entry = map.asMap().entrySet().iterator().next();
        assertEquals(
                "value",
                assertThrows(NullPointerException.class, () -> entry.setValue(null))
                        .getMessage());
        assertEquals(10, entry.setValue(11L));
        assertEquals(11, map.getOrDefault(1, -1));
    }
}
