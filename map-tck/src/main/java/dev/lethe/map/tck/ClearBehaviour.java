package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapStats;
import dev.lethe.map.ObjectCursor;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Claim C4, as far as it does not need a clock: clear takes all entries, and the map is as new. */
abstract class ClearBehaviour extends Behaviour {
    private static final int[] SIZES = {0, 1, 7, 100, 5000};

    private static final List<Consumer<Subject>> CLEARS = List.of(
            Subject::clear,
            map -> map.map().clearLazily(),
            map -> map.drainTo((key, value) -> {}),
            map -> map.removeIf((key, value) -> true),
            map -> map.asMap().clear(),
            map -> map.asMap().keySet().clear(),
            map -> map.asMap().entrySet().clear(),
            map -> map.asMap().values().clear());

    @Test
    void clearedMapHasNoEntry() {
        for (int size : SIZES) {
            for (Consumer<Subject> clear : CLEARS) {
                Subject map = filled(size);
                ObjectCursor<Object, Object> cursor = map.cursor();
                clear.accept(map);
                assertThat(map.map().isEmpty()).isTrue();
                assertThat(map.mappingCount()).isZero();
                assertThat(cursor.advance()).isFalse();
                assertThat(map.asMap().keySet().iterator().hasNext()).isFalse();
                for (int i = 0; i < size; i++) {
                    assertThat(map.containsKey(key(i))).isFalse();
                }
                map.checkInvariants();
            }
        }
    }

    @Test
    void clearedMapIsFilledAgainAsANewOne() {
        for (int size : SIZES) {
            Duel duel = new Duel(source(), make(), KeyStyle.PLAIN);
            for (Consumer<Subject> clear : CLEARS) {
                for (int i = 0; i < size; i++) {
                    Object key = duel.key(i);
                    Object value = value(i);
                    duel.same("put after clear", map -> map.put(key, value));
                }
                duel.checkAll();
                clear.accept(duel.subject());
                duel.model().clear();
                duel.checkAll();
                // a few keys of the last round, so that not every part of the map is written to
                for (int i = 0; i < size / 10; i++) {
                    Object key = duel.key(i * 10);
                    duel.same("put of a few after clear", map -> map.put(key, value(1)));
                }
                duel.checkAll();
                clear.accept(duel.subject());
                duel.model().clear();
            }
        }
    }

    @Test
    void manyClearsInARowDoNotMixTheirEntries() {
        Duel duel = new Duel(source(), make(), KeyStyle.PLAIN);
        for (int round = 0; round < 2000; round++) {
            int of = round;
            duel.same("put", map -> map.put(duel.key(of % 37), value(of)));
            duel.same("put", map -> map.put(duel.key(of % 11), value(of + 1)));
            duel.same("lookup", map -> map.containsKey(duel.key((of + 1) % 37)));
            if (round % 3 == 0) {
                duel.subject().map().clearLazily();
            } else {
                duel.subject().clear();
            }
            duel.model().clear();
            duel.checkStep();
        }
        duel.checkAll();
    }

    @Test
    void clearIsCounted() {
        Subject map = filled(100);
        MapStats before = map.map().stats();
        map.clear();
        assertThat(map.map().stats().clears()).isEqualTo(before.clears() + 1);
        map.put(key(1), value(1));
        map.map().clearLazily();
        assertThat(map.map().stats().clears()).isEqualTo(before.clears() + 2);
        assertThat(map.map().stats().epoch()).isGreaterThan(before.epoch());
        assertThat(map.map().stats().entries()).isZero();
    }

    @Test
    void drainHandsOutEachEntryOnce() {
        for (int size : SIZES) {
            Duel duel = new Duel(source(), make(), KeyStyle.PLAIN);
            for (int i = 0; i < size; i++) {
                Object key = duel.key(i);
                Object value = value(i);
                duel.same("put", map -> map.put(key, value));
            }
            long[] seen = new long[1];
            long drained = duel.subject().drainTo((key, value) -> {
                seen[0]++;
                assertThat(duel.model().remove(key, value))
                        .as("handed out once")
                        .isTrue();
                assertThat(duel.subject().containsKey(key))
                        .as("gone before it is handed out")
                        .isFalse();
            });
            assertThat(drained).isEqualTo(size).isEqualTo(seen[0]);
            duel.checkAll();
        }
    }

    @Test
    void drainLeavesWhatItsConsumerPuts() {
        Subject map = filled(300);
        long drained = map.drainTo((key, value) -> map.put(key, value(1)));
        assertThat(drained).isEqualTo(300);
        assertThat(map.mappingCount()).isEqualTo(300);
        for (int i = 0; i < 300; i++) {
            assertThat(map.getOrDefault(key(i), nowhere())).isEqualTo(value(1));
        }
        map.checkInvariants();
    }

    @Test
    void iteratorFromBeforeAClearSeesNoneOfTheOldEntries() {
        Subject map = filled(200);
        ObjectCursor<Object, Object> cursor = map.cursor();
        Iterator<Object> keys = map.asMap().keySet().iterator();
        cursor.advance();
        keys.next();
        map.clear();
        for (int i = 500; i < 600; i++) {
            map.put(key(i), value(i));
        }
        while (cursor.advance()) {
            assertThat(map.containsKey(cursor.key())).isTrue();
        }
        while (keys.hasNext()) {
            assertThat(map.containsKey(keys.next())).isTrue();
        }
    }

    @Test
    void clearOfAnEmptyMapDoesNoHarm() {
        Subject map = make();
        LetheMap plain = map.map();
        plain.clear();
        plain.clearLazily();
        assertThat(plain.trim()).isNotNegative();
        assertThat(plain.isEmpty()).isTrue();
        map.put(key(1), value(1));
        assertThat(map.getOrDefault(key(1), nowhere())).isEqualTo(value(1));
    }
}
