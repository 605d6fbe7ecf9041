package dev.lethe.map.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What equals, hashCode and toString say. */
@NullUnmarked // null keys and values are part of it
final class ObjectMethodsTest {
    private static final Map<Long, Long> REFERENCE = new TreeMap<>(Map.of(1L, 10L, 2L, 20L, 3L, 30L));

    @Test
    void everyShapePrintsAndHashesAsTheBoxedMap() {
        for (Object map : new Object[] {
            ToyMaps.objects(),
            ToyMaps.longs(),
            ToyMaps.longToObjects(),
            ToyMaps.objectsToLong(),
            ToyMaps.longs().asMap()
        }) {
            assertEquals(REFERENCE.toString(), map.toString());
            assertEquals(REFERENCE.hashCode(), map.hashCode());
        }
        assertEquals("{}", new ToyLongLongMap().toString());
    }

    @Test
    void mapsOfTheSameShapeAreEqualByEntries() {
        assertEquals(ToyMaps.longs(), ToyMaps.longs());
        assertEquals(ToyMaps.longToObjects(), ToyMaps.longToObjects());
        assertEquals(ToyMaps.objectsToLong(), ToyMaps.objectsToLong());
        assertNotEquals(ToyMaps.longs(), ToyMaps.longToObjects());
        assertNotEquals(ToyMaps.longs(), REFERENCE);
    }

    @Test
    void anObjectMapEqualsAnyJavaMap() {
        assertEquals(REFERENCE, ToyMaps.objects());
        assertEquals(ToyMaps.objects(), REFERENCE);
        assertEquals(ToyMaps.objects(), ToyMaps.longs().asMap());
        assertEquals(ToyMaps.longToObjects().asMap(), ToyMaps.objectsToLong().asMap());
        assertNotEquals(ToyMaps.objects(), new TreeMap<>(Map.of("a", 1, "b", 2, "c", 3)), "ClassCastException inside");
    }

    @Test
    void oneDifferenceMakesMapsUnequal() {
        ToyLongLongMap longs = ToyMaps.longs();
        longs.put(3, ~30L);
        assertNotEquals(ToyMaps.longs(), longs);
        assertNotEquals(longs, ToyMaps.longs());
        longs.remove(3);
        longs.put(4, 30);
        assertNotEquals(ToyMaps.longs(), longs);
        ToyObjectLongMap<Long> objectsToLong = ToyMaps.objectsToLong();
        objectsToLong.remove(3L);
        assertNotEquals(ToyMaps.objectsToLong(), objectsToLong);
        objectsToLong.put(4L, 30);
        assertNotEquals(ToyMaps.objectsToLong(), objectsToLong);
    }

    @Test
    void nullValuesAreNotAbsentKeys() {
        ToyObjectMap<String, String> objects = new ToyObjectMap<>();
        ToyObjectMap<String, String> others = new ToyObjectMap<>();
        objects.put("a", null);
        others.put("b", null);
        assertNotEquals(objects, others);
        others.clear();
        others.put("a", null);
        assertEquals(objects, others);
        ToyLongObjectMap<String> first = new ToyLongObjectMap<>();
        ToyLongObjectMap<String> second = new ToyLongObjectMap<>();
        first.put(1, null);
        second.put(2, null);
        assertNotEquals(first, second);
    }

    @Test
    void nullKeysPrintAndHashAsInHashMap() {
        Map<String, String> reference = new HashMap<>();
        reference.put(null, null);
        ToyObjectMap<String, String> map = new ToyObjectMap<>();
        map.put(null, null);
        assertEquals(reference.toString(), map.toString());
        assertEquals(reference.hashCode(), map.hashCode());
        assertFalse(map.equals(Map.of("a", "b")), "Map.of throws when asked for null");
    }

    @Test
    void aLookUpThatThrowsMeansUnequal() {
        record Picky(long number) {
            @Override
            @SuppressWarnings("EqualsUnsafeCast") // as keys of a sorted map do
            public boolean equals(Object other) {
                return number == ((Picky) other).number();
            }

            @Override
            public int hashCode() {
                return Long.hashCode(number);
            }
        }
        ToyObjectLongMap<Object> picky = new ToyObjectLongMap<>();
        ToyObjectLongMap<Object> plain = new ToyObjectLongMap<>();
        picky.put(new Picky(1), 10);
        plain.put(1L, 10);
        assertFalse(picky.equals(plain));
        assertFalse(picky.asMap().equals(plain.asMap()));
    }

    @Test
    void aMapInItselfPrints() {
        ToyObjectMap<Object, Object> map = new ToyObjectMap<>();
        map.put("self", map);
        assertEquals("{self=(this Map)}", map.toString());
        ToyLongObjectMap<Object> longs = new ToyLongObjectMap<>();
        longs.put(1, longs);
        assertEquals("{1=(this Map)}", longs.toString());
        assertEquals("{1={1=(this Map)}}", longs.asMap().toString());
        assertTrue(map.equals(map));
    }
}
