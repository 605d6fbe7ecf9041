package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.ObjectCursor;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Claim C10 for allocation: whichever one fails, the map is as before the call, and the call succeeds once there is memory.
 *
 * <p>Once one has failed, all fail until there is memory again.
 */
class AllocationFailureTest {
    /** A heap that is full from the nth allocation on. */
    private static final class Heap extends Allocator {
        private static final long PLENTY = Long.MAX_VALUE;

        private long left = PLENTY;
        private long used;

        void endsAfter(long allocations) {
            left = allocations;
        }

        void hasRoom() {
            left = PLENTY;
        }

        @Override
        void admit() {
            if (left == 0) {
                throw new OutOfMemoryError("planned");
            }
            left--;
            used++;
        }
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
        Subject with(Heap heap);
    }

    @ParameterizedTest
    @EnumSource
    void fillingFromEmpty(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        eachPutMayFail(fixture, pastSeveralSplits(fixture), 20, fixture::key);
    }

    @ParameterizedTest
    @EnumSource
    void keysThatGoToTheStash(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
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
        Heap heap = new Heap();
        Subject map = fixture.make(0, heap);
        Map<Object, Object> model = new HashMap<>();
        int failures = 0;
        for (int i = 0; i < entries; i++) {
            Object key = keys.key(i);
            Object value = fixture.value(i);
            for (int allocations = 0; !succeeds(map, key, value, heap, allocations); allocations++) {
                failures++;
                isAsBefore(map, model);
                assertThatThrownBy(() -> map.put(key, value))
                        .as("put while there is still no memory")
                        .isInstanceOf(OutOfMemoryError.class);
                isAsBefore(map, model);
            }
            model.put(key, value);
        }
        isAsBefore(map, model);
        assertThat(failures).as("allocations that can fail").isGreaterThanOrEqualTo(leastFailures);

        Heap plenty = new Heap();
        Subject undisturbed = fixture.make(0, plenty);
        for (int i = 0; i < entries; i++) {
            undisturbed.put(keys.key(i), fixture.value(i));
        }
        assertThat(failures).as("each allocation failed once").isEqualTo(plenty.used);
        assertThat(map.map().stats()).isEqualTo(undisturbed.map().stats());
    }

    private static boolean succeeds(Subject map, Object key, Object value, Heap heap, int allocations) {
        heap.endsAfter(allocations);
        try {
            map.put(key, value);
            return true;
        } catch (OutOfMemoryError planned) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource
    void firstPutOfAPresizedMap(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Object key = fixture.key(1);
        Object value = fixture.value(1);
        eachCallMayFail(1, heap -> fixture.make(1_000, heap), map -> map.put(key, value), Map.of(key, value));
        eachCallMayFail(
                2, heap -> fixture.make(fixture.limit() * 2L, heap), map -> map.put(key, value), Map.of(key, value));
    }

    @ParameterizedTest
    @EnumSource
    void reserve(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        for (int entries : new int[] {5, 300, 12_000}) {
            Map<Object, Object> model = model(fixture, entries);
            eachCallMayFail(1, heap -> fill(fixture, heap, entries), map -> map.reserve(entries * 2L), model);
            eachCallMayFail(5, heap -> fill(fixture, heap, entries), map -> map.reserve(fixture.limit() * 8L), model);
        }
    }

    @ParameterizedTest
    @EnumSource
    void reserveWithAStash(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
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
    @EnumSource
    void trim(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        int entries = pastSeveralSplits(fixture);
        for (int left : new int[] {5, 300, fixture.limit() / 4 * 5}) { // the last needs a directory
            Preparation emptied = heap -> {
                Subject map = fill(fixture, heap, entries);
                for (int i = left; i < entries; i++) {
                    map.remove(fixture.key(i));
                }
                return map;
            };
            eachCallMayFail(1, emptied, map -> map.map().trim(), model(fixture, left));
        }
    }

    @ParameterizedTest
    @EnumSource
    void trimWithDebt(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
        Preparation indebted = heap -> {
            Subject map = fill(fixture, heap, pastSeveralSplits(fixture));
            map.map().clearLazily();
            map.put(fixture.key(1), fixture.value(1));
            return map;
        };
        eachCallMayFail(1, indebted, map -> map.map().trim(), Map.of(fixture.key(1), fixture.value(1)));
    }

    @ParameterizedTest
    @EnumSource
    void drainTo(Shape shape) {
        CoreFixture fixture = new CoreFixture(shape);
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

    private static Subject fill(CoreFixture fixture, Heap heap, int entries) {
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
            Heap heap = new Heap();
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
                isAsBefore(map, after);
                break;
            } catch (OutOfMemoryError planned) {
                failures++;
            }
            isAsBefore(map, before);
            while (cursor.advance()) {
                assertThat(seen.add(cursor.key())).as("seen once only").isTrue();
            }
            assertThat(seen).as("a walk across the failure").isEqualTo(before.keySet());
            heap.hasRoom();
            call.on(map);
            isAsBefore(map, after);
        }
        assertThat(failures).as("allocations that could fail").isGreaterThanOrEqualTo(leastFailures);
    }

    private static void isAsBefore(Subject map, Map<Object, Object> model) {
        map.checkInvariants();
        assertThat(map.mappingCount()).isEqualTo(model.size());
        // equals, not AssertJ's comparison, which is slow on maps of this size
        assertThat(map.copy().equals(model))
                .as("the entries are those of the model")
                .isTrue();
        model.forEach((key, value) -> {
            if (!value.equals(map.getOrDefault(key, value instanceof Long ? (Object) Long.MIN_VALUE : null))) {
                throw new AssertionError("not found: " + key);
            }
        });
    }
}
