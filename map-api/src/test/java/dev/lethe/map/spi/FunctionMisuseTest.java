package dev.lethe.map.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Functions that change the map they were called from are detected, overwrites included. */
final class FunctionMisuseTest {
    @TestFactory
    Stream<DynamicTest> ofObjectMap() {
        return onEach(Stream.of(ToyMaps.objects(), ToyMaps.longs().asMap()).flatMap(FunctionMisuseTest::ofJavaMap));
    }

    private static Stream<Runnable> ofJavaMap(Map<Long, Long> map) {
        Consumer<Long> spoil = key -> map.put(3L, 30L);
        return Stream.of(
                () -> map.computeIfAbsent(9L, key -> spoiled(spoil, key)),
                () -> map.computeIfPresent(1L, (key, value) -> spoiled(spoil, key)),
                () -> map.compute(1L, (key, value) -> spoiled(spoil, key)),
                () -> map.merge(1L, 1L, (old, value) -> spoiled(spoil, old)),
                () -> map.replaceAll((key, value) -> spoiled(spoil, key)),
                () -> map.keySet().removeIf(key -> spoiled(spoil, key) > 0),
                () -> map.values().removeIf(value -> spoiled(spoil, value) > 0),
                () -> map.entrySet().removeIf(entry -> entry.setValue(1L) > 0),
                () -> map.keySet().retainAll(new Spoiling(map)),
                () -> map.values().removeAll(new Spoiling(map)));
    }

    @TestFactory
    Stream<DynamicTest> ofLongLongMap() {
        ToyLongLongMap map = ToyMaps.longs();
        Consumer<Long> spoil = key -> map.put(3, 30);
        return onEach(Stream.of(
                () -> map.computeIfAbsent(9, -1, key -> spoiled(spoil, key)),
                () -> map.computeIfPresent(1, -1, (key, value) -> spoiled(spoil, key)),
                () -> map.compute(1, -1, (key, value) -> spoiled(spoil, key)),
                () -> map.merge(1, 1, -1, (old, value) -> spoiled(spoil, old)),
                () -> map.replaceAll((key, value) -> spoiled(spoil, key)),
                () -> map.removeIf((key, value) -> spoiled(spoil, key) > 0),
                () -> map.retainAll(key -> spoiled(spoil, key) > 0),
                () -> map.retainAll(new Spoiling(map.asMap()))));
    }

    @TestFactory
    Stream<DynamicTest> ofLongObjectMap() {
        ToyLongObjectMap<Long> map = ToyMaps.longToObjects();
        Consumer<Long> spoil = key -> map.put(3, 30L);
        return onEach(Stream.of(
                () -> map.computeIfAbsent(9, key -> spoiled(spoil, key)),
                () -> map.computeIfPresent(1, (key, value) -> spoiled(spoil, key)),
                () -> map.compute(1, (key, value) -> spoiled(spoil, key)),
                () -> map.merge(1, 1L, (old, value) -> spoiled(spoil, old)),
                () -> map.replaceAll((key, value) -> spoiled(spoil, key)),
                () -> map.removeIf((key, value) -> spoiled(spoil, key) > 0),
                () -> map.retainAll(key -> spoiled(spoil, key) > 0),
                () -> map.retainAll(new Spoiling(map.asMap()))));
    }

    @TestFactory
    Stream<DynamicTest> ofObjectLongMap() {
        ToyObjectLongMap<Long> map = ToyMaps.objectsToLong();
        Consumer<Long> spoil = key -> map.put(3L, 30);
        return onEach(Stream.of(
                () -> map.computeIfAbsent(9L, -1, key -> spoiled(spoil, key)),
                () -> map.computeIfPresent(1L, -1, (key, value) -> spoiled(spoil, key)),
                () -> map.compute(1L, -1, (key, value) -> spoiled(spoil, key)),
                () -> map.merge(1L, 1, -1, (old, value) -> spoiled(spoil, old)),
                () -> map.replaceAll((key, value) -> spoiled(spoil, key)),
                () -> map.removeIf((key, value) -> spoiled(spoil, key) > 0),
                () -> map.retainAll(new Spoiling(map.asMap()))));
    }

    @Test
    void theMessageSaysWhatIsWrong() {
        ToyLongLongMap map = ToyMaps.longs();
        String message = assertThrows(
                        ConcurrentModificationException.class,
                        () -> map.compute(1, -1, (key, value) -> map.addAndGet(key, 1)))
                .getMessage();
        assertEquals(
                "A function given to compute, merge, replaceAll or removeIf changed the map it was called from;"
                        + " it may only return its result.",
                message);
    }

    @Test
    void aThrowingFunctionLeavesTheMapAsItWas() {
        ToyLongLongMap map = ToyMaps.longs();
        assertThrows(ArithmeticException.class, () -> map.compute(1, -1, (key, value) -> Math.toIntExact(1L << 40)));
        assertThrows(ArithmeticException.class, () -> map.merge(1, 0, -1, (old, value) -> old / value));
        assertEquals("{1=10, 2=20, 3=30}", map.toString());
    }

    private static long spoiled(Consumer<Long> spoil, long number) {
        spoil.accept(number);
        return number;
    }

    private static Stream<DynamicTest> onEach(Stream<Runnable> calls) {
        return calls.map(call -> DynamicTest.dynamicTest("call", () -> {
            ConcurrentModificationException thrown = assertThrows(ConcurrentModificationException.class, call::run);
            assertTrue(String.valueOf(thrown.getMessage()).startsWith("A function given to"));
        }));
    }

    /** A collection whose contains changes the map. */
    private static final class Spoiling extends HashSet<Long> {
        private static final long serialVersionUID = 1L;
        private final transient Map<Long, Long> map;

        Spoiling(Map<Long, Long> map) {
            this.map = map;
        }

        @Override
        public boolean contains(Object key) {
            map.put(3L, 30L);
            return super.contains(key);
        }

        @Override
        public boolean containsAll(Collection<?> keys) {
            throw new UnsupportedOperationException();
        }
    }
}
