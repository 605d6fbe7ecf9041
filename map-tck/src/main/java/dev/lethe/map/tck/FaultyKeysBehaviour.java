package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.lethe.map.ObjectCursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Keys whose {@code equals} and {@code hashCode} are wrong: they never hang the map, and harm no other entry. The time limit
 * only ends a run that hangs.
 */
abstract class FaultyKeysBehaviour extends Behaviour {
    private static final Duration HANGS = Duration.ofSeconds(30);
    private static final int HEALTHY = 500;
    private static final int FAULTY = 300;

    /** What is wrong with a key. */
    enum Fault {
        EQUALS_ALWAYS_FALSE,
        EQUALS_ALWAYS_TRUE,
        HASH_CHANGES,
        EQUALS_THROWS,
        HASH_THROWS_LATER,
        EQUALS_AT_RANDOM
    }

    private static final class FaultyKey {
        private final Fault fault;
        private final int hash;
        private int asked;

        FaultyKey(Fault fault, int hash) {
            this.fault = fault;
            this.hash = hash;
        }

        @Override
        public boolean equals(Object other) {
            return switch (fault) {
                case EQUALS_ALWAYS_FALSE -> false;
                case EQUALS_ALWAYS_TRUE -> true;
                case EQUALS_THROWS -> throw new ClassCastException("thrown by equals");
                case EQUALS_AT_RANDOM -> ++asked % 3 == 0;
                case HASH_CHANGES, HASH_THROWS_LATER -> this == other;
            };
        }

        @Override
        public int hashCode() {
            asked++;
            if (fault == Fault.HASH_THROWS_LATER && asked > 1) {
                throw new IllegalStateException("thrown by hashCode");
            }
            return fault == Fault.HASH_CHANGES ? hash + asked * 0x1234_5677 : hash;
        }
    }

    @Test
    void faultyKeysOfEqualHashHarmNoOther() {
        for (Fault fault : Fault.values()) {
            assertTimeoutPreemptively(HANGS, () -> mixed(i -> new FaultyKey(fault, 42)), fault.name());
        }
    }

    @Test
    void faultyKeysOfVariousHashesHarmNoOther() {
        for (Fault fault : Fault.values()) {
            assertTimeoutPreemptively(HANGS, () -> mixed(i -> new FaultyKey(fault, i * 0x9e37_79b9)), fault.name());
        }
    }

    /**
     * An {@code equals} that says yes to everything is asked about keys of its own class or of its own hash alone. Few keys, so that two
     * of different hash codes come to one hash once in some 100,000 runs, and lookups enough to meet control bytes that are theirs.
     */
    @Test
    void keysEqualToEverythingAreNotFoundAmongOthers() {
        Subject map = filled(100);
        for (int i = 0; i < 400; i++) {
            FaultyKey absent = new FaultyKey(Fault.EQUALS_ALWAYS_TRUE, (i + 1) * 0x9e37_79b9);
            assertThat(map.containsKey(absent))
                    .as("containsKey(), hash %d", absent.hash)
                    .isFalse();
            assertThat(map.getOrDefault(absent, value(-2)))
                    .as("getOrDefault(), hash %d", absent.hash)
                    .isEqualTo(value(-2));
        }
    }

    /** Puts, looks up and removes faulty keys among healthy ones; then removes them by cursor. */
    private void mixed(IntFunction<Object> faultyKeys) {
        Subject map = make();
        Map<Object, Object> healthy = new HashMap<>();
        List<Object> faulty = new ArrayList<>();
        for (int i = 0; i < HEALTHY; i++) {
            map.put(key(i), value(i));
            healthy.put(key(i), value(i));
            if (i < FAULTY) {
                Object key = faultyKeys.apply(i);
                faulty.add(key);
                attempt(() -> map.put(key, value(1)));
                Object like = faultyKeys.apply(i / 2);
                attempt(() -> map.put(like, value(2)));
            }
        }
        check(map, healthy);
        for (int i = 0; i < FAULTY; i++) {
            Object key = faulty.get(i);
            attempt(() -> map.containsKey(key));
            attempt(() -> map.compute(key, source().none(), (k, v) -> value(3)));
            if (i % 3 == 0) {
                attempt(() -> map.remove(key));
                map.remove(key(i));
                healthy.remove(key(i));
            }
        }
        check(map, healthy);
        for (int i = HEALTHY; i < 4 * HEALTHY; i++) {
            map.put(key(i), value(i)); // grows: the faulty ones move
            healthy.put(key(i), value(i));
        }
        check(map, healthy);
        for (ObjectCursor<Object, Object> cursor = map.cursor(); cursor.advance(); ) {
            if (cursor.key() instanceof FaultyKey) {
                cursor.remove();
            }
        }
        check(map, healthy);
        assertThat(map.mappingCount()).isEqualTo(healthy.size());
    }

    /** When the order of keys fails next: at which comparison, and how. */
    private static final class Disorder {
        private int passed;
        private @Nullable Throwable failure;

        void fail(int comparisonsBefore, Throwable by) {
            passed = comparisonsBefore;
            failure = by;
        }

        void end() {
            failure = null;
        }

        void compare() {
            Throwable now = failure;
            if (now == null || passed-- > 0) {
                return;
            }
            failure = null;
            if (now instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) now;
        }
    }

