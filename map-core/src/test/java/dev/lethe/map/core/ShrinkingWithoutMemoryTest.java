package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.ObjectCursor;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Claim C10 while a map gives memory back: that takes memory itself, for the smaller tables. A removal for which there is none is
 * complete all the same, by design: it throws nothing, the entry is gone, and the memory comes back with a later change. Only
 * {@code trim()}, which is asked for memory, says that there was none.
 */
class ShrinkingWithoutMemoryTest {
    private static final int STAYING = 100;

    /** Up to so many allocations of a history each one fails once; of more, that many spread over it. */
    private static final int EACH_UP_TO = 12;

    /** So many of the failures of one history are followed by a look at the whole map. */
    private static final int LOOKS = 12;

    private static final int MOST_CHANGES = 20_000;

    /** How the entries leave: so that tables are copied and merged, or split, or that stashes get narrow. */
    private enum Leaving {
        IN_ANY_ORDER,
        IN_THE_ORDER_OF_A_WALK,
        FROM_A_FLOOD;

        Object key(CoreFixture fixture, int number) {
            return this == FROM_A_FLOOD && number % 16 == 0 ? fixture.key(0x1234_5678, number) : fixture.key(number);
        }
    }

    /** A map whose entries left under a heap with little room. */
    private static final class History {
        final CoreFixture fixture;
        final ScarceHeap heap = new ScarceHeap();
        final Subject map;
        final Map<Object, Object> model = new HashMap<>();
        final List<Object> going = new ArrayList<>();
        private long failuresSeen;
        private int looks;

        History(CoreFixture fixture, Leaving leaving) {
            this(fixture, leaving, fixture.limit() / 4 * 5); // two tables
        }

        History(CoreFixture fixture, Leaving leaving, int entries) {
            this.fixture = fixture;
            this.map = fixture.make(0, heap);
            for (int i = 0; i < entries; i++) {
                map.put(leaving.key(fixture, i), fixture.value(i));
            }
            if (leaving == Leaving.IN_THE_ORDER_OF_A_WALK) {
                for (ObjectCursor<Object, Object> cursor = map.cursor(); cursor.advance(); ) {
                    going.add(cursor.key());
                }
            } else {
                for (int i = 0; i < entries; i++) {
                    going.add(leaving.key(fixture, i));
                }
            }
            List<Object> last = going.subList(going.size() - STAYING, going.size());
            last.forEach(key -> model.put(key, map.getOrDefault(key, fixture.value(0))));
            last.clear();
        }

        /** Removes all but the last; none of the calls throws. */
        void leave() {
            Map<Object, Object> left = new HashMap<>();
            heap.aside(() -> left.putAll(map.copy()));
            for (Object key : going) {
                change(() -> map.remove(key));
                left.remove(key);
                if (map.mappingCount() != left.size()) {
                    throw new AssertionError("the removal of " + key + " left " + map.mappingCount() + " entries");
                }
                lookAfterAFailure(left);
            }
        }

        /** At once, since a later change may make good what a failure left behind. */
        void lookAfterAFailure(Map<Object, Object> expected) {
            if (heap.failed() != failuresSeen && looks < LOOKS) {
                looks++;
                heap.aside(() -> HistoryChecks.isAs(map, expected));
            }
            failuresSeen = heap.failed();
        }

        /** Removes and puts what is left, until no more memory is kept than claim C6 grants. */
        void memoryComesBack(String what) {
            heap.aside(() -> HistoryChecks.isAs(map, model));
            Subject fresh = fixture.make();
            fresh.putAll(model);
            long most = fresh.map().stats().retainedHeapBytes() * 5 / 2;
            heap.hasRoom();
            int changes = 0;
            while (map.map().stats().retainedHeapBytes() > most && changes < MOST_CHANGES) {
                for (Map.Entry<Object, Object> entry : model.entrySet()) {
                    map.remove(entry.getKey());
                    map.put(entry.getKey(), entry.getValue());
                    changes += 2;
                }
            }
            assertThat(map.map().stats().retainedHeapBytes())
                    .as("bytes after %d more changes, %s", changes, what)
                    .isLessThanOrEqualTo(most);
            HistoryChecks.isAs(map, model);
        }
    }

    /** Makes a change that needs no memory for itself. JUnit would end the JVM on an error of this kind. */
    private static void change(Runnable call) {
        try {
            call.run();
        } catch (OutOfMemoryError planned) {
            throw new AssertionError("A change that can do without memory failed for lack of it.", planned);
        }
    }

    private static CoreFixture shrinking(Shape shape) {
        return new CoreFixture(shape, Retention.SHRINK);
    }

    private static long allocationsOf(Shape shape, Leaving leaving) {
        History history = new History(shrinking(shape), leaving);
        long before = history.heap.used();
        history.leave();
        return history.heap.used() - before;
    }

