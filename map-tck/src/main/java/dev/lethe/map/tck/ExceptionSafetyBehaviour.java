package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Claim C10: when a key's methods or a function throw, at whichever call, a single-key operation leaves the map as it was,
 * and a bulk operation leaves each entry wholly old or wholly new.
 */
abstract class ExceptionSafetyBehaviour extends WiredBehaviour {
    /** Sizes around which small tables of many kinds grow. */
    private static final int[] SIZES = {0, 1, 6, 7, 8, 11, 12, 23, 24, 28, 29, 45, 57};

    private static final int[] HASH_MASKS = {0, 7, -1};

    @Test
    void singleKeyOperationThatThrowsAtAnyCallLeavesTheMapAsItWas() {
        for (SingleKeyOperation operation : SingleKeyOperation.values()) {
            for (int mask : HASH_MASKS) {
                for (int size : SIZES) {
                    for (int number : new int[] {size / 2, size + 1}) {
                        throwAtEveryCall(operation, new Case(size, mask, number), wire -> wired(size, mask, wire));
                    }
                }
            }
        }
    }

    @Test
    void bulkOperationThatThrowsAtAnyCallLeavesEachEntryWhollyOldOrNew() {
        int size = 60;
        for (int call = 1; call <= size + 1; call++) {
            int at = call;
            bulk(
                    "removeIf",
                    size,
                    at,
                    (map, wire) -> map.removeIf((key, value) -> {
                        wire.touch();
                        return true;
                    }));
            bulk("retainAll", size, at, (map, wire) -> map.retainAll(new TouchySet(wire)));
            bulk("retainAllBy", size, at, (map, wire) -> map.retainAllBy(new TouchySet(wire)));
            bulk(
                    "replaceAll",
                    size,
                    at,
                    (map, wire) -> map.replaceAll((key, value) -> {
                        wire.touch();
                        return wiredValue(-1, wire);
                    }));
            bulk("putAll", size, at, (map, wire) -> {
                Map<Object, Object> entries = new HashMap<>();
                for (int i = 30; i < 90; i++) {
                    entries.put(wiredKey(i, -1, new Tripwire()), wiredValue(-1, wire));
                }
                map.putAll(new TouchyMap(entries, wire));
            });
        }
    }

    private interface BulkOperation {
        void run(Subject map, Tripwire wire);
    }

    private void bulk(String what, int size, int call, BulkOperation operation) {
        Tripwire wire = new Tripwire();
        Subject map = wired(size, -1, wire);
        Map<Object, Object> before = map.copy();
        wire.set(call);
        Throwable thrown = catchThrowable(() -> operation.run(map, wire));
        wire.set(0);
        if (thrown != null) {
            assertThat(thrown).as(what).isInstanceOf(Tripwire.Tripped.class);
        }
        map.checkInvariants();
        Map<Object, Object> after = map.copy();
        assertThat(map.mappingCount()).as(what).isEqualTo(after.size());
        Object replaced = wiredValue(-1, wire);
        after.forEach((key, value) -> {
            boolean whole = Objects.equals(value, before.get(key)) || Objects.equals(value, replaced);
            assertThat(whole).as("%s leaves %s = %s", what, key, value).isTrue();
            assertThat(map.containsKey(key)).as("%s finds %s again", what, key).isTrue();
        });
        if (!what.startsWith("re") || what.equals("replaceAll")) {
            assertThat(after.keySet()).as(what).containsAll(before.keySet());
        }
    }

    @Test
    void drainToHandsOutTheRestAndThrowsTheFirstException() {
        for (int failures : new int[] {1, 2, 5, 17, 40}) {
            Subject map = filled(50);
            Set<Object> seen = new HashSet<>();
            List<Throwable> thrown = new ArrayList<>();
            Throwable first = catchThrowable(() -> map.drainTo((key, value) -> {
                seen.add(key);
                if (seen.size() > 3 && thrown.size() < failures) {
                    thrown.add(new Tripwire.Tripped(seen.size()));
                    throw (RuntimeException) thrown.get(thrown.size() - 1);
                }
            }));
            assertThat(seen).hasSize(50);
            assertThat(first).isSameAs(thrown.get(0));
            int suppressed = Math.min(failures - 1, 16);
            assertThat(first.getSuppressed()).containsExactlyElementsOf(thrown.subList(1, 1 + suppressed));
            assertThat(map.map().isEmpty()).isTrue();
            map.checkInvariants();
        }
    }

    @Test
    void errorsPassAsExceptionsDo() {
        Subject map = filled(20);
        Map<Object, Object> before = map.copy();
        for (Consumer<Error> operation : List.<Consumer<Error>>of(
                error -> map.compute(key(1), source().none(), (key, value) -> {
                    throw error;
                }),
                error -> map.computeIfAbsent(key(99), source().none(), key -> {
                    throw error;
                }),
                error -> map.forEach((key, value) -> {
                    throw error;
                }))) {
            Error error = new StackOverflowError("thrown by a function");
            assertThat(catchThrowable(() -> operation.accept(error))).isSameAs(error);
            map.checkInvariants();
            assertThat(map.copy()).isEqualTo(before);
        }
        Error error = new OutOfMemoryError("thrown by a function");
        assertThat(catchThrowable(() -> map.drainTo((key, value) -> {
                    throw error;
                })))
                .isSameAs(error);
        assertThat(map.map().isEmpty()).isTrue();
    }

    private Subject wired(int size, int mask, Tripwire wire) {
        Subject map = make();
        for (int i = 0; i < size; i++) {
            map.put(wiredKey(i, mask, wire), wiredValue(i, wire));
        }
        return map;
    }

    /** A collection that only knows {@code contains}. */
    private static final class TouchySet extends java.util.AbstractSet<Object> {
        private final Tripwire wire;

        TouchySet(Tripwire wire) {
            this.wire = wire;
        }

        @Override
        public boolean contains(Object key) {
            wire.touch();
            return Objects.hashCode(key) % 2 == 0;
        }

        @Override
        public java.util.Iterator<Object> iterator() {
            throw new UnsupportedOperationException("only contains(..) is promised to be asked");
        }

        @Override
        public int size() {
            throw new UnsupportedOperationException("only contains(..) is promised to be asked");
        }
    }

    /** A map whose walks throw at some entry. */
    private static final class TouchyMap extends java.util.AbstractMap<Object, Object> {
        private final Map<Object, Object> entries;
        private final Tripwire wire;

        TouchyMap(Map<Object, Object> entries, Tripwire wire) {
            this.entries = entries;
            this.wire = wire;
        }

        @Override
        public Set<Entry<Object, Object>> entrySet() {
            return new java.util.AbstractSet<>() {
                @Override
                public java.util.Iterator<Entry<Object, Object>> iterator() {
                    java.util.Iterator<Entry<Object, Object>> entry =
                            entries.entrySet().iterator();
                    return new java.util.Iterator<>() {
                        @Override
                        public boolean hasNext() {
                            return entry.hasNext();
                        }

                        @Override
                        public Entry<Object, Object> next() {
                            wire.touch();
                            return entry.next();
                        }
                    };
                }

                @Override
                public int size() {
                    return entries.size();
                }
            };
        }
    }
}
