package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.ObjectCursor;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Claim C10 for allocation: whichever one fails, the map is as before the call, and the call succeeds once there is memory.
 *
 * <p>Once one has failed, all fail until there is memory again.
 */
class AllocationFailureTest {
    static List<CoreFixture> fixtures() {
        return Stream.of(Retention.KEEP, Retention.SHRINK)
                .flatMap(retention -> Stream.of(Shape.values()).map(shape -> new CoreFixture(shape, retention)))
                .toList();
    }

    /** More than two tables take, so that there are three splits at least. */
    private static int pastSeveralSplits(CoreFixture fixture) {
        return fixture.limit() / 4 * 9;
    }

    /** One call on a map. */
    private interface Call {
        void on(Subject map);
    }

    /** Makes the same map at each call. */
    private interface Preparation {
        Subject with(ScarceHeap heap);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void fillingFromEmpty(CoreFixture fixture) {
        eachPutMayFail(fixture, pastSeveralSplits(fixture), 20, fixture::key);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void keysThatGoToTheStash(CoreFixture fixture) {
        eachPutMayFail(fixture, 1_000, 7, number -> fixture.key(number % 3 << 4, number));
    }

    private interface KeyMaker {
        Object key(int number);
    }

    /**
     * Fills one map; each put is made with no allocation left, with one, and so on until it succeeds. As one that fails changes
     * nothing, the next finds what it would find in a map without failures, and there is no need to fill another one.
     */
    private static void eachPutMayFail(CoreFixture fixture, int entries, int leastFailures, KeyMaker keys) {
        ScarceHeap heap = new ScarceHeap();
        Subject map = fixture.make(0, heap);
        Map<Object, Object> model = new HashMap<>();
        int failures = 0;
        for (int i = 0; i < entries; i++) {
            Object key = keys.key(i);
            Object value = fixture.value(i);
            for (int allocations = 0; !succeeds(map, key, value, heap, allocations); allocations++) {
                failures++;
                heap.aside(() -> HistoryChecks.isAs(map, model));
                assertThatThrownBy(() -> map.put(key, value))
                        .as("put while there is still no memory")
                        .isInstanceOf(OutOfMemoryError.class);
                heap.aside(() -> HistoryChecks.isAs(map, model));
            }
            model.put(key, value);
        }
        heap.hasRoom();
        HistoryChecks.isAs(map, model);
        assertThat(failures).as("allocations that can fail").isGreaterThanOrEqualTo(leastFailures);

        ScarceHeap plenty = new ScarceHeap();
        Subject undisturbed = fixture.make(0, plenty);
        for (int i = 0; i < entries; i++) {
            undisturbed.put(keys.key(i), fixture.value(i));
        }
        assertThat(failures).as("each allocation failed once").isEqualTo(plenty.used());
        assertThat(map.map().stats()).isEqualTo(undisturbed.map().stats());
    }

    private static boolean succeeds(Subject map, Object key, Object value, ScarceHeap heap, int allocations) {
        heap.endsAfter(allocations);
        try {
            map.put(key, value);
            return true;
        } catch (OutOfMemoryError planned) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void firstPutOfAPresizedMap(CoreFixture fixture) {
        Object key = fixture.key(1);
        Object value = fixture.value(1);
        eachCallMayFail(1, heap -> fixture.make(1_000, heap), map -> map.put(key, value), Map.of(key, value));
        eachCallMayFail(
                2, heap -> fixture.make(fixture.limit() * 2L, heap), map -> map.put(key, value), Map.of(key, value));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void reserve(CoreFixture fixture) {
        for (int entries : new int[] {5, 300, 12_000}) {
            Map<Object, Object> model = model(fixture, entries);
            eachCallMayFail(1, heap -> fill(fixture, heap, entries), map -> map.reserve(entries * 2L), model);
            eachCallMayFail(5, heap -> fill(fixture, heap, entries), map -> map.reserve(fixture.limit() * 8L), model);
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void reserveWithAStash(CoreFixture fixture) {
        Map<Object, Object> model = new HashMap<>();
        for (int i = 0; i < 700; i++) {
            model.put(fixture.key(0x1234_5678, i), fixture.value(i));
        }
        Preparation colliding = heap -> {
            Subject map = fixture.make(0, heap);
            map.putAll(model);
            return map;
        };
        eachCallMayFail(4, colliding, map -> map.reserve(fixture.limit() * 2L), model);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void trim(CoreFixture fixture) {
        int entries = pastSeveralSplits(fixture);
        int slack = fixture.limit() * 23 / 50; // too many for a table of half the size that has room for more
        for (int left : new int[] {5, 300, slack, fixture.limit() / 4 * 5}) { // the last needs a directory
            Preparation emptied = heap -> {
                Subject map = fill(fixture, heap, entries);
                for (int i = left; i < entries; i++) {
                    map.remove(fixture.key(i));
                }
                return map;
            };
            int least = fixture.shrinks() && left != slack ? 0 : 1; // else it has shrunk as far as trim goes
            eachCallMayFail(least, emptied, map -> map.map().trim(), model(fixture, left));
        }
    }

    /** A map that has no table yet loses none of the room that it was promised. */
    @ParameterizedTest
    @EnumSource
    void trimBeforeTheFirstEntry(Shape shape) {
        ScarceHeap heap = new ScarceHeap();
        Subject map = new CoreFixture(shape, Retention.keepAtLeast(100)).make(1_000, heap);
        long promised = map.map().stats().capacity();
        heap.endsAfter(0);
        map.map().trim();
        assertThat(map.map().stats().capacity()).isBetween(100L, promised - 1);
    }

    /** Nothing is left to be copied, so memory that ran out is no reason to keep it. */
    @ParameterizedTest
    @EnumSource
    void trimOfAnEmptiedMap(Shape shape) {
        ScarceHeap heap = new ScarceHeap();
        CoreFixture fixture = new CoreFixture(shape, Retention.keepAtLeast(100));
        Subject map = fill(fixture, heap, pastSeveralSplits(fixture));
        map.clear();
        long before = map.map().stats().retainedHeapBytes();
        heap.endsAfter(0);
        assertThat(map.map().trim()).isPositive();
        heap.hasRoom();
        assertThat(map.map().stats().retainedHeapBytes()).isLessThan(before / 10);
        assertThat(map.map().stats().capacity()).isBetween(100L, 300L);
        map.put(fixture.key(1), fixture.value(1));
        assertThat(map.map().stats().capacity()).isBetween(100L, 300L);
        map.checkInvariants();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void trimWithDebt(CoreFixture fixture) {
        Preparation indebted = heap -> {
            Subject map = fill(fixture, heap, pastSeveralSplits(fixture));
            map.map().clearLazily();
            map.put(fixture.key(1), fixture.value(1));
            return map;
        };
        eachCallMayFail(1, indebted, map -> map.map().trim(), Map.of(fixture.key(1), fixture.value(1)));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void drainTo(CoreFixture fixture) {
        Map<Object, Object> drained = new HashMap<>();
        Preparation full = heap -> {
            drained.clear();
            return fill(fixture, heap, pastSeveralSplits(fixture));
        };
        Call call = map -> {
            assertThat(drained).as("handed out by a call that failed").isEmpty();
            map.drainTo(drained::put);
        };
        eachCallMayFail(1, full, call, Map.of());
        assertThat(drained).isEqualTo(model(fixture, pastSeveralSplits(fixture)));
    }

    /**
     * A cursor buffers the entries of one hash, and learns where they are when their table is replaced. Without memory for the first
     * it goes no step, which can be tried again; without memory for the second it goes on, as without memory for a smaller table.
     */
    @ParameterizedTest
    @MethodSource("fixtures")
    void walkThatRemovesFromAFlood(CoreFixture fixture) {
        int allocations = 0;
        int failedSteps = 0;
        while (true) {
            ScarceHeap heap = new ScarceHeap();
            Subject map = fixture.make(0, heap);
            Map<Object, Object> model = new HashMap<>();
            for (int i = 0; i < 700; i++) {
                HistoryChecks.put(map, model, fixture, fixture.key(0x1234_5678, i), i);
                HistoryChecks.put(map, model, fixture, fixture.key(i), -i);
            }
            Set<Object> all = new HashSet<>(model.keySet());
            Set<Object> seen = new HashSet<>();
            heap.failsOnceAfter(allocations++);
            ObjectCursor<Object, Object> cursor = map.cursor();
            for (boolean more = true; more; ) {
                try {
                    more = cursor.advance();
                } catch (OutOfMemoryError planned) {
                    failedSteps++;
                    continue;
                }
                if (more) {
                    Object key = cursor.key();
                    assertThat(seen.add(key)).as("handed out once").isTrue();
                    if (seen.size() % 10 != 0) {
                        cursor.remove();
                        model.remove(key);
                    }
                }
            }
            assertThat(seen).isEqualTo(all);
            heap.aside(() -> HistoryChecks.isAs(map, model));
            if (heap.failed() == 0) {
                break;
            }
        }
        assertThat(failedSteps).as("times that the buffer grows").isEqualTo(7);
        assertThat(allocations - failedSteps).as("other allocations").isGreaterThan(fixture.shrinks() ? 2 : 0);
    }

    private static Subject fill(CoreFixture fixture, ScarceHeap heap, int entries) {
        Subject map = fixture.make(0, heap);
        for (int i = 0; i < entries; i++) {
            map.put(fixture.key(i), fixture.value(i));
        }
        return map;
    }

    private static Map<Object, Object> model(CoreFixture fixture, int entries) {
        Map<Object, Object> model = new HashMap<>();
        for (int i = 0; i < entries; i++) {
            model.put(fixture.key(i), fixture.value(i));
        }
        return model;
    }

    /** Makes a map and the call until it succeeds, with one more allocation each time. */
    private static void eachCallMayFail(
            int leastFailures, Preparation preparation, Call call, Map<Object, Object> after) {
        int failures = 0;
        while (true) {
            ScarceHeap heap = new ScarceHeap();
            Subject map = preparation.with(heap);
            Map<Object, Object> before = map.copy();
            ObjectCursor<Object, Object> cursor = map.cursor();
            Set<Object> seen = new HashSet<>();
            for (int i = 0; i < before.size() / 2 && cursor.advance(); i++) {
                seen.add(cursor.key());
            }
            heap.endsAfter(failures);
            try {
                call.on(map);
                heap.hasRoom();
                HistoryChecks.isAs(map, after);
                break;
            } catch (OutOfMemoryError planned) {
                failures++;
            }
            heap.aside(() -> {
                HistoryChecks.isAs(map, before);
                while (cursor.advance()) {
                    assertThat(seen.add(cursor.key())).as("seen once only").isTrue();
                }
            });
            assertThat(seen).as("a walk across the failure").isEqualTo(before.keySet());
            heap.hasRoom();
            call.on(map);
            HistoryChecks.isAs(map, after);
        }
        assertThat(failures).as("allocations that could fail").isGreaterThanOrEqualTo(leastFailures);
    }
}