    /** A key among many of its hash, whose order may fail. */
    private record Unordered(int number, Disorder disorder) implements Comparable<Unordered> {
        @Override
        public int hashCode() {
            return 42;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Unordered that && number == that.number;
        }

        @Override
        public int compareTo(Unordered other) {
            disorder.compare();
            return Integer.compare(number, other.number);
        }
    }

    /** Whether a backend asks for the order before or after it has changed something: a put that throws changed nothing. */
    @Test
    void putIsDoneOrNotWhateverCompareToThrows() {
        List<Supplier<Throwable>> kinds = List.of(
                () -> new IllegalStateException("planted"),
                () -> new AssertionError("planted"),
                () -> new OutOfMemoryError("planted"),
                () -> new StackOverflowError("planted"),
                () -> new NoClassDefFoundError("planted"));
        for (Supplier<Throwable> kind : kinds) {
            Subject map = make();
            Disorder disorder = new Disorder();
            int present = 0;
            for (int i = 0; i < FAULTY; i++) {
                Object key = new Unordered(i * 7 % FAULTY, disorder);
                if (i % 3 != 0) {
                    disorder.fail(i / 3 % 20, kind.get());
                }
                boolean done = true;
                try {
                    map.put(key, value(i));
                } catch (RuntimeException | Error thrown) {
                    assertThat(thrown.getMessage()).isEqualTo("planted");
                    done = false;
                }
                disorder.end();
                present += done ? 1 : 0;
                assertThat(map.containsKey(key))
                        .as("key %s after %s", i, kind.get())
                        .isEqualTo(done);
                assertThat(map.mappingCount()).isEqualTo(present);
                map.checkInvariants();
            }
            assertThat(present).isGreaterThanOrEqualTo(FAULTY / 3);
            assertThat(map.removeIf((key, value) -> true)).isTrue();
            map.checkInvariants();
        }
    }

    @Test
    void changedKeysHarmNoOtherAndLeaveByCursor() {
        List<Consumer<Subject>> inBetween = List.of(
                map -> {},
                map -> fill(map, 5000),
                map -> {
                    fill(map, 5000);
                    map.removeIf((key, value) -> key instanceof String);
                    fill(map, HEALTHY);
                },
                map -> map.map().trim());
        for (Consumer<Subject> between : inBetween) {
            assertTimeoutPreemptively(HANGS, () -> changed(between));
        }
    }

    private void changed(Consumer<Subject> between) {
        Subject map = make();
        List<ScriptedKey> keys = new ArrayList<>();
        for (int i = 0; i < FAULTY; i++) {
            ScriptedKey key = new ScriptedKey(i, i % 3 == 0 ? 42 : i * 0x9e37_79b9);
            keys.add(key);
            map.put(key, value(i));
        }
        fill(map, HEALTHY);
        for (ScriptedKey key : keys) {
            key.become(1_000_000 + key.number() % 10, key.number());
        }
        between.accept(map);
        map.checkInvariants();
        for (int i = 0; i < HEALTHY; i++) {
            assertThat(map.getOrDefault(key(i), nowhere())).isEqualTo(value(i));
        }
        long healthy = map.mappingCount() - FAULTY;
        int removed = 0;
        for (ObjectCursor<Object, Object> cursor = map.cursor(); cursor.advance(); ) {
            if (cursor.key() instanceof ScriptedKey) {
                cursor.remove();
                removed++;
                map.checkInvariants();
            }
        }
        assertThat(removed).isEqualTo(FAULTY);
        assertThat(map.mappingCount()).isEqualTo(healthy);
        for (int i = 0; i < HEALTHY; i++) {
            assertThat(map.remove(key(i), value(i))).isTrue();
        }
        map.checkInvariants();
    }

    @Test
    void changedKeysLeaveByIterator() {
        Subject map = make();
        List<ScriptedKey> keys = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            keys.add(new ScriptedKey(i, i));
            map.put(keys.get(i), value(i));
        }
        keys.forEach(key -> key.become(-1 - key.number(), 7));
        int[] removed = new int[1];
        WalkKind.ENTRY_ITERATOR.walk(map, entry -> {
            if (entry.remove() != null) {
                entry.remove().run();
                removed[0]++;
            }
        });
        assertThat(removed[0]).isEqualTo(50);
        assertThat(map.map().isEmpty()).isTrue();
        map.checkInvariants();
    }

    private void fill(Subject map, int entries) {
        for (int i = 0; i < entries; i++) {
            map.put(key(i), value(i));
        }
    }

    private void check(Subject map, Map<Object, Object> healthy) {
        map.checkInvariants();
        healthy.forEach((key, value) -> {
            if (!map.containsKey(key) || !value.equals(map.getOrDefault(key, nowhere()))) {
                throw new AssertionError("The healthy key " + Duel.brief(key) + " is not found.");
            }
        });
        long walked = 0;
        long sound = 0;
        for (ObjectCursor<Object, Object> cursor = map.cursor(); cursor.advance(); walked++) {
            sound += cursor.key() instanceof String ? 1 : 0;
        }
        assertThat(walked).isEqualTo(map.mappingCount());
        assertThat(sound).isEqualTo(healthy.size());
    }

    private static void attempt(Runnable operation) {
        try {
            operation.run();
        } catch (ClassCastException | IllegalStateException thrownByTheKey) {
            assertThat(thrownByTheKey.getMessage()).startsWith("thrown by ");
        }
    }
}
