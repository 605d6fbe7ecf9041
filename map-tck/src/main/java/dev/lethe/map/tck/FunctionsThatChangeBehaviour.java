package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lethe.map.Capability;
import java.util.AbstractSet;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Claim C9, last part: a function that changes the map it was called from is detected, and the map stays whole. On a map for many
 * threads a change from inside cannot be told from one by another thread, unless it meets the lock that the function runs
 * under: that is a recursive update, an {@link IllegalStateException} as in {@link java.util.concurrent.ConcurrentHashMap};
 * else the change is made.
 */
abstract class FunctionsThatChangeBehaviour extends Behaviour {
    private static final int SIZE = 40;

    /** In several tables, on backends that have several. */
    private static final int MANY = 30_000;

    /** Milliseconds after which a thread that waits for ever is no longer waited for. */
    private static final long ENDS_A_HANG = 60_000;

    /** What functions do that they must not. */
    private enum Change {
        PUT_NEW,
        PUT_MANY,
        PUT_OVER,
        REMOVE_OTHER,
        REMOVE_SAME,
        CLEAR,
        CLEAR_LAZILY,
        REMOVE_IF,
        DRAIN
    }

    private static final List<String> CALLERS = List.of(
            "computeIfAbsent",
            "computeIfPresent",
            "compute of a present key",
            "compute of an absent key",
            "compute to nothing",
            "merge",
            "removeIf",
            "retainAll",
            "retainAll by predicate",
            "replaceAll",
            "view compute",
            "view merge",
            "view computeIfAbsent");

    private static final List<String> COMPUTE_FAMILY = CALLERS.subList(0, CALLERS.indexOf("removeIf"));

    @Test
    void functionThatChangesTheMapIsDetected() {
        for (String caller : CALLERS) {
            for (Change change : Change.values()) {
                Subject map = filled(SIZE);
                boolean concurrent = source().capabilities().contains(Capability.CONCURRENT);
                Throwable thrown = catchThrowable(() -> call(caller, map, (object) -> change(change, map)));
                if (!concurrent || thrown != null) {
                    assertThat(thrown)
                            .as("%s with a function that does %s", caller, change)
                            .isInstanceOf(
                                    concurrent ? IllegalStateException.class : ConcurrentModificationException.class);
                }
                map.checkInvariants();
                assertThat(map.copy()).hasSize((int) map.mappingCount());
                map.put(key(1000), value(1));
                assertThat(map.getOrDefault(key(1000), nowhere())).isEqualTo(value(1));
                map.checkInvariants();
            }
        }
    }

    @Test
    void recursiveUpdateOfAKeyIsRefused() {
        assumeTrue(source().capabilities().contains(Capability.CONCURRENT), "Only one thread may use the map.");
        for (String caller : COMPUTE_FAMILY) {
            Subject map = filled(SIZE);
            Map<Object, Object> before = map.copy();
            Throwable thrown = catchThrowable(() -> call(caller, map, object -> {
                map.put(caller.contains("bsent") ? key(SIZE + 7) : key(7), value(70));
            }));
            assertThat(thrown)
                    .as("%s with a function that changes its key", caller)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Recursive update");
            assertThat(map.copy()).isEqualTo(before);
            map.checkInvariants();
        }
    }

    @Test
    void functionThatClosesTheMapEndsIt() {
        boolean concurrent = source().capabilities().contains(Capability.CONCURRENT);
        for (String caller : CALLERS) {
            Subject map = filled(SIZE);
            Throwable thrown =
                    catchThrowable(() -> call(caller, map, object -> map.map().close()));
            if (!concurrent || thrown != null) {
                assertThat(thrown)
                        .as("%s with a function that closes the map", caller)
                        .isInstanceOfAny(IllegalStateException.class, ConcurrentModificationException.class);
            }
            assertThat(catchThrowable(map::mappingCount)).isInstanceOf(IllegalStateException.class);
            assertThat(catchThrowable(() -> map.put(key(1), value(1)))).isInstanceOf(IllegalStateException.class);
            map.map().close();
        }
    }

