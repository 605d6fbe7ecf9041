package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Claim C5 where maps change their structure: what left is not reachable from tables that grew, shrank, merged, decayed, were
 * trimmed or copied, and the debt of clearLazily() is paid by later writes.
 */
abstract class LeftBehindBehaviour extends ReachabilityBehaviour {
    private static final int WATCHED = 600;
    private static final int MANY = 20_000;
    private static final int FLOOD = 300;
    private static final int FOREIGN = 1_000_000;

    private static int hash(int number) {
        return number * 0x9e37_79b9;
    }

    private void put(Subject map, int number) {
        map.put(watchedKey(number, hash(number)), watchedValue(number));
    }

    private void remove(Subject map, int number) {
        map.remove(like(number, hash(number)));
    }

    private void putWatched(Subject map) {
        for (int i = 0; i < WATCHED; i++) {
            put(map, i);
        }
    }

    private void removeWatched(Subject map) {
        for (int i = 0; i < WATCHED; i++) {
            remove(map, i);
        }
    }

    /** Puts entries that nobody watches, from a number that no other entry has. */
    private void putMany(Subject map) {
        for (int i = 0; i < MANY; i++) {
            map.put(like(FOREIGN + i, hash(FOREIGN + i)), value(1));
        }
    }

    private void removeMany(Subject map) {
        for (int i = 0; i < MANY; i++) {
            remove(map, FOREIGN + i);
        }
    }

    @Test
    void entriesThatMovedInShrinkingAreReachableOnce() {
        Subject map = make();
        putMany(map);
        putWatched(map);
        removeMany(map); // shrinks: the watched ones move
        assertThat(map.mappingCount()).isEqualTo(WATCHED);
        removeWatched(map);
        allCollected(map, "shrinking and removal");
    }

    @Test
    void entriesThatLeftBeforeOrDuringShrinkingAreNotReachable() {
        Subject map = make();
        putWatched(map);
        putMany(map);
        removeWatched(map);
        removeMany(map);
        allCollected(map, "removal and shrinking");
        putMany(map);
        allCollected(map, "growing again");
        for (int i = 0; i < MANY; i++) {
            if (i % 10 == 0) {
                put(map, i);
            }
            remove(map, FOREIGN + i);
            remove(map, i);
        }
        allCollected(map, "removal while the map shrinks");
    }

    @Test
    void entriesThatWentThroughManyGrowthsAndShrinksAreReachableOnce() {
        Subject map = make();
        putWatched(map);
        for (int round = 0; round < 4; round++) {
            putMany(map);
            if (round % 2 == 0) {
                removeMany(map);
            } else {
                map.removeIf((key, value) -> value.equals(value(1)));
            }
        }
        removeWatched(map);
        allCollected(map, "growths and shrinks");
    }

    @Test
    void copiedEntriesAreReachableFromTheMapsThatHaveThem() {
        Subject map = make();
        putMany(map);
        putWatched(map);
        Subject copy = make();
        copy.putAllOf(map);
        Subject boxed = make();
        boxed.putAll(map.asMap());
        removeWatched(map);
        removeWatched(copy);
        boxed.retainAllBy(java.util.List.of());
        allCollected(map, "removal from a map and from its copies");
        assertThat(copy.mappingCount()).isEqualTo(MANY);
        copy.checkInvariants();
        Reference.reachabilityFence(boxed);
    }

    @Test
    void entriesThatDecayedAreNotReachable() {
        for (boolean lazily : new boolean[] {false, true}) {
            Subject map = make();
            putMany(map);
            putWatched(map);
            if (lazily) {
                map.map().clearLazily();
            } else {
                map.clear();
            }
            writeAFew(map, map.map().stats().tables() * 8 + 2 * MANY);
            assertThat(map.map().stats().referenceDebt())
                    .as("debt after many writes")
                    .isZero();
            allCollected(map, "clear and decay");
        }
    }

    /** Puts and removes ten keys, and clears now and then, so that the capacity decays. */
    private void writeAFew(Subject map, long writes) {
        for (int i = 0; i < writes; i++) {
            int number = FOREIGN + i % 10;
            if (i % 20 < 10) {
                map.put(like(number, hash(number)), value(1));
            } else {
                remove(map, number);
            }
            if (i % 100 == 99 && i < 1000) {
                map.map().clearLazily();
            }
        }
    }

    @Test
    void debtOfALargeMapIsPaidByWritesOfEveryKind() {
        Object none = source().none();
        Object key = like(FOREIGN, hash(FOREIGN));
        java.util.List<Consumer<Subject>> kinds = java.util.List.of(
                map -> map.put(key, value(1)),
                map -> map.replace(key, value(2)),
                map -> map.merge(key, value(3), none, (old, given) -> given),
                map -> {
                    map.remove(key);
                    map.put(key, value(1));
                },
                map -> WalkKind.CURSOR.walk(map, entry -> {
                    if (entry.cursor() != null) {
                        entry.cursor().setValue(value(4));
                    }
                }),
                map -> map.replaceAll((same, old) -> value(5)));
        for (Consumer<Subject> kind : kinds) {
            Subject map = make();
            putMany(map);
            putWatched(map);
            map.map().clearLazily();
            map.put(key, value(0));
            long last = map.map().stats().referenceDebt();
            for (int i = 0; i < 2 * MANY && map.map().stats().referenceDebt() > 0; i++) {
                kind.accept(map);
                long debt = map.map().stats().referenceDebt();
                assertThat(debt).as("debt after a write").isLessThanOrEqualTo(last);
                last = debt;
            }
            assertThat(last)
                    .as("debt after writes of kind %s", kinds.indexOf(kind))
                    .isZero();
            allCollected(map, "clearLazily and writes of kind " + kinds.indexOf(kind));
        }
    }

    @Test
    void entriesOfAFloodAreNotReachableOnceTheyLeft() {
        if (!source().shape().objectKeys()) {
            return; // nobody can choose the hash of a long
        }
        Consumer<Subject> removal = map -> {
            for (int i = 0; i < FLOOD; i++) {
                map.remove(like(i, 7));
            }
        };
        Consumer<Subject> cursor = map -> WalkKind.CURSOR.walk(map, LeftBehindBehaviour::removeIfFlood);
        Consumer<Subject> lazily = map -> {
            map.map().clearLazily();
            writeAFew(map, 20_000);
        };
        Consumer<Subject> trimmed = map -> {
            map.map().clearLazily();
            map.map().trim();
        };
        for (Consumer<Subject> way : java.util.List.of(removal, cursor, Subject::clear, lazily, trimmed)) {
            for (int others : new int[] {0, 2000}) {
                Subject map = make();
                for (int i = 0; i < FLOOD; i++) {
                    map.put(watchedKey(i, 7), watchedValue(i));
                }
                for (int i = 0; i < others; i++) {
                    map.put(like(FOREIGN + i, hash(FOREIGN + i)), value(1)); // grows: the flood moves
                }
                way.accept(map);
                allCollected(map, "a flood");
            }
        }
    }

    private static void removeIfFlood(Reached entry) {
        Object key = Objects.requireNonNull(entry.key());
        if (numberOf(key) < FLOOD && entry.remove() != null) {
            entry.remove().run();
        }
    }
}
