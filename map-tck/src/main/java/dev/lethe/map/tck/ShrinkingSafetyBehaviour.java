package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lethe.map.Capability;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Claim C10 where maps shrink: exceptions of keys, values and functions at any call leave a map as it was that is about to
 * shrink or has just shrunk, and bulk operations that shrink it leave each entry wholly old or wholly new.
 */
abstract class ShrinkingSafetyBehaviour extends WiredBehaviour {
    /** Sizes around which tables of many kinds shrink. */
    private static final int[] SIZES = {0, 1, 2, 3, 4, 7, 8, 14, 16, 28, 32, 57, 64};

    private static final int[] HASH_MASKS = {7, -1};
    private static final int TIMES = 5;
    private static final int MANY = 2000;

    @Test
    void singleKeyOperationThatThrowsAtAnyCallLeavesAShrunkMapAsItWas() {
        for (SingleKeyOperation operation : SingleKeyOperation.values()) {
            for (int mask : HASH_MASKS) {
                for (int size : SIZES) {
                    for (int number : new int[] {size / 2, TIMES * size + 1}) {
                        throwAtEveryCall(operation, new Case(size, mask, number), wire -> shrunk(size, mask, wire));
                    }
                }
            }
        }
    }

    /** A map that had some times as many entries. */
    private Subject shrunk(int size, int mask, Tripwire wire) {
        Subject map = make();
        for (int i = 0; i < TIMES * size; i++) {
            map.put(wiredKey(i, mask, wire), wiredValue(i, wire));
        }
        for (int i = size; i < TIMES * size; i++) {
            map.remove(wiredKey(i, mask, wire));
        }
        return map;
    }

    private interface Bulk {
        void run(Subject map, Tripwire wire);
    }

    /** Each takes most entries away, and touches the wire at every entry. */
    private static Map<String, Bulk> removals() {
        Map<String, Bulk> all = new LinkedHashMap<>();
        all.put("removeIf", (map, wire) -> map.removeIf((key, value) -> leaves(wire, value)));
        all.put("keySet().removeIf", (map, wire) -> map.asMap().keySet().removeIf(key -> leaves(wire, key)));
        all.put("values().removeIf", (map, wire) -> map.asMap().values().removeIf(value -> leaves(wire, value)));
        all.put("entrySet().removeIf", (map, wire) -> map.asMap().entrySet().removeIf(e -> leaves(wire, e.getValue())));
        all.put("walk by cursor", (map, wire) -> WalkKind.CURSOR.walk(map, entry -> remove(wire, entry)));
        all.put("walk by iterator", (map, wire) -> WalkKind.ENTRY_ITERATOR.walk(map, entry -> remove(wire, entry)));
        all.put("walk by value iterator", (map, wire) -> WalkKind.VALUE_ITERATOR.walk(map, e -> remove(wire, e)));
        return all;
    }

    private static boolean leaves(Tripwire wire, @Nullable Object object) {
        wire.touch();
        boolean leaves = Objects.hashCode(object) % 50 != 0;
        if (leaves && wire instanceof Counting counting) {
            counting.leaving++;
        }
        return leaves;
    }

    /** Counts the entries that are said to leave. */
    private static final class Counting extends Tripwire {
        private long leaving;
    }

    private static void remove(Tripwire wire, Reached entry) {
        if (leaves(wire, entry.hasValue() ? entry.value() : entry.key())) {
            Objects.requireNonNull(entry.remove()).run();
        }
    }

    @Test
    void removalOfMostThatThrowsAtAnyEntryLosesNoOther() {
        removals().forEach((name, bulk) -> {
            for (int call : new int[] {1, 2, 100, MANY / 2, MANY - 100, MANY}) {
                Counting wire = new Counting();
                Subject map = filled(MANY);
                Map<Object, Object> before = map.copy();
                wire.set(call);
                Throwable thrown = catchThrowable(() -> bulk.run(map, wire));
                assertThat(thrown).as(name).isInstanceOf(Tripwire.Tripped.class);
                map.checkInvariants();
                Map<Object, Object> after = map.copy();
                assertThat(map.mappingCount()).as(name).isEqualTo(after.size());
                assertThat((long) before.size() - after.size())
                        .as("%s that threw at call %s removed", name, call)
                        .isLessThanOrEqualTo(wire.leaving);
                after.forEach((key, value) -> {
                    assertThat(value).as("%s leaves a value", name).isEqualTo(before.get(key));
                    assertThat(map.getOrDefault(key, nowhere())).as(name).isEqualTo(value);
                });
                bulk.run(map, new Tripwire()); // the map is as good as any
                map.checkInvariants();
                assertThat(map.mappingCount()).as(name).isLessThan(MANY / 10);
            }
        });
    }

