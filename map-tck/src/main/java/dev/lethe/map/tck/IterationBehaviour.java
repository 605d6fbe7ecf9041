package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.ObjectCursor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Claim C9: what walks promise while the map changes under them. */
abstract class IterationBehaviour extends Behaviour {
    private static final int[] SIZES = {0, 3, 20, 60, 400};
    private static final int SEEDS = Effort.of(12);

    /** The entries of a map that grows during a walk. */
    private static final int GROWN = Effort.size(12_000, 4000);

    @Test
    void walksWithRandomChangesKeepTheirPromises() {
        for (WalkKind kind : WalkKind.values()) {
            for (KeyStyle style : KeyStyle.values()) {
                for (int size : SIZES) {
                    for (int seed = 0; seed < SEEDS; seed++) {
                        walk(kind, style, size, seed);
                    }
                }
            }
        }
    }

    private void walk(WalkKind kind, KeyStyle style, int size, int seed) {
        Duel duel = new Duel(source(), source().make(source().builder().seed(seed)), style);
        int[] unique = {1_000_000};
        for (int i = 0; i < size; i++) {
            Object key = duel.key(i);
            Object value = value(++unique[0]);
            duel.both("put", map -> map.put(key, value));
        }
        Random random = new Random(seed);
        int changes = seed % 3 == 0 ? 3 : 80; // few changes leave many entries that must be seen
        WalkChanges changer = new WalkChanges(duel, random, size + size / 2 + 8, changes, () -> value(++unique[0]));
        WalkOracle oracle = new WalkOracle(duel.model());
        try {
            kind.walk(duel.subject(), entry -> changer.change(oracle.reached(entry), entry));
            oracle.finish();
            duel.checkAll();
        } catch (RuntimeException | AssertionError wrong) {
            throw new AssertionError(
                    "A walk by " + kind + " over " + size + " " + style + " keys with seed " + seed + " failed: "
                            + wrong.getMessage(),
                    wrong);
        }
    }

    @Test
    void entriesPresentThroughoutAreSeenOnceWhileTheMapGrows() {
        for (WalkKind kind : WalkKind.values()) {
            Duel duel = new Duel(source(), filled(0), KeyStyle.PLAIN);
            for (int i = 0; i < 500; i++) {
                Object key = duel.key(i);
                Object value = value(i);
                duel.both("put", map -> map.put(key, value));
            }
            WalkOracle oracle = new WalkOracle(duel.model());
            int[] next = {500};
            kind.walk(duel.subject(), entry -> {
                oracle.reached(entry);
                for (int i = 0; i < 40 && next[0] < GROWN; i++, next[0]++) {
                    Object key = duel.key(next[0]);
                    Object value = value(next[0]);
                    duel.both("put", map -> map.put(key, value));
                }
            });
            oracle.finish();
            duel.checkAll();
        }
    }

    @Test
    void walkThatRemovesAllOthersEndsAfterOneEntry() {
        for (WalkKind kind : WalkKind.values()) {
            if (!kind.hasKeys()) {
                continue; // a walk over values alone does not know which key to keep
            }
            Subject map = filled(3000);
            List<Object> seen = new ArrayList<>();
            kind.walk(map, entry -> {
                seen.add(entry.key());
                map.removeIf((key, value) -> !key.equals(entry.key()));
            });
            assertThat(seen).as("seen by %s", kind).hasSize(1);
            assertThat(map.mappingCount()).isEqualTo(1);
        }
    }

    @Test
    void walkEndsAfterClear() {
        for (WalkKind kind : WalkKind.values()) {
            for (boolean lazily : new boolean[] {false, true}) {
                Subject map = filled(3000);
                int[] seen = new int[1];
                kind.walk(map, entry -> {
                    seen[0]++;
                    if (lazily) {
                        map.map().clearLazily();
                    } else {
                        map.clear();
                    }
                });
                assertThat(seen[0]).as("seen by %s", kind).isEqualTo(1);
            }
        }
    }

    @Test
    void cursorRefusesWithoutACurrentEntry() {
        Subject map = filled(3);
        ObjectCursor<Object, Object> cursor = map.cursor();
        refusesAll(cursor, "before the first entry");
        assertThat(cursor.advance()).isTrue();
        assertThat(cursor.advance()).isTrue();
        assertThat(cursor.advance()).isTrue();
        assertThat(cursor.advance()).isFalse();
        refusesAll(cursor, "after the last entry");
        assertThat(cursor.advance()).isFalse();
        cursor.rewind();
        refusesAll(cursor, "after rewind");
        assertThat(cursor.advance()).isTrue();
        assertThat(map.mappingCount()).isEqualTo(3);
    }

    @Test
    void cursorRefusesAnEntryRemovedInAnyWay() {
        for (Removal way : Removal.values()) {
            for (int size : new int[] {1, 5, 300}) {
                Subject map = filled(size);
                ObjectCursor<Object, Object> cursor = map.cursor();
                cursor.advance();
                Object key = cursor.key();
                way.remove(source(), map, key);
                refusesAll(cursor, "after " + way);
                assertThat(map.containsKey(key))
                        .as("setValue after %s adds again", way)
                        .isFalse();
                assertThat(map.mappingCount()).isEqualTo(size - 1);
                map.put(key, value(7));
                refusesAll(cursor, "after " + way + " and put, which makes a new entry");
                assertThat(map.getOrDefault(key, nowhere())).isEqualTo(value(7));
            }
        }
    }

