package dev.lethe.map.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

final class ViewIteratorTest {
    private final ToyObjectMap<Long, Long> map = ToyMaps.objects();
    private final Iterator<Long> keys = map.keySet().iterator();

    @Test
    void removeWorksBeforeAndAfterTheLookAhead() {
        keys.next();
        keys.remove();
        assertEquals("{2=20, 3=30}", map.toString());
        keys.next();
        assertTrue(keys.hasNext());
        keys.remove();
        assertEquals("{3=30}", map.toString());
        assertEquals(3, keys.next());
        assertFalse(keys.hasNext());
        keys.remove();
        assertTrue(map.isEmpty());
    }

    @Test
    void removeNeedsACurrentEntry() {
        assertThrows(IllegalStateException.class, keys::remove);
        assertTrue(keys.hasNext());
        assertThrows(IllegalStateException.class, keys::remove);
        keys.next();
        keys.remove();
        assertThrows(IllegalStateException.class, keys::remove);
        assertTrue(keys.hasNext());
        map.put(1L, 11L);
        assertThrows(IllegalStateException.class, keys::remove, "the key put again is another entry");
        assertEquals(3, map.size());
    }

    @Test
    void removeRefusesAnEntryThatIsAlreadyGone() {
        keys.next();
        map.remove(1L);
        assertThrows(IllegalStateException.class, keys::remove);
        keys.next();
        assertTrue(keys.hasNext());
        map.remove(2L);
        assertThrows(IllegalStateException.class, keys::remove);
        assertEquals(3, keys.next());
    }

    @Test
    void hasNextReachesTheEntry() {
        assertTrue(keys.hasNext());
        assertTrue(keys.hasNext());
        map.clear();
        assertEquals(1, keys.next());
        assertFalse(keys.hasNext());
    }

    @Test
    void anEntryRemovedBeforeItIsReachedIsNotSeen() {
        keys.next();
        map.remove(2L);
        assertEquals(3, keys.next());
    }

    @Test
    void theEndIsFinal() {
        keys.forEachRemaining(key -> {});
        map.put(4L, 40L);
        assertFalse(keys.hasNext());
        assertThrows(NoSuchElementException.class, keys::next);
        keys.remove();
        assertFalse(map.containsKey(3L));
    }

    @Test
    void valuesAreThoseOfTheMomentTheyAreHandedOut() {
        Iterator<Long> values = map.values().iterator();
        assertTrue(values.hasNext());
        map.put(1L, 11L);
        assertEquals(11, values.next());
        assertTrue(values.hasNext());
        map.remove(2L);
        assertEquals(20, values.next());
    }

    @Test
    @SuppressWarnings("ModifyCollectionInEnhancedForLoop") // Lethe allows what java.util does not
    void removingWhileLoopingNeedsNoIterator() {
        for (Long key : map.keySet()) {
            map.remove(key);
        }
        assertTrue(map.isEmpty());
    }

    @Test
    void anIteratorOfAClosedMapThrows() {
        Iterator<Long> values = map.values().iterator();
        assertTrue(values.hasNext());
        map.close();
        assertThrows(IllegalStateException.class, values::next);
        assertThrows(IllegalStateException.class, keys::hasNext);
    }

    @Test
    void iteratorsOfBoxedMapsAreTheSame() {
        ToyLongLongMap longs = ToyMaps.longs();
        List<Long> sums = new ArrayList<>();
        Iterator<Map.Entry<Long, Long>> entries = longs.asMap().entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Long, Long> entry = entries.next();
            sums.add(entry.getKey() + entry.getValue());
            entries.remove();
        }
        assertEquals(List.of(11L, 22L, 33L), sums);
        assertTrue(longs.isEmpty());
    }
}
