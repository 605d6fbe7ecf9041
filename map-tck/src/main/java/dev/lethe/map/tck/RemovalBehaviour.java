package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.ObjectCursor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Claim C1: after a removal the key is absent to every query, and nothing else changed. */
abstract class RemovalBehaviour extends Behaviour {
    private static final int[] SIZES = {1, 7, 8, 60, 700};

    @Test
    void removedKeyIsAbsentToEveryQuery() {
        for (Removal way : Removal.values()) {
            for (KeyStyle style : KeyStyle.values()) {
                for (int size : SIZES) {
                    removeOne(way, style, size);
                }
            }
        }
    }

    private void removeOne(Removal way, KeyStyle style, int size) {
        Duel duel = duel(style, size);
        Subject map = duel.subject();
        Object key = duel.key(size / 2);
        way.remove(source(), map, duel.key(size / 2));
        duel.model().remove(key);
        String when = way + " of one of " + size + " " + style + " keys";
        assertThat(map.containsKey(key)).as(when).isFalse();
        assertThat(map.getOrDefault(key, nowhere())).as(when).isEqualTo(nowhere());
        assertThat(map.asMap().containsKey(key)).as(when).isFalse();
        assertThat(map.asMap().get(key)).as(when).isNull();
        assertThat(map.asMap().keySet().contains(key)).as(when).isFalse();
        assertThat(map.keys().anyMatch(other -> Objects.equals(other, key)))
                .as(when)
                .isFalse();
        for (ObjectCursor<Object, Object> cursor = map.cursor(); cursor.advance(); ) {
            assertThat(Objects.equals(cursor.key(), key)).as(when).isFalse();
        }
        duel.checkAll();
    }

    @Test
    void removeOfAbsentKeyChangesNothing() {
        for (KeyStyle style : KeyStyle.values()) {
            for (int size : new int[] {0, 1, 7, 60, 700}) {
                Duel duel = duel(style, size);
                Subject map = duel.subject();
                Object absent = duel.key(size + 1);
                Object none = source().none();
                assertThat(map.remove(absent)).isEqualTo(answer(null, false));
                assertThat(map.getAndRemove(absent, nowhere())).isEqualTo(nowhere());
                assertThat(map.remove(absent, value(1))).isFalse();
                assertThat(map.computeIfPresent(absent, none, (k, v) -> none)).isEqualTo(none);
                assertThat(map.compute(absent, none, (k, v) -> none)).isEqualTo(none);
                assertThat(map.computeIfAbsent(absent, none, k -> none)).isEqualTo(none);
                assertThat(map.replace(absent, value(1))).isEqualTo(answer(null, false));
                assertThat(map.replace(absent, value(1), value(2))).isFalse();
                assertThat(map.asMap().keySet().remove(absent)).isFalse();
                assertThat(map.removeIf((k, v) -> false)).isFalse();
                duel.checkAll();
            }
        }
    }

    @Test
    void removeOfOtherValueChangesNothing() {
        Subject map = filled(50);
        assertThat(map.remove(key(3), value(4))).isFalse();
        assertThat(map.replace(key(3), value(4), value(5))).isFalse();
        assertThat(map.asMap().entrySet().remove(Map.entry(keyOf(3), value(4)))).isFalse();
        assertThat(map.getOrDefault(key(3), nowhere())).isEqualTo(value(3));
        assertThat(map.mappingCount()).isEqualTo(50);
    }

    @Test
    void allKeysCanBeRemovedInAnyOrder() {
        for (KeyStyle style : KeyStyle.values()) {
            Random random = new Random(style.ordinal());
            Duel duel = duel(style, 500);
            List<Integer> numbers = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                numbers.add(i);
            }
            Collections.shuffle(numbers, random);
            for (int number : numbers) {
                Object key = duel.key(number);
                duel.same("remove", map -> map.remove(key));
                duel.checkStep();
                if (number % 50 == 0) {
                    duel.checkAll();
                }
            }
            assertThat(duel.subject().map().isEmpty()).isTrue();
            assertThat(duel.subject().cursor().advance()).isFalse();
        }
    }

    @Test
    void removedKeyCanBePutAgain() {
        Subject map = filled(100);
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 100; i += 3) {
                assertThat(map.getAndRemove(key(i), nowhere())).isEqualTo(value(i));
                assertThat(map.put(key(i), value(i))).isEqualTo(answer(null, true));
            }
            map.checkInvariants();
        }
        Map<Object, Object> expected = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            expected.put(key(i), value(i));
        }
        assertThat(map.copy()).isEqualTo(expected);
    }

    @Test
    void everyOtherEntryCanBeRemovedWhileWalking() {
        for (Removal way : new Removal[] {Removal.CURSOR, Removal.ITERATOR}) {
            Subject map = filled(1000);
            boolean[] odd = new boolean[1];
            WalkKind kind = way == Removal.CURSOR ? WalkKind.CURSOR : WalkKind.ENTRY_ITERATOR;
            kind.walk(map, entry -> {
                odd[0] = !odd[0];
                if (odd[0]) {
                    Objects.requireNonNull(entry.remove()).run();
                }
            });
            assertThat(map.mappingCount()).as("left after %s", way).isEqualTo(500);
            map.checkInvariants();
        }
    }

    private Duel duel(KeyStyle style, int size) {
        Duel duel = new Duel(source(), make(), style);
        for (int i = 0; i < size; i++) {
            Object key = duel.key(i);
            Object value = value(i);
            duel.both("put", map -> map.put(key, value));
        }
        return duel;
    }

    private Object keyOf(int number) {
        return Objects.requireNonNull(key(number));
    }

    private @Nullable Object answerOfRemoval(int number) {
        return answer(value(number), true);
    }

    @Test
    void removalAnswersWhatWasThere() {
        Subject map = filled(30);
        assertThat(map.remove(key(1))).isEqualTo(answerOfRemoval(1));
        assertThat(map.getAndRemove(key(2), nowhere())).isEqualTo(value(2));
        assertThat(map.remove(key(3), value(3))).isTrue();
        assertThat(map.asMap().remove(key(4))).isEqualTo(value(4));
        assertThat(map.asMap().remove(key(4))).isNull();
        assertThat(map.mappingCount()).isEqualTo(26);
    }
}
