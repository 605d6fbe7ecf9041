package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.ObjectCursor;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Claim C10 for keys whose methods change the map that is looking them up: that is detected, and the map stays whole. */
class KeysThatChangeTheMapTest {
    private static final int ENTRIES = 60;

    /** What the next comparison of two keys does, once. */
    private @Nullable Runnable armed;

    private void compared() {
        Runnable change = armed;
        armed = null;
        if (change != null) {
            change.run();
        }
    }

    /** All keys have one hash, so that there is something to compare with. */
    private final class Key implements Comparable<Key> {
        final int number;

        Key(int number) {
            this.number = number;
        }

        @Override
        public int hashCode() {
            return 7;
        }

        @Override
        public boolean equals(Object other) {
            compared();
            return other instanceof Key key && key.number == number;
        }

        @Override
        public int compareTo(Key other) {
            compared();
            return Integer.compare(number, other.number);
        }
    }

    private static Object value(Shape shape, int number) {
        return shape.objectValues() ? "value " + number : (Object) (long) number;
    }

    private Subject filled(Shape shape, int entries) {
        Subject map = Subject.of(CoreProvider.create(
                MapSpec.builder(shape, shape.mapType()).seed(1L).build(), Allocator.DEFAULT));
        for (int i = 0; i < entries; i++) {
            map.put(new Key(i), value(shape, i));
        }
        return map;
    }

    private Map<String, Consumer<Subject>> writes(Shape shape, int number) {
        Object value = value(shape, number);
        Map<String, Consumer<Subject>> writes = new LinkedHashMap<>();
        writes.put("put", map -> map.put(new Key(number), value));
        writes.put("getAndPut", map -> map.getAndPut(new Key(number), value, value));
        writes.put("putIfAbsent", map -> map.putIfAbsent(new Key(number), value));
        writes.put("remove", map -> map.remove(new Key(number)));
        writes.put("getAndRemove", map -> map.getAndRemove(new Key(number), value));
        writes.put("remove expected", map -> map.remove(new Key(number), value));
        writes.put("replace", map -> map.replace(new Key(number), value));
        writes.put("replace expected", map -> map.replace(new Key(number), value, value));
        writes.put("computeIfAbsent", map -> map.computeIfAbsent(new Key(number), value, key -> value));
        writes.put("computeIfPresent", map -> map.computeIfPresent(new Key(number), value, (key, old) -> value));
        writes.put("compute", map -> map.compute(new Key(number), value, (key, old) -> value));
        writes.put("merge", map -> map.merge(new Key(number), value, value, (one, other) -> value));
        return writes;
    }

    private List<Consumer<Subject>> changes(Shape shape) {
        return List.of(
                map -> map.put(new Key(1_000), value(shape, 1_000)),
                map -> map.remove(new Key(0)),
                map -> map.remove(new Key(2)),
                Subject::clear,
                map -> map.reserve(5_000),
                map -> {
                    for (int i = 0; i < ENTRIES; i++) { // the stash gives back its room
                        map.remove(new Key(i));
                    }
                },
                map -> {
                    map.removeIf((key, value) -> ((Key) key).number % 16 != 1);
                    map.map().trim();
                },
                map -> {
                    for (int i = 0; i < 500; i++) { // other tables
                        map.put(new Key(2_000 + i), value(shape, i));
                    }
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"OBJECT_OBJECT", "OBJECT_LONG"})
    void aWriteWhoseLookupChangedTheMapIsRefused(Shape shape) {
        for (int entries : new int[] {3, ENTRIES}) {
            for (int number : new int[] {1, entries - 1}) {
                for (Consumer<Subject> change : changes(shape)) {
                    writes(shape, number).forEach((name, write) -> {
                        Subject map = filled(shape, entries);
                        Subject expected = filled(shape, entries);
                        change.accept(expected);
                        armed = () -> change.accept(map);
                        assertThatThrownBy(() -> write.accept(map), "%s of %s among %s", name, number, entries)
                                .isInstanceOf(ConcurrentModificationException.class);
                        assertThat(armed).isNull();
                        map.checkInvariants();
                        assertThat(map.copy()).isEqualTo(expected.copy());
                    });
                }
            }
        }
    }

    /** A read does not look whether its lookup changed the map, and then answers anything; but it ends, and harms nothing. */
    @ParameterizedTest
    @EnumSource(names = {"OBJECT_OBJECT", "OBJECT_LONG"})
    void aReadWhoseLookupChangesTheMapLeavesItWhole(Shape shape) {
        for (Consumer<Subject> change : changes(shape)) {
            for (int number : new int[] {1, 20, ENTRIES - 1, ENTRIES}) {
                for (int comparison = 0; comparison < 20; comparison++) {
                    Subject map = filled(shape, ENTRIES);
                    Subject expected = filled(shape, ENTRIES);
                    change.accept(expected);
                    changesAt(comparison, () -> change.accept(map));
                    map.getOrDefault(new Key(number), value(shape, -1));
                    boolean changed = armed == null;
                    armed = null;
                    map.checkInvariants();
                    assertThat(map.copy()).isEqualTo((changed ? expected : filled(shape, ENTRIES)).copy());
                }
            }
        }
    }

    private void changesAt(int comparison, Runnable change) {
        armed = comparison == 0 ? change : () -> changesAt(comparison - 1, change);
    }

    /** To rank what waits in the stash is no part of the put: that is complete, whatever compareTo does. */
    @ParameterizedTest
    @EnumSource(names = {"OBJECT_OBJECT", "OBJECT_LONG"})
    void aPutThatRanksAnotherEntryIsComplete(Shape shape) {
        for (Consumer<Subject> change : changes(shape)) {
            for (int comparison = 0; comparison < 40; comparison++) {
                Subject map = filled(shape, ENTRIES);
                changesAt(comparison, () -> change.accept(map));
                try {
                    map.put(new Key(ENTRIES), value(shape, ENTRIES));
                } catch (ConcurrentModificationException whileLookingUp) {
                    assertThat(armed).isNull();
                }
                armed = null;
                map.checkInvariants();
                map.copy()
                        .forEach(
                                (key, value) -> assertThat(map.asMap().get(key)).isEqualTo(value));
            }
        }
    }

    /** What a walk looks for again it finds by identity, also in a flood that is in another table by now. */
    @ParameterizedTest
    @EnumSource(names = {"OBJECT_OBJECT", "OBJECT_LONG"})
    void aWalkAsksNoKey(Shape shape) {
        for (int entries : new int[] {30, ENTRIES}) { // looked for one by one, and all at once
            for (Consumer<Subject> change : changes(shape)) {
                walkAround(filled(shape, entries), change);
            }
        }
    }

    private void walkAround(Subject map, Consumer<Subject> change) {
        ObjectCursor<Object, Object> cursor = map.cursor();
        cursor.advance();
        cursor.advance();
        change.accept(map);
        armed = () -> {
            throw new AssertionError("a walk compared keys");
        };
        int shown = 0;
        while (cursor.advance()) {
            assertThat(cursor.key()).isNotNull();
            if (++shown % 3 == 0) {
                cursor.remove();
            }
        }
        assertThat(armed).isNotNull();
        armed = null;
        map.checkInvariants();
    }
}
