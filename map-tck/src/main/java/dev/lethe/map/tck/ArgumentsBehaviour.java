package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lethe.map.BackendSelectionException;
import dev.lethe.map.Lethe;
import dev.lethe.map.Retention;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Bad arguments: each is refused by an exception that says which, and changes nothing. */
abstract class ArgumentsBehaviour extends Behaviour {
    @Test
    void negativeSizesAreRefusedWithTheNumber() {
        Subject map = filled(5);
        for (long size : new long[] {-1, -77, Integer.MIN_VALUE, Long.MIN_VALUE}) {
            assertThatThrownBy(() -> map.reserve(size))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Long.toString(size));
            assertThatThrownBy(() -> source().builder().expectedSize(size))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Long.toString(size));
            assertThatThrownBy(() -> Retention.keepAtLeast(size))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Long.toString(size));
        }
        map.reserve(0);
        assertThat(map.mappingCount()).isEqualTo(5);
    }

    @Test
    void hintIsNoFloor() {
        for (long hint : new long[] {0, 1, 1000, Integer.MAX_VALUE}) {
            Subject map = source().make(source().builder().expectedSize(hint));
            assertThat(map.map().isEmpty()).isTrue();
            assertThat(map.containsKey(key(1))).isFalse();
            map.map().close();
        }
    }

    @Test
    void impossibleSizeIsRefusedWithTheNumberOrTakenForAHint() {
        Subject map = filled(5);
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> source().make(source().builder().expectedSize(Long.MAX_VALUE)),
                () -> map.reserve(Long.MAX_VALUE))) {
            Throwable refused = catchThrowable(call);
            if (refused != null) {
                assertThat(refused)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(Long.toString(Long.MAX_VALUE));
            }
        }
        assertThat(map.mappingCount()).isEqualTo(5);
        map.checkInvariants();
    }

    @Test
    void nullFunctionIsRefusedByName() {
        for (int size : new int[] {0, 30}) {
            Subject map = filled(size);
            Map<Object, Object> before = map.copy();
            for (NullCalls call : NullCalls.of(map, Objects.requireNonNull(key(7)), value(1))) {
                assertThatThrownBy(call.call())
                        .isInstanceOf(NullPointerException.class)
                        .hasMessageContaining(call.parameter());
            }
            assertThat(map.copy()).isEqualTo(before);
            map.checkInvariants();
        }
    }

    @Test
    void nullKeyIsTakenOrRefusedByName() {
        if (!source().shape().objectKeys()) {
            assertThat(filled(3).asMap().containsKey(null)).isFalse();
            return;
        }
        Subject map = filled(20);
        Map<String, ThrowingCallable> calls = keyCalls(map, null);
        if (source().nullKeys()) {
            Duel duel = new Duel(source(), make(), KeyStyle.PLAIN);
            duel.same("put", m -> m.put(null, value(1)));
            duel.same("containsKey", m -> m.containsKey(null));
            duel.same("getOrDefault", m -> m.getOrDefault(null, nowhere()));
            duel.same("replace", m -> m.replace(null, value(2)));
            duel.same("put", m -> m.put(null, value(3)));
            duel.same("put of another", m -> m.put(key(0), value(4)));
            duel.checkAll();
            duel.same("remove", m -> m.remove(null));
            duel.same("remove", m -> m.remove(null));
            duel.checkAll();
            return;
        }
        calls.forEach((name, call) -> assertThatThrownBy(call)
                .as("%s of a null key", name)
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("key"));
        assertThat(map.mappingCount()).isEqualTo(20);
    }

    private Map<String, ThrowingCallable> keyCalls(Subject map, @Nullable Object key) {
        Object none = source().none();
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("put", () -> map.put(key, value(1)));
        calls.put("getAndPut", () -> map.getAndPut(key, value(1), value(2)));
        calls.put("putIfAbsent", () -> map.putIfAbsent(key, value(1)));
        calls.put("containsKey", () -> map.containsKey(key));
        calls.put("getOrDefault", () -> map.getOrDefault(key, value(1)));
        calls.put("remove", () -> map.remove(key));
        calls.put("getAndRemove", () -> map.getAndRemove(key, value(1)));
        calls.put("remove expected", () -> map.remove(key, value(1)));
        calls.put("replace", () -> map.replace(key, value(1)));
        calls.put("replace expected", () -> map.replace(key, value(1), value(2)));
        calls.put("computeIfAbsent", () -> map.computeIfAbsent(key, none, k -> value(1)));
        calls.put("computeIfPresent", () -> map.computeIfPresent(key, none, (k, v) -> value(1)));
        calls.put("compute", () -> map.compute(key, none, (k, v) -> value(1)));
        calls.put("merge", () -> map.merge(key, value(1), none, (k, v) -> value(1)));
        return calls;
    }

    @Test
    void nullThatIsMerelyComparedIsTheValueOfNoEntry() {
        if (!source().shape().objectValues() || source().nullValues()) {
            return;
        }
        Subject map = filled(20);
        Map<Object, Object> before = map.copy();
        assertThat(map.containsValue(null)).isFalse();
        assertThat(map.remove(key(1), null)).isFalse();
        assertThat(map.replace(key(1), null, value(2))).isFalse();
        assertThat(map.copy()).isEqualTo(before);
    }

    @Test
    void nullValueIsTakenOrRefusedByName() {
        if (source().nullValues()) {
            Subject map = filled(2);
            map.put(key(1), null);
            assertThat(map.containsKey(key(1))).isTrue();
            assertThat(map.getOrDefault(key(1), value(1))).isNull();
            assertThat(map.containsValue(null)).isTrue();
            return;
        }
        Subject map = filled(20);
        Map<Object, Object> before = map.copy();
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        if (source().shape().objectValues()) {
            calls.put("put", () -> map.put(key(1), null));
            calls.put("put of a new key", () -> map.put(key(99), null));
            calls.put("getAndPut", () -> map.getAndPut(key(1), null, value(1)));
            calls.put("putIfAbsent", () -> map.putIfAbsent(key(99), null));
            calls.put("replace", () -> map.replace(key(1), null));
            calls.put("replace expected", () -> map.replace(key(1), value(1), null));
            calls.put("cursor.setValue", () -> {
                var cursor = map.cursor();
                cursor.advance();
                cursor.setValue(nothing());
            });
        }
        calls.put("view.put", () -> map.asMap().put(Objects.requireNonNull(key(1)), nothing()));
        calls.put("view.put of a new key", () -> map.asMap().put(Objects.requireNonNull(key(99)), nothing()));
        calls.forEach((name, call) -> assertThatThrownBy(call)
                .as("%s of a null value", name)
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("value"));
        assertThat(map.copy()).isEqualTo(before);
    }

    @Test
    void unknownBackendIsRefusedWithWhatWasFound() {
        assertThatThrownBy(() -> source().make(Lethe.builder().backend("no such backend")))
                .isInstanceOf(BackendSelectionException.class)
                .hasMessageContaining("no such backend")
                .hasMessageContaining(source().backend());
    }

    @Test
    void putAllOfANullNumberPutsWholeEntriesOnly() {
        if (source().shape().objectValues()) {
            return; // null is a value like others, or refused by put
        }
        Subject map = make();
        Map<Object, Object> entries = new HashMap<>();
        for (int i = 0; i < 10; i++) {
            entries.put(key(i), i == 5 ? null : value(i));
        }
        assertThatThrownBy(() -> map.putAll(entries)).isInstanceOf(NullPointerException.class);
        List<Object> keys = new ArrayList<>(map.copy().keySet());
        assertThat(keys).doesNotContain(key(5));
        map.checkInvariants();
    }

    /** Null, for calls that declare that they take none. */
    @SuppressWarnings("NullAway") // to see null refused
    private static Object nothing() {
        return null;
    }
}
