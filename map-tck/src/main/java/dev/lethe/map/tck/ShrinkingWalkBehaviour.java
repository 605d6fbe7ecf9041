package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.ObjectCursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Claim C9 over many tables: walks while the map shrinks to a few entries, grows to many again, and is cleared. */
abstract class ShrinkingWalkBehaviour extends Behaviour {
    private static final int MANY = Effort.size(20_000, 4000);
    private static final int FEWER = 3000;

    private static final int SEEDS = Effort.of(2);

    /** What happens to the map when a walk has reached a part of it. */
    private enum Event {
        REMOVE_MOST_AT_RANDOM,
        REMOVE_ALL_AROUND,
        REMOVE_ALL_AHEAD,
        REMOVE_ALL_BEHIND,
        REMOVE_IF_MOST,
        PUT_AS_MANY_NEW,
        PUT_BACK,
        TRIM,
        CLEAR
    }

    private static final List<List<Event>> HISTORIES = List.of(
            List.of(Event.REMOVE_MOST_AT_RANDOM, Event.PUT_AS_MANY_NEW, Event.CLEAR),
            List.of(Event.REMOVE_ALL_AROUND, Event.PUT_BACK, Event.REMOVE_IF_MOST, Event.PUT_AS_MANY_NEW),
            List.of(Event.REMOVE_ALL_BEHIND, Event.PUT_BACK, Event.REMOVE_ALL_BEHIND, Event.TRIM, Event.PUT_BACK),
            List.of(Event.PUT_AS_MANY_NEW, Event.REMOVE_ALL_AHEAD, Event.PUT_AS_MANY_NEW, Event.TRIM),
            List.of(Event.REMOVE_ALL_AHEAD, Event.PUT_AS_MANY_NEW, Event.REMOVE_IF_MOST, Event.TRIM),
            List.of(Event.REMOVE_IF_MOST, Event.PUT_BACK, Event.REMOVE_MOST_AT_RANDOM, Event.PUT_BACK, Event.CLEAR));

    /** A map with its model, and the keys in the order of a walk over the full map. */
    private final class Scene {
        final Duel duel;
        final Random random;
        final List<Object> order = new ArrayList<>();
        final Map<Object, Integer> places = new HashMap<>();
        int next;

        Scene(int size, long seed) {
            duel = new Duel(source(), source().make(source().builder().seed(seed)), KeyStyle.PLAIN);
            random = new Random(seed);
            putUpTo(size);
            for (ObjectCursor<Object, Object> cursor = duel.subject().cursor(); cursor.advance(); ) {
                places.put(cursor.key(), order.size());
                order.add(cursor.key());
            }
        }

        void putUpTo(int end) {
            for (; next < end; next++) {
                put(duel.key(next));
            }
        }

        private void put(@Nullable Object key) {
            // a value is unique, so that walks that show only values can be followed
            Object value = value(2_000_000 + values++);
            duel.same("put", map -> map.put(key, value));
        }

        private int values;

        private void remove(int from, int to) {
            for (int i = Math.max(0, from); i < Math.min(order.size(), to); i++) {
                Object key = order.get(i);
                if (random.nextInt(50) != 0) {
                    duel.same("remove", map -> map.remove(key));
                }
            }
        }

        void happens(Event event, @Nullable Object current) {
            int place = places.getOrDefault(current, order.size() / 2);
            int size = order.size();
            switch (event) {
                case REMOVE_MOST_AT_RANDOM -> remove(0, size);
                case REMOVE_ALL_AROUND -> remove(place - size / 4, place + size / 4);
                case REMOVE_ALL_AHEAD -> remove(place, size);
                case REMOVE_ALL_BEHIND -> remove(0, place + 1);
                case REMOVE_IF_MOST ->
                    duel.same("removeIf", map -> map.removeIf((key, value) -> Objects.hashCode(value) % 40 != 0));
                case PUT_AS_MANY_NEW -> putUpTo(next + size);
                case PUT_BACK -> {
                    for (Object key : order) {
                        if (!duel.model().containsKey(key)) {
                            put(key);
                        }
                    }
                }
                case TRIM -> duel.subject().map().trim();
                case CLEAR -> {
                    if (random.nextBoolean()) {
                        duel.subject().clear();
                    } else {
                        duel.subject().map().clearLazily();
                    }
                    duel.model().clear();
                }
            }
            duel.checkStep();
        }
    }

    @Test
    void walksKeepTheirPromisesWhileTheMapShrinksAndGrows() {
        for (WalkKind kind : WalkKind.values()) {
            for (List<Event> history : HISTORIES) {
                for (int seed = 0; seed < SEEDS; seed++) {
                    walk(kind, history, kind.hasKeys() && seed == 0 ? MANY : FEWER, seed);
                }
            }
        }
    }