    @Test
    void functionThatThrowsAtAnyEntryOfAViewChangesOnlyWholeEntries() {
        int size = 60;
        for (int call = 1; call <= size; call++) {
            int at = call;
            unchanged("forEach", at, (map, wire) -> map.forEach((key, value) -> wire.touch()));
            unchanged("view forEach", at, (map, wire) -> map.asMap().forEach((key, value) -> wire.touch()));
            unchanged("keys()", at, (map, wire) -> map.keys().forEach(key -> wire.touch()));
            unchanged("values()", at, (map, wire) -> map.values().forEach(value -> wire.touch()));
            unchanged("entries", at, (map, wire) -> map.asMap().entrySet().forEach(entry -> wire.touch()));
            unchanged(
                    "spliterator",
                    at,
                    (map, wire) -> map.asMap().keySet().spliterator().forEachRemaining(key -> wire.touch()));
            unchanged(
                    "removeIf of none",
                    at,
                    (map, wire) -> map.removeIf((key, value) -> {
                        wire.touch();
                        return false;
                    }));
            replaced("replaceAll", at, (map, wire) -> map.replaceAll((key, value) -> made(wire)));
            replaced("view replaceAll", at, (map, wire) -> map.asMap().replaceAll((key, value) -> made(wire)));
        }
    }

    private Object made(Tripwire wire) {
        wire.touch();
        return value(-1);
    }

    private void unchanged(String what, int call, Bulk bulk) {
        Subject map = filled(60);
        Map<Object, Object> before = map.copy();
        Tripwire wire = new Tripwire();
        wire.set(call);
        assertThat(catchThrowable(() -> bulk.run(map, wire))).as(what).isInstanceOf(Tripwire.Tripped.class);
        map.checkInvariants();
        assertThat(map.copy()).as(what).isEqualTo(before);
    }

    private void replaced(String what, int call, Bulk bulk) {
        Subject map = filled(60);
        Map<Object, Object> before = map.copy();
        Tripwire wire = new Tripwire();
        wire.set(call);
        assertThat(catchThrowable(() -> bulk.run(map, wire))).as(what).isInstanceOf(Tripwire.Tripped.class);
        map.checkInvariants();
        Map<Object, Object> after = map.copy();
        assertThat(after.keySet()).as(what).isEqualTo(before.keySet());
        long made = after.values().stream().filter(value(-1)::equals).count();
        assertThat(made).as("%s that threw at call %s replaced", what, call).isEqualTo(call - 1L);
        after.forEach(
                (key, value) -> assertThat(value).as(what).isIn(value(-1), Objects.requireNonNull(before.get(key))));
    }

    @Test
    void valueThatAnEntryRefusesIsNotSet() {
        if (source().shape().objectValues()) {
            return; // everything can be a value
        }
        Subject map = filled(30);
        Map<Object, Object> before = map.copy();
        for (Object wrong : new Object[] {"no number", 1, 1.5}) {
            for (Map.Entry<Object, Object> entry : map.asMap().entrySet()) {
                assertThat(catchThrowable(() -> entry.setValue(wrong))).isInstanceOf(ClassCastException.class);
            }
            assertThat(catchThrowable(
                            () -> map.asMap().put(before.keySet().iterator().next(), wrong)))
                    .isInstanceOf(ClassCastException.class);
            assertThat(catchThrowable(() -> map.asMap().replaceAll((key, value) -> wrong)))
                    .isInstanceOf(ClassCastException.class);
        }
        map.checkInvariants();
        assertThat(map.copy()).isEqualTo(before);
    }