    @Test
    void cursorRefusesAfterClear() {
        Subject map = filled(20);
        ObjectCursor<Object, Object> cursor = map.cursor();
        cursor.advance();
        Object key = cursor.key();
        map.clear();
        refusesAll(cursor, "after clear");
        map.put(key, value(7));
        refusesAll(cursor, "after clear and put");
        assertThat(map.mappingCount()).isEqualTo(1);
    }

    @Test
    void cursorRemovesEachEntryOnceOnly() {
        Subject map = filled(20);
        ObjectCursor<Object, Object> cursor = map.cursor();
        int removed = 0;
        while (cursor.advance()) {
            cursor.remove();
            removed++;
            refusesAll(cursor, "after its own remove");
        }
        assertThat(removed).isEqualTo(20);
        assertThat(map.mappingCount()).isZero();
    }

    @Test
    void cursorShowsAndSetsTheCurrentValue() {
        Subject map = filled(300);
        ObjectCursor<Object, Object> cursor = map.cursor();
        while (cursor.advance()) {
            map.put(cursor.key(), value(1));
            assertThat(cursor.value()).isEqualTo(value(1));
            cursor.setValue(value(2));
            assertThat(cursor.value()).isEqualTo(value(2));
            assertThat(map.getOrDefault(cursor.key(), nowhere())).isEqualTo(value(2));
        }
        assertThat(map.mappingCount()).isEqualTo(300);
        assertThat(map.values().allMatch(value(2)::equals)).isTrue();
    }

    @Test
    void rewoundCursorSeesAllEntriesAgain() {
        Subject map = filled(100);
        ObjectCursor<Object, Object> cursor = map.cursor();
        for (int round = 0; round < 3; round++) {
            Set<Object> seen = new HashSet<>();
            for (int i = 0; i < 100 - 30 * round && cursor.advance(); i++) {
                seen.add(cursor.key());
            }
            assertThat(seen).hasSize(100 - 30 * round);
            cursor.rewind();
        }
        map.put(key(777), value(1));
        Set<Object> seen = new HashSet<>();
        while (cursor.advance()) {
            seen.add(cursor.key());
        }
        assertThat(seen).hasSize(101).contains(key(777));
    }

    @Test
    void cursorsOnOneMapDoNotDisturbEachOther() {
        Subject map = filled(64);
        Set<Object> seen = new HashSet<>();
        ObjectCursor<Object, Object> outer = map.cursor();
        while (outer.advance()) {
            Object key = outer.key();
            ObjectCursor<Object, Object> inner = map.cursor();
            while (inner.advance()) {
                if (inner.key().hashCode() % 5 == 0 && !inner.key().equals(key)) {
                    inner.remove();
                }
            }
            assertThat(outer.key()).isEqualTo(key);
            seen.add(key);
        }
        assertThat(seen).containsAll(map.copy().keySet());
        for (int i = 0; i < 64; i++) {
            boolean stays = Objects.requireNonNull(key(i)).hashCode() % 5 != 0;
            assertThat(!stays || map.containsKey(key(i))).isTrue();
        }
        assertThat(map.mappingCount())
                .as("the rest, and at most the last of the others")
                .isBetween(48L, 56L);
    }

    @Test
    void iteratorHandsOutWhatHasNextReached() {
        Subject map = filled(50);
        Iterator<Map.Entry<Object, Object>> entries = map.asMap().entrySet().iterator();
        for (int i = 0; i < 25; i++) {
            assertThat(entries.hasNext()).isTrue();
            if (i % 2 == 0) {
                // whichever entry was reached, it is handed out although it has left the map
                map.removeIf((key, value) -> true);
                assertThat(entries.next().getKey()).isNotNull();
                for (int j = 0; j < 50; j++) {
                    map.put(key(j), value(j));
                }
                entries = map.asMap().entrySet().iterator();
            } else {
                entries.next();
            }
        }
    }

    @Test
    void iteratorEndsWithNoSuchElement() {
        Subject map = filled(1);
        for (Iterator<?> iterator : List.of(
                map.asMap().keySet().iterator(),
                map.asMap().values().iterator(),
                map.asMap().entrySet().iterator())) {
            assertThatThrownBy(iterator::remove).isInstanceOf(IllegalStateException.class);
            iterator.next();
            assertThat(iterator.hasNext()).isFalse();
            assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void iteratorRemovesTheEntryHandedOutLastEvenAfterHasNext() {
        Subject map = filled(200);
        Iterator<Object> keys = map.asMap().keySet().iterator();
        Set<Object> removed = new HashSet<>();
        while (keys.hasNext()) {
            Object key = keys.next();
            keys.hasNext();
            if (removed.size() < 60) {
                keys.remove();
                removed.add(key);
                assertThat(map.containsKey(key)).isFalse();
            }
        }
        assertThat(map.mappingCount()).isEqualTo(140);
        assertThat(Collections.disjoint(map.copy().keySet(), removed)).isTrue();
    }

    private void refusesAll(ObjectCursor<Object, Object> cursor, String when) {
        assertThatThrownBy(cursor::key).as("key() %s", when).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(cursor::value).as("value() %s", when).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cursor.setValue(value(1)))
                .as("setValue(..) %s", when)
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(cursor::remove).as("remove() %s", when).isInstanceOf(IllegalStateException.class);
    }
}