    private void walk(WalkKind kind, List<Event> history, int size, int seed) {
        Scene scene = new Scene(size, seed);
        WalkOracle oracle = new WalkOracle(scene.duel.model());
        int[] reached = new int[1];
        int[] happened = new int[1];
        try {
            kind.walk(scene.duel.subject(), entry -> {
                Object key = oracle.reached(entry);
                // the first after a tenth of the entries, the others soon: few may be left
                int due = size / 10 + happened[0] * 7;
                if (++reached[0] >= due && happened[0] < history.size()) {
                    scene.happens(history.get(happened[0]++), key);
                }
            });
            oracle.finish();
            scene.duel.checkAll();
        } catch (RuntimeException | AssertionError wrong) {
            throw new AssertionError(
                    "A walk by " + kind + " over " + size + " keys with seed " + seed + " and " + history + " failed: "
                            + wrong.getMessage(),
                    wrong);
        }
    }

    @Test
    void walkThatRemovesMostOfWhatItReachesSeesAll() {
        for (WalkKind kind :
                new WalkKind[] {WalkKind.CURSOR, WalkKind.KEY_ITERATOR, WalkKind.ENTRY_ITERATOR, WalkKind.VALUE_ITERATOR
                }) {
            int size = kind.hasKeys() ? MANY : FEWER;
            Scene scene = new Scene(size, 1);
            WalkOracle oracle = new WalkOracle(scene.duel.model());
            int[] reached = new int[1];
            kind.walk(scene.duel.subject(), entry -> {
                Object key = oracle.reached(entry);
                if (++reached[0] % 50 != 0) {
                    Objects.requireNonNull(entry.remove()).run();
                    scene.duel.model().remove(key);
                }
                if (reached[0] % 5000 == 0) {
                    scene.duel.checkStep();
                }
            });
            oracle.finish();
            assertThat(reached[0]).as("seen by %s", kind).isEqualTo(size);
            scene.duel.checkAll();
        }
    }

    @Test
    void pausedCursorsGoOnAfterTheMapShrankAndGrew() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Scene scene = new Scene(MANY, seed);
            Duel duel = scene.duel;
            List<ObjectCursor<Object, Object>> cursors = new ArrayList<>();
            List<WalkOracle> oracles = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                ObjectCursor<Object, Object> cursor = duel.subject().cursor();
                WalkOracle oracle = new WalkOracle(duel.model());
                for (int step = 0; step < MANY * i / 8 - i / 8; step++) {
                    assertThat(cursor.advance()).isTrue();
                    oracle.reached(Reached.entry(cursor.key(), cursor.value()));
                }
                cursors.add(cursor);
                oracles.add(oracle);
            }
            for (Event event : List.of(
                    Event.REMOVE_MOST_AT_RANDOM,
                    Event.PUT_AS_MANY_NEW,
                    Event.REMOVE_IF_MOST,
                    Event.TRIM,
                    Event.PUT_BACK)) {
                scene.happens(event, scene.order.get(0));
                for (int i = 0; i < cursors.size(); i++) {
                    if (cursors.get(i).advance()) {
                        oracles.get(i)
                                .reached(Reached.entry(
                                        cursors.get(i).key(), cursors.get(i).value()));
                    }
                }
            }
            for (int i = 0; i < cursors.size(); i++) {
                while (cursors.get(i).advance()) {
                    oracles.get(i)
                            .reached(Reached.entry(
                                    cursors.get(i).key(), cursors.get(i).value()));
                }
                oracles.get(i).finish();
            }
            duel.checkAll();
        }
    }

    @Test
    void currentEntryOfACursorIsRefusedOrShownAfterShrinking() {
        for (int place : new int[] {0, MANY / 3, MANY - 1}) {
            for (boolean stays : new boolean[] {true, false}) {
                Scene scene = new Scene(MANY, place);
                ObjectCursor<Object, Object> cursor = scene.duel.subject().cursor();
                for (int i = 0; i <= place; i++) {
                    assertThat(cursor.advance()).isTrue();
                }
                Object current = cursor.key();
                scene.duel.same("removeIf", map -> map.removeIf((key, value) -> !(stays && key.equals(current))));
                if (stays) {
                    assertThat(cursor.key()).isEqualTo(current);
                    cursor.setValue(value(3));
                    assertThat(scene.duel.subject().getOrDefault(current, nowhere()))
                            .isEqualTo(value(3));
                    cursor.remove();
                } else {
                    assertThat(Outcome.of(cursor::key).thrown()).isInstanceOf(IllegalStateException.class);
                }
                assertThat(scene.duel.subject().map().isEmpty()).isTrue();
                assertThat(cursor.advance()).isFalse();
                scene.duel.subject().checkInvariants();
            }
        }
    }
}