    /** One function closes the map, the other waits for the lock that the first runs under: neither may wait for the other for ever. */
    @Test
    void functionThatClosesTheMapWaitsForNoOther() throws InterruptedException {
        assumeTrue(source().capabilities().contains(Capability.CONCURRENT), "Only one thread may use the map.");
        Subject map = filled(MANY);
        Object none = source().none();
        int apart = 1; // a key under another lock than the first: a function of the one may change the other
        while (apart < MANY && !mayChange(map, key(0), key(apart))) {
            apart++;
        }
        assumeTrue(apart < MANY, "One lock for all keys.");
        Object other = key(apart);
        CyclicBarrier both = new CyclicBarrier(2);
        Thread closes = begin(() -> map.compute(key(0), none, (k, v) -> {
            await(both);
            map.map().close();
            return v;
        }));
        Thread waits = begin(() -> map.compute(other, none, (k, v) -> {
            await(both);
            map.put(key(0), value(7)); // waits, or is refused
            return v;
        }));
        for (Thread thread : List.of(closes, waits)) {
            thread.join(ENDS_A_HANG);
            assertThat(thread.isAlive()).as("%s still waits", thread.getName()).isFalse();
        }
        assertThat(catchThrowable(map::mappingCount)).isInstanceOf(IllegalStateException.class);
    }

    private boolean mayChange(Subject map, @Nullable Object locked, @Nullable Object other) {
        Throwable refused = catchThrowable(() -> map.compute(locked, source().none(), (k, v) -> {
            map.put(other, value(5));
            return v;
        }));
        return refused == null;
    }

    private static Thread begin(Runnable call) {
        Thread thread = new Thread(() -> {
            try {
                call.run();
            } catch (IllegalStateException closedOrCrossed) {
                // either may be told that it came too late
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    @Test
    void functionMayReadTheMap() {
        for (String caller : CALLERS) {
            Subject map = filled(SIZE);
            call(caller, map, object -> {
                assertThat(map.mappingCount()).isPositive();
                assertThat(map.containsKey(key(3))).isIn(true, false);
                assertThat(map.cursor().advance()).isTrue();
                map.remove(key(5000)); // absent: changes nothing
                map.replace(key(5000), value(1));
            });
            map.checkInvariants();
        }
    }

    private void call(String caller, Subject map, Consumer<@Nullable Object> action) {
        Object none = source().none();
        Object present = key(7);
        Object absent = key(SIZE + 7);
        switch (caller) {
            case "computeIfAbsent" -> map.computeIfAbsent(absent, none, k -> done(action, value(1)));
            case "computeIfPresent" -> map.computeIfPresent(present, none, (k, v) -> done(action, value(1)));
            case "compute of a present key" -> map.compute(present, none, (k, v) -> done(action, value(1)));
            case "compute of an absent key" -> map.compute(absent, none, (k, v) -> done(action, value(1)));
            case "compute to nothing" -> map.compute(present, none, (k, v) -> done(action, none));
            case "merge" -> map.merge(present, value(2), none, (old, given) -> done(action, value(1)));
            case "removeIf" -> map.removeIf((k, v) -> done(action, "x") == null);
            case "retainAll" -> map.retainAll(new Acting(action));
            case "retainAll by predicate" -> map.retainAllBy(new Acting(action));
            case "replaceAll" -> map.replaceAll((k, v) -> done(action, v));
            case "view compute" -> map.asMap().compute(present, (k, v) -> done(action, value(1)));
            case "view merge" -> map.asMap().merge(present, value(2), (old, given) -> done(action, value(1)));
            case "view computeIfAbsent" -> map.asMap().computeIfAbsent(absent, k -> done(action, value(1)));
            default -> throw new AssertionError(caller);
        }
    }

    private static @Nullable Object done(Consumer<@Nullable Object> action, @Nullable Object result) {
        action.accept(null);
        return result;
    }

    private void change(Change change, Subject map) {
        switch (change) {
            case PUT_NEW -> map.put(key(2000), value(1));
            case PUT_MANY -> {
                for (int i = 3000; i < 4000; i++) {
                    map.put(key(i), value(i));
                }
            }
            case PUT_OVER -> map.put(key(3), value(99));
            case REMOVE_OTHER -> {
                if (!map.containsKey(key(2))) {
                    map.put(key(2), value(2));
                }
                map.remove(key(2));
            }
            case REMOVE_SAME -> {
                map.put(key(7), value(8));
                map.remove(key(7));
            }
            case CLEAR -> map.clear();
            case CLEAR_LAZILY -> map.map().clearLazily();
            case REMOVE_IF -> {
                map.put(key(6), value(6));
                map.removeIf((key, value) -> true);
            }
            case DRAIN -> map.drainTo((key, value) -> {});
        }
    }

    private static final class Acting extends AbstractSet<Object> {
        private final Consumer<@Nullable Object> action;

        Acting(Consumer<@Nullable Object> action) {
            this.action = action;
        }

        @Override
        public boolean contains(Object key) {
            action.accept(key);
            return true;
        }

        @Override
        public Iterator<Object> iterator() {
            throw new UnsupportedOperationException("only contains(..) is asked");
        }

        @Override
        public int size() {
            throw new UnsupportedOperationException("only contains(..) is asked");
        }
    }
}
