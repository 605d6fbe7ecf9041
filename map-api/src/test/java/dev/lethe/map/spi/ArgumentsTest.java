package dev.lethe.map.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lethe.map.LetheMap;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.ProbeLengths;
import java.util.Collection;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Arguments that are refused, and closed maps. */
@NullUnmarked // gives nulls on purpose
final class ArgumentsTest {
    private final ToyObjectMap<Long, Long> objects = ToyMaps.objects();
    private final ToyLongLongMap longs = ToyMaps.longs();
    private final ToyLongObjectMap<Long> longToObjects = ToyMaps.longToObjects();
    private final ToyObjectLongMap<Long> objectsToLong = ToyMaps.objectsToLong();

    @TestFactory
    Stream<DynamicTest> aNullFunctionIsNamedEvenWhenItWouldNotRun() {
        return refused(
                "function",
                () -> objects.computeIfAbsent(1L, null),
                () -> objects.computeIfPresent(9L, null),
                () -> objects.compute(1L, null),
                () -> objects.merge(9L, 1L, null),
                () -> objects.replaceAll(null),
                () -> longs.computeIfAbsent(1, 0, null),
                () -> longs.computeIfPresent(9, 0, null),
                () -> longs.compute(1, 0, null),
                () -> longs.merge(9, 0, 0, null),
                () -> longs.replaceAll(null),
                () -> longToObjects.computeIfAbsent(1, null),
                () -> longToObjects.computeIfPresent(9, null),
                () -> longToObjects.compute(1, null),
                () -> longToObjects.merge(9, 1L, null),
                () -> longToObjects.replaceAll(null),
                () -> objectsToLong.computeIfAbsent(1L, 0, null),
                () -> objectsToLong.computeIfPresent(9L, 0, null),
                () -> objectsToLong.compute(1L, 0, null),
                () -> objectsToLong.merge(9L, 0, 0, null),
                () -> objectsToLong.replaceAll(null));
    }

    @TestFactory
    Stream<DynamicTest> aNullFilterOrConsumerIsNamed() {
        return Stream.concat(
                refused(
                        "filter",
                        () -> objects.removeIf(null),
                        () -> objects.keySet().removeIf(null),
                        () -> objects.values().removeIf(null),
                        () -> objects.entrySet().removeIf(null),
                        () -> longs.removeIf(null),
                        () -> longToObjects.removeIf(null),
                        () -> objectsToLong.removeIf(null)),
                refused(
                        "action",
                        () -> objects.forEach(null),
                        () -> objects.drainTo(null),
                        () -> objects.keySet().forEach(null),
                        () -> longs.forEach(null),
                        () -> longs.drainTo(null),
                        () -> new BoxedLongLongMap(longs).drainTo(null),
                        () -> longToObjects.forEach(null),
                        () -> longToObjects.drainTo(null),
                        () -> objectsToLong.forEach(null),
                        () -> objectsToLong.drainTo(null)));
    }

    @TestFactory
    Stream<DynamicTest> aNullCollectionOrMapIsNamed() {
        return Stream.concat(
                refused(
                        "keys",
                        () -> objects.retainAll((Collection<?>) null),
                        () -> objects.retainAll((Predicate<Object>) null),
                        () -> longs.retainAll((Collection<?>) null),
                        () -> longs.retainAll((LongPredicate) null),
                        () -> longToObjects.retainAll((Collection<?>) null),
                        () -> longToObjects.retainAll((LongPredicate) null),
                        () -> objectsToLong.retainAll((Collection<?>) null),
                        () -> objectsToLong.retainAll((Predicate<Object>) null)),
                refused(
                        "source",
                        () -> objects.putAll(null),
                        () -> longs.putAll((LongLongMap) null),
                        () -> longs.putAll((Map<Long, Long>) null)));
    }

    @TestFactory
    Stream<DynamicTest> aNegativeReservationIsRefusedWithTheRange() {
        return Stream.<Runnable>of(
                        () -> objects.reserve(-7),
                        () -> longs.reserve(-7),
                        () -> longToObjects.reserve(-7),
                        () -> objectsToLong.reserve(-7),
                        () -> new BoxedLongLongMap(longs).reserve(-7))
                .map(call -> DynamicTest.dynamicTest(
                        "reserve",
                        () -> assertEquals(
                                "reserve takes a number of entries from 0 to 9223372036854775807, not -7.",
                                assertThrows(IllegalArgumentException.class, call::run)
                                        .getMessage())));
    }

    @Test
    void theRestIsTheLeastThatIsTrue() {
        longs.reserve(0);
        longs.reserve(Long.MAX_VALUE);
        assertEquals(0, longs.trim());
        assertEquals(ProbeLengths.NONE, longs.probeLengths());
        longs.clearLazily();
        assertEquals(0, longs.size());
    }

    @TestFactory
    Stream<DynamicTest> aClosedMapRefusesWhatNeedsNoEntryToo() {
        Stream.<LetheMap>of(objects, longs, longToObjects, objectsToLong).forEach(LetheMap::close);
        Stream<Supplier<Object>> asks = Stream.of(
                objects::trim,
                objects::probeLengths,
                objects::keySet,
                objects::values,
                objects::entrySet,
                objects::hashCode,
                longs::asMap,
                longs::keys,
                longToObjects::asMap,
                longToObjects::values,
                objectsToLong::asMap,
                objectsToLong::keys);
        Stream<Runnable> writes = Stream.of(
                () -> objects.reserve(1),
                () -> objects.putAll(Map.of()),
                () -> objects.putAll(objects),
                () -> longs.putAll(longs),
                longs::clearLazily);
        return Stream.concat(asks.map(ask -> () -> assertNotNull(ask.get())), writes)
                .map(call ->
                        DynamicTest.dynamicTest("closed", () -> assertThrows(IllegalStateException.class, call::run)));
    }

    private static Stream<DynamicTest> refused(String name, Runnable... calls) {
        return Stream.of(calls)
                .map(call -> DynamicTest.dynamicTest(name, () -> {
                    String message =
                            assertThrows(NullPointerException.class, call::run).getMessage();
                    assertEquals(name, message);
                }));
    }
}
