package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Claim C5: what left the map is not reachable from it, but for the debt that {@code stats()} shows. */
abstract class ReferencesBehaviour extends ReachabilityBehaviour {
    private static final int ENTRIES = 600;

    private static int hash(int number) {
        return number % 200; // three entries and more of each
    }

    private Object asked(int number) {
        return like(number, hash(number));
    }

    private void put(Subject map, int number) {
        map.put(watchedKey(number, hash(number)), watchedValue(number));
    }

    private Subject watchedMap(int entries) {
        Subject map = make();
        for (int i = 0; i < entries; i++) {
            put(map, i);
        }
        return map;
    }

    @Test
    void removedEntriesAreNotReachable() {
        Subject map = make();
        int number = 0;
        for (Removal way : Removal.values()) {
            for (int i = 0; i < 40; i++, number++) {
                put(map, number);
            }
            for (int i = number - 40; i < number; i++) {
                way.remove(source(), map, asked(i));
            }
        }
        allCollected(map, "removal in every way");
    }

    @Test
    void removedEntriesAmongOthersAreNotReachable() {
        Subject map = make();
        for (int i = 0; i < 2000; i++) {
            map.put(asked(10_000 + i), value(i));
        }
        for (int i = 0; i < ENTRIES; i++) {
            put(map, i);
        }
        for (int i = 0; i < ENTRIES; i++) {
            map.remove(asked(i));
        }
        allCollected(map, "removal among others");
        assertThat(map.mappingCount()).isEqualTo(2000);
    }

    @Test
    void bulkRemovedEntriesAreNotReachable() {
        Map<String, Consumer<Subject>> ways = new LinkedHashMap<>();
        ways.put("clear", Subject::clear);
        ways.put("removeIf", map -> map.removeIf((key, value) -> true));
        ways.put("retainAll", map -> map.retainAll(java.util.List.of()));
        ways.put("drainTo", map -> map.drainTo((key, value) -> {}));
        ways.put("removal by cursor", map -> WalkKind.CURSOR.walk(map, ReferencesBehaviour::removeIt));
        ways.put("removal by iterator", map -> WalkKind.ENTRY_ITERATOR.walk(map, ReferencesBehaviour::removeIt));
        ways.put("clear of the view", map -> map.asMap().clear());
        ways.put("close", map -> map.map().close());
        ways.forEach((name, way) -> {
            Subject map = watchedMap(ENTRIES);
            way.accept(map);
            noneSurvives(name);
            Reference.reachabilityFence(map); // closed, perhaps, so its invariants are not to be checked
        });
    }

    private static void removeIt(Reached entry) {
        if (entry.remove() != null) {
            entry.remove().run();
        }
    }

    @Test
    void replacedValuesAreNotReachable() {
        if (!source().shape().objectValues()) {
            return; // a long refers to nothing
        }
        Subject map = watchedMap(ENTRIES);
        for (int i = 0; i < ENTRIES; i++) {
            Object none = source().none();
            switch (i % 5) {
                case 0 -> map.put(asked(i), value(i));
                case 1 -> map.replace(asked(i), value(i));
                case 2 -> map.compute(asked(i), none, (key, old) -> "new");
                case 3 -> map.merge(asked(i), value(i), none, (old, given) -> given);
                default -> map.getAndPut(asked(i), value(i), none);
            }
        }
        assertThat(values.survivors()).as("old values reachable").isZero();
        map.replaceAll((key, value) -> values.watch(new int[1]));
        WalkKind.CURSOR.walk(map, entry -> {
            if (entry.cursor() != null) {
                entry.cursor().setValue(value(1));
            }
        });
        assertThat(values.survivors()).as("values reachable after setValue").isZero();
        assertThat(map.mappingCount()).isEqualTo(ENTRIES);
    }

    @Test
    void entriesThatMovedInGrowthAreReachableOnce() {
        Subject map = watchedMap(ENTRIES);
        for (int i = 0; i < 20_000; i++) {
            map.put(asked(10_000 + i), value(1)); // grows: the watched ones move
        }
        for (int i = 0; i < ENTRIES; i++) {
            map.remove(asked(i));
        }
        allCollected(map, "growth and removal");
        assertThat(map.mappingCount()).isEqualTo(20_000);
    }

    @Test
    void entriesThatMovedInTrimAreReachableOnce() {
        Subject map = make();
        for (int i = 0; i < 20_000; i++) {
            map.put(asked(10_000 + i), value(1));
        }
        for (int i = 0; i < ENTRIES; i++) {
            put(map, i);
        }
        map.removeIf((key, value) -> value.equals(value(1)));
        map.map().trim();
        for (int i = 0; i < ENTRIES; i++) {
            map.remove(asked(i));
        }
        allCollected(map, "trim and removal");
    }

    @Test
    void refusedKeysAreNotKept() {
        Subject map = watchedMap(10);
        for (int i = 0; i < 10; i++) {
            put(map, i); // the new key is equal to the present one: one of the two is let go of
        }
        assertThat(keys.survivorsBeyond(10)).isLessThanOrEqualTo(10);
        map.clear();
        allCollected(map, "clear");
    }

    @Test
    void debtOfClearLazilyIsShown() {
        Subject map = watchedMap(ENTRIES);
        map.map().clearLazily();
        long debt = map.map().stats().referenceDebt();
        assertThat(debt).isBetween(0L, (long) ENTRIES);
        assertThat(keys.survivorsBeyond(debt))
                .as("keys reachable beyond the debt")
                .isLessThanOrEqualTo(debt);
        assertThat(values.survivorsBeyond(debt))
                .as("values reachable beyond the debt")
                .isLessThanOrEqualTo(debt);
        for (int i = 0; i < ENTRIES; i++) {
            map.containsKey(asked(i));
            map.getOrDefault(asked(i), nowhere());
        }
        assertThat(map.cursor().advance()).isFalse();
        assertThat(map.map().stats().referenceDebt())
                .as("debt after reads alone")
                .isEqualTo(debt);
        Reference.reachabilityFence(map);
    }

    @Test
    void trimPaysTheDebtAtOnce() {
        Subject map = watchedMap(ENTRIES);
        map.map().clearLazily();
        map.map().trim();
        assertThat(map.map().stats().referenceDebt()).isZero();
        allCollected(map, "clearLazily and trim");
    }

    @Test
    void clearPaysTheDebtAtOnce() {
        Subject map = watchedMap(ENTRIES);
        map.map().clearLazily();
        put(map, 7);
        map.clear();
        assertThat(map.map().stats().referenceDebt()).isZero();
        allCollected(map, "clearLazily and clear");
    }

    @Test
    void laterMutationsPayTheDebt() {
        Subject map = watchedMap(ENTRIES);
        map.map().clearLazily();
        for (int i = 0; i < 20 * ENTRIES; i++) {
            map.put(asked(50_000 + i), value(1));
            map.remove(asked(50_000 + i));
        }
        assertThat(map.map().stats().referenceDebt())
                .as("debt after many mutations")
                .isZero();
        allCollected(map, "clearLazily and mutations");
    }

    @Test
    void laterMutationsOfOneKeyPayTheDebt() {
        Subject map = watchedMap(4000);
        map.map().clearLazily();
        for (int i = 0; i < 20_000; i++) {
            map.put(asked(7), value(1));
            map.remove(asked(7));
        }
        assertThat(map.map().stats().referenceDebt())
                .as("debt after many mutations of one key")
                .isZero();
        allCollected(map, "clearLazily and mutations of one key");
    }
}
