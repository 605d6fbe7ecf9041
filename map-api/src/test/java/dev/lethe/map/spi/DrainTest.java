package dev.lethe.map.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

final class DrainTest {
    private final List<String> seen = new ArrayList<>();

    @Test
    void everyShapeHandsOutAllEntriesOnce() {
        assertEquals(3, ToyMaps.objects().drainTo(this::see));
        assertEquals(3, ToyMaps.longs().drainTo(this::see));
        assertEquals(3, ToyMaps.longToObjects().drainTo(this::see));
        assertEquals(3, ToyMaps.objectsToLong().drainTo(this::see));
        assertEquals(12, seen.size());
        assertEquals(List.of("1=10", "2=20", "3=30"), seen.stream().distinct().toList());
    }

    @Test
    void theMapIsEmptyWhenTheFirstEntryIsHandedOut() {
        ToyObjectMap<Long, Long> map = ToyMaps.objects();
        map.drainTo((key, value) -> {
            if (key == 1) {
                assertTrue(map.isEmpty());
            }
            map.put(key + 10, value);
        });
        assertEquals("{11=10, 12=20, 13=30}", map.toString());
    }

    @Test
    void theFirstExceptionIsThrownAfterTheRest() {
        ToyLongLongMap map = ToyMaps.longs();
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class,
                () -> map.drainTo((key, value) -> {
                    see(key, value);
                    throw new IllegalArgumentException("at " + key);
                }));
        assertEquals("at 1", thrown.getMessage());
        assertEquals(2, thrown.getSuppressed().length);
        assertEquals("at 3", thrown.getSuppressed()[1].getMessage());
        assertEquals(3, seen.size());
        assertTrue(map.isEmpty());
    }

    @Test
    void atMostSixteenAreSuppressed() {
        ToyObjectLongMap<Integer> map = new ToyObjectLongMap<>();
        for (int key = 0; key < 40; key++) {
            map.put(key, key);
        }
        AssertionError thrown = assertThrows(
                AssertionError.class,
                () -> map.drainTo((key, value) -> {
                    throw new AssertionError(key);
                }));
        assertEquals("0", thrown.getMessage());
        assertEquals(16, thrown.getSuppressed().length);
    }

    @Test
    void theSameExceptionTwiceDoesNotSuppressItself() {
        IllegalStateException same = new IllegalStateException("again");
        assertSame(
                same,
                assertThrows(
                        IllegalStateException.class,
                        () -> ToyMaps.longToObjects().drainTo((key, value) -> {
                            throw same;
                        })));
        assertEquals(0, same.getSuppressed().length);
    }

    @Test
    void checkedExceptionsPassAsTheyAre() {
        IOException checked = new IOException();
        assertSame(
                checked,
                assertThrows(
                        IOException.class,
                        () -> Drain.handOut(
                                2,
                                () -> sneak(() -> {
                                    throw checked;
                                }))));
    }

    @Test
    void boxedMapsDrainTheirOrigin() {
        ToyLongLongMap map = ToyMaps.longs();
        assertEquals(3, new BoxedLongLongMap(map).drainTo(this::see));
        assertTrue(map.isEmpty());
    }

    private void see(long key, long value) {
        seen.add(key + "=" + value);
    }

    @SuppressWarnings("unchecked") // throws what it must not
    private static <T extends Throwable> void sneak(Callable<?> action) throws T {
        try {
            action.call();
        } catch (Exception thrown) {
            throw (T) thrown;
        }
    }
}