    @ParameterizedTest
    @EnumSource
    void oneAllocationOfRemovalsFails(Shape shape) {
        for (Leaving leaving : Leaving.values()) {
            long allocations = allocationsOf(shape, leaving);
            assertThat(allocations).as("allocations that can fail").isGreaterThan(5);
            for (long n = 0; n < allocations; n += 1 + allocations / EACH_UP_TO) {
                History history = new History(shrinking(shape), leaving);
                history.heap.failsOnceAfter(n);
                history.leave();
                history.memoryComesBack("once allocation " + n + " had failed, " + leaving);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void allAllocationsOfRemovalsFailFromOneOn(Shape shape) {
        for (Leaving leaving : Leaving.values()) {
            long allocations = allocationsOf(shape, leaving);
            for (long n : new long[] {0, 1, allocations / 3, allocations - 1}) {
                History history = new History(shrinking(shape), leaving);
                long before = history.map.map().stats().retainedHeapBytes();
                history.heap.endsAfter(n);
                history.leave();
                if (n == 0) {
                    assertThat(history.map.map().stats().retainedHeapBytes())
                            .as("bytes when no smaller table could be made")
                            .isGreaterThan(before / 4);
                }
                history.memoryComesBack("when there was memory again, none from " + n + " on, " + leaving);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void trimOfWhatShrankSaysThatThereIsNoMemory(Shape shape) {
        for (Leaving leaving : Leaving.values()) {
            History history = new History(shrinking(shape), leaving);
            history.heap.endsAfter(0);
            history.leave();
            for (int n = 0; ; n++) {
                history.heap.endsAfter(n);
                int room = n;
                try {
                    history.map.map().trim();
                    break;
                } catch (OutOfMemoryError planned) {
                    history.heap.aside(() -> HistoryChecks.isAs(history.map, history.model));
                    assertThat(room).as("allocations of one trim").isLessThan(100);
                }
            }
            history.memoryComesBack("after trim, " + leaving);
        }
    }

    /** A write gives back what a clear left, if it can; it needs no memory for itself. */
    @ParameterizedTest
    @EnumSource
    void decayWithoutMemory(Shape shape) {
        CoreFixture fixture = shrinking(shape);
        for (int clears = 0;
                clears <= 3;
                clears += 3) { // of the last three, none keeps the room; the debt is all there
            for (boolean onlyOnce : new boolean[] {false, true}) {
                int n = 0;
                while (decay(fixture, clears, n, onlyOnce)) {
                    n++;
                }
                assertThat(n).as("allocations that can fail").isGreaterThan(2);
            }
        }
    }

    /** Returns whether an allocation failed. */
    private static boolean decay(CoreFixture fixture, int lazyClears, int allocations, boolean onlyOnce) {
        History history = new History(fixture, Leaving.IN_ANY_ORDER, fixture.limit() / 4 * 9); // four tables
        Subject map = history.map;
        if (lazyClears == 0) {
            map.clear();
        }
        for (int i = 0; i < lazyClears; i++) {
            map.map().clearLazily();
        }
        if (onlyOnce) {
            history.heap.failsOnceAfter(allocations);
        } else {
            history.heap.endsAfter(allocations);
        }
        int changes = lazyClears == 0 ? 3 * (history.going.size() + STAYING) : 1_000;
        for (int i = 0; i < changes / 2; i++) {
            Object key = history.fixture.key(i % STAYING);
            Object value = history.fixture.value(1);
            change(() -> map.put(key, value));
            history.lookAfterAFailure(Map.of(key, value));
            change(() -> map.remove(key));
            history.lookAfterAFailure(Map.of());
        }
        assertThat(map.mappingCount()).isZero();
        history.heap.hasRoom();
        history.model.forEach(map::put);
        history.memoryComesBack("after decay with " + allocations + " allocations");
        return history.heap.failed() != 0;
    }

    /** What a put needs for itself is no matter of shrinking: it fails, and changes nothing. */
    @ParameterizedTest
    @EnumSource
    void putThatNeedsMemoryFailsAfterShrinking(Shape shape) {
        History history = new History(shrinking(shape), Leaving.IN_ANY_ORDER);
        history.leave();
        history.heap.endsAfter(0);
        Map<Object, Object> model = new HashMap<>();
        history.heap.aside(() -> model.putAll(history.map.copy()));
        assertThatThrownBy(() -> {
                    for (int i = 0; i < history.fixture.limit(); i++) {
                        Object key = history.fixture.key(0x4000_0000 + i * 0x9E37_79B9, -i);
                        history.map.put(key, history.fixture.value(i));
                        model.put(key, history.fixture.value(i));
                    }
                })
                .isInstanceOf(OutOfMemoryError.class);
        history.heap.aside(() -> HistoryChecks.isAs(history.map, model));
    }
}