    @Test
    void functionWhoseChangesResizeTheMapIsDetected() {
        List<Bulk> changes = List.of(
                (map, wire) -> map.removeIf((key, value) -> !value.equals(value(7))),
                (map, wire) -> {
                    putMany(map, MANY, 4 * MANY);
                    removeMany(map, MANY, 4 * MANY); // as many entries as before, in a map that grew and shrank
                },
                (map, wire) -> {
                    removeMany(map, 10, MANY);
                    putMany(map, 10, MANY);
                },
                (map, wire) -> putMany(map, MANY, 10 * MANY));
        boolean concurrent = source().capabilities().contains(Capability.CONCURRENT);
        for (Bulk change : changes) {
            for (Map.Entry<String, Bulk> caller : callers().entrySet()) {
                Subject map = filled(MANY);
                Throwable thrown = catchThrowable(() -> caller.getValue().run(map, new Changing(map, change)));
                // On a map for many threads the change is as good as one by another thread, or a recursive update.
                if (!concurrent || thrown != null) {
                    assertThat(thrown)
                            .as("%s with a function that does change %s", caller.getKey(), changes.indexOf(change))
                            .isInstanceOf(
                                    concurrent ? IllegalStateException.class : ConcurrentModificationException.class);
                }
                map.checkInvariants();
                Map<Object, Object> left = map.copy();
                assertThat(left).hasSize((int) map.mappingCount());
                left.forEach((key, value) ->
                        assertThat(map.getOrDefault(key, nowhere())).isEqualTo(value));
                putMany(map, 0, MANY);
                map.checkInvariants();
            }
        }
    }

    /** Changes the map the first time that an operation would only be told that it was called. */
    private static final class Changing extends Tripwire {
        private final Subject map;
        private final Bulk change;
        private boolean changed;

        Changing(Subject map, Bulk change) {
            this.map = map;
            this.change = change;
        }

        @Override
        void touch() {
            if (!changed) { // where it is not detected, it would be done for each entry of the walk
                changed = true;
                change.run(map, this);
            }
        }
    }

    private Map<String, Bulk> callers() {
        Object none = source().none();
        Object present = key(7);
        Object absent = key(99 * MANY);
        Map<String, Bulk> all = new HashMap<>();
        all.put("computeIfAbsent", (map, wire) -> map.computeIfAbsent(absent, none, key -> made(wire)));
        all.put("computeIfPresent", (map, wire) -> map.computeIfPresent(present, none, (key, old) -> made(wire)));
        all.put("compute", (map, wire) -> map.compute(present, none, (key, old) -> made(wire)));
        all.put("compute of an absent key", (map, wire) -> map.compute(absent, none, (key, old) -> made(wire)));
        all.put("merge", (map, wire) -> map.merge(present, value(3), none, (old, given) -> made(wire)));
        all.put("removeIf", (map, wire) -> map.removeIf((key, value) -> leaves(wire, value)));
        all.put("replaceAll", (map, wire) -> map.replaceAll((key, value) -> made(wire)));
        all.put("view computeIfAbsent", (map, wire) -> map.asMap().computeIfAbsent(absent, key -> made(wire)));
        all.put("view computeIfPresent", (map, wire) -> map.asMap().computeIfPresent(present, (key, v) -> made(wire)));
        all.put("view compute", (map, wire) -> map.asMap().compute(present, (key, old) -> made(wire)));
        all.put("view merge", (map, wire) -> map.asMap().merge(present, value(3), (old, given) -> made(wire)));
        all.put("view replaceAll", (map, wire) -> map.asMap().replaceAll((key, value) -> made(wire)));
        all.put("keySet().removeIf", (map, wire) -> map.asMap().keySet().removeIf(key -> leaves(wire, key)));
        all.put("values().removeIf", (map, wire) -> map.asMap().values().removeIf(value -> leaves(wire, value)));
        all.put("entrySet().removeIf", (map, wire) -> map.asMap().entrySet().removeIf(e -> leaves(wire, e.getValue())));
        return all;
    }

    private void putMany(Subject map, int from, int to) {
        for (int i = from; i < to; i++) {
            map.put(key(i), value(i));
        }
    }

    private void removeMany(Subject map, int from, int to) {
        for (int i = from; i < to; i++) {
            map.remove(key(i));
        }
    }
}
