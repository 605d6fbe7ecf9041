package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.lethe.map.ObjectCursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Claim C11, what must be right: a map does with many keys of one hash all that it does with others. */
abstract class FloodBehaviour extends Behaviour {
    private static final Duration HANGS = Duration.ofMinutes(1);
    private static final int ORDINARY = Effort.size(3000, 1000);

    /** The ordinary keys of a map that grows with a flood in it. */
    private static final int GROWN = Effort.size(20_000, 4000);

    /** So many of a few thousand ordinary keys may be in the fallback by chance. */
    private static final int BY_CHANCE = 30;

    private List<FloodKind> kinds() {
        return source().stringKeys() ? List.of(FloodKind.STRINGS) : List.of(FloodKind.values());
    }

    private Duel flooded(FloodKind kind) {
        Duel duel = new Duel(source(), make(), KeyStyle.PLAIN);
        put(duel, kind);
        return duel;
    }

    /** Puts the flood and ordinary keys in turn. */
    private void put(Duel duel, FloodKind kind) {
        for (int i = 0; i < Math.max(ORDINARY, kind.size()); i++) {
            int number = i;
            if (i < ORDINARY) {
                duel.same("put of an ordinary key", map -> map.put(key(number), value(number)));
            }
            if (i < kind.size()) {
                duel.same("put in a flood", map -> map.put(kind.key(number), value(number)));
            }
        }
        duel.checkAll();
    }

    private void removeFlood(Duel duel, FloodKind kind) {
        for (int i = 0; i < kind.size(); i++) {
            int number = i * 7 % kind.size(); // another order than that of the puts
            duel.same("remove in a flood", map -> map.remove(kind.key(number)));
        }
        duel.checkAll();
        assertThat(duel.subject().map().stats().fallbackEntries())
                .as("entries in the fallback after the flood")
                .isLessThanOrEqualTo(BY_CHANCE);
    }

    @Test
    void keysOfAFloodAreFoundAndRemovedAndPutAgain() {
        for (FloodKind kind : kinds()) {
            Duel duel = flooded(kind);
            assertThat(duel.subject().map().stats().fallbackEntries())
                    .as("entries in the fallback")
                    .isBetween(0L, duel.subject().mappingCount());
            for (int i = 0; i < 100; i++) {
                Object absent = kind.key(kind.size() + i);
                duel.same("lookup of an absent key", map -> map.containsKey(absent));
                duel.same("removal of an absent key", map -> map.remove(absent));
            }
            for (int round = 0; round < 2; round++) {
                removeFlood(duel, kind);
                put(duel, kind);
            }
            for (int i = 0; i < kind.size(); i += 2) {
                int number = i;
                duel.same("replace", map -> map.replace(kind.key(number), value(1)));
                duel.same("getAndRemove", map -> map.getAndRemove(kind.key(number + 1), source().none()));
                duel.same(
                        "compute",
                        map -> map.compute(kind.key(number), source().none(), (key, old) -> source().none()));
            }
            duel.checkAll();
            put(duel, kind);
            for (int i = 0; i < ORDINARY; i++) {
                Object key = key(i);
                duel.same("remove of an ordinary key", map -> map.remove(key));
            }
            duel.checkAll();
            removeFlood(duel, kind);
            assertThat(duel.subject().map().stats().fallbackEntries())
                    .as("entries in the fallback of an empty map")
                    .isZero();
        }
    }

    @Test
    void floodIsClearedTrimmedReservedAndMovesAsOtherKeysDo() {
        List<Consumer<Duel>> changes = List.of(
                duel -> duel.both("clear", AnyMap::clear),
                duel -> {
                    duel.subject().map().clearLazily();
                    duel.model().clear();
                },
                duel -> duel.subject().map().trim(),
                duel -> duel.subject().reserve(30_000),
                duel -> {
                    for (int i = ORDINARY; i < GROWN; i++) { // grows: the flood moves
                        Object key = key(i);
                        duel.same("put", map -> map.put(key, value(1)));
                    }
                },
                duel -> duel.same("removeIf", map -> map.removeIf((key, value) -> key.hashCode() % 40 != 0)),
                duel -> {
                    Map<Object, Object> expected = Map.copyOf(duel.model().entries());
                    Set<Object> seen = new HashSet<>();
                    assertThat(duel.subject().drainTo((key, value) -> {
                                assertThat(expected.get(key)).isEqualTo(value);
                                assertThat(seen.add(key)).isTrue();
                            }))
                            .isEqualTo(expected.size());
                    duel.model().clear();
                });
        for (FloodKind kind : kinds()) {
            Duel duel = flooded(kind);
            for (Consumer<Duel> change : changes) {
                change.accept(duel);
                duel.checkAll();
                removeFlood(duel, kind);
                put(duel, kind);
                change.accept(duel);
                duel.checkAll();
                put(duel, kind);
            }
        }
    }

    @Test
    void walksOverAFloodKeepTheirPromisesWhileItLeaves() {
        for (FloodKind kind : kinds()) {
            for (WalkKind walk : WalkKind.values()) {
                if (!walk.hasKeys()) {
                    continue; // the values of the flood are those of ordinary keys, too
                }
                Duel duel = flooded(kind);
                WalkOracle oracle = new WalkOracle(duel.model());
                int[] reached = new int[1];
                walk.walk(duel.subject(), entry -> {
                    Object key = oracle.reached(entry);
                    int number = ++reached[0];
                    Object other = kind.key(number * 31 % kind.size());
                    duel.same("remove another", map -> map.remove(other));
                    if (number % 5 != 0
                            && entry.remove() != null
                            && duel.model().containsKey(key)) {
                        entry.remove().run();
                        duel.model().remove(key);
                    } else if (number % 5 != 0) {
                        duel.same("remove the current", map -> map.remove(key));
                    }
                    if (number % 300 == 0) {
                        duel.checkStep();
                        duel.same("removeIf", map -> map.removeIf((k, v) -> v.hashCode() % 5 != 0));
                    }
                });
                oracle.finish();
                duel.checkAll();
            }
        }
    }

    @Test
    void faultyKeysInAFloodHarmNoOtherAndLeaveByCursor() {
        assumeFalse(source().stringKeys(), "Strings do not change, and equal nothing else.");
        for (FloodKey.Fault fault : FloodKey.Fault.values()) {
            for (boolean changes : new boolean[] {false, true}) {
                assertTimeoutPreemptively(HANGS, () -> faulty(fault, changes), fault.name());
            }
        }
    }

    /** Entries of other hashes are found all the time; the siblings of faulty keys once these are gone. */
    private void faulty(FloodKey.Fault fault, boolean changes) {
        Subject map = make();
        FloodKey.Calls calls = new FloodKey.Calls();
        List<FloodKey> faulty = new ArrayList<>();
        int flood = 600;
        for (int i = 0; i < flood; i++) {
            map.put(key(i), value(i));
            if (i % 10 == 0) {
                FloodKey key = new FloodKey(10_000 + i, calls, fault);
                faulty.add(key);
                map.put(key, value(i));
            }
            map.put(new FloodKey(i, calls), value(i));
        }
        calls.showFaults(true);
        if (changes) {
            faulty.forEach(key -> key.become(20_600 - key.number()));
        }
        for (int i = 0; i < flood; i++) {
            Object sibling = new FloodKey(i, calls);
            Object like = new FloodKey(10_000 + i, calls, fault);
            attempt(() -> map.containsKey(sibling));
            attempt(() -> map.getOrDefault(like, nowhere()));
            attempt(() -> map.replace(sibling, value(5)));
            attempt(() -> map.remove(like, nowhere()));
            if (i % 100 == 0) {
                ordinaryAreFound(map, flood);
            }
        }
        for (int i = flood; i < 10 * flood; i++) {
            map.put(key(i), value(i)); // grows: the flood moves
        }
        ordinaryAreFound(map, 10 * flood);
        for (int i = 100; i < 10 * flood; i++) {
            map.remove(key(i));
        }
        map.map().trim();
        ordinaryAreFound(map, 100);
        int left = 0;
        for (ObjectCursor<Object, Object> cursor = map.cursor(); cursor.advance(); ) {
            if (cursor.key() instanceof FloodKey key && key.number() >= flood) {
                cursor.remove();
                left++;
                map.checkInvariants();
            }
        }
        assertThat(left).as("faulty keys with %s that left by cursor", fault).isEqualTo(faulty.size());
        calls.showFaults(false);
        assertThat(map.mappingCount()).isEqualTo(100 + flood);
        for (int i = 0; i < flood; i++) {
            Object sibling = new FloodKey(i, calls);
            assertThat(map.containsKey(sibling))
                    .as("sibling %s of %s", i, fault)
                    .isTrue();
            assertThat(map.getAndRemove(sibling, nowhere())).isIn(value(i), value(5));
        }
        ordinaryAreFound(map, 100);
        assertThat(map.mappingCount()).isEqualTo(100);
    }

    private void ordinaryAreFound(Subject map, int entries) {
        map.checkInvariants();
        for (int i = 0; i < entries; i++) {
            assertThat(map.getOrDefault(key(i), nowhere())).isEqualTo(value(i));
        }
    }

    private static void attempt(Runnable operation) {
        try {
            operation.run();
        } catch (Tripwire.Tripped thrownByAKey) {
            assertThat(thrownByAKey).isNotNull();
        }
    }

    @Test
    void siblingsOfChangedKeysAreFoundThroughout() {
        assumeFalse(source().stringKeys(), "Strings do not change, and equal nothing else.");
        Subject map = make();
        List<ScriptedKey> keys = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            keys.add(new ScriptedKey(i, 42));
            map.put(keys.get(i), value(i));
        }
        for (int i = 0; i < 400; i += 4) {
            keys.get(i).become(5000 + i, i % 8 == 0 ? 42 : i);
        }
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 400; i++) {
                if (i % 4 != 0) {
                    assertThat(map.getOrDefault(new ScriptedKey(i, 42), nowhere()))
                            .isEqualTo(value(i));
                }
            }
            for (int i = 0; i < 5000; i++) { // grows and shrinks
                Object key = key(i);
                if (round == 0) {
                    map.put(key, value(i));
                } else {
                    map.remove(key);
                }
            }
            map.checkInvariants();
        }
        for (int i = 0; i < 400; i += 4) {
            keys.get(i).become(i, 42);
        }
        for (int i = 0; i < 400; i++) {
            assertThat(map.getAndRemove(new ScriptedKey(i, 42), nowhere())).isEqualTo(value(i));
        }
        assertThat(map.map().isEmpty()).isTrue();
        assertThat(map.map().stats().fallbackEntries()).isZero();
    }

    /** Classes give keys of one hash an order, but the key that is asked for need not be of the class of the one it equals. */
    @Test
    void keysOfAFloodAreFoundByEqualKeysOfOtherClasses() {
        assumeFalse(source().stringKeys(), "Strings do not change, and equal nothing else.");
        Subject map = make();
        int entries = 500;
        for (int i = 0; i < entries; i++) {
            map.put(list(i, i % 3), value(i));
        }
        for (int i = 0; i < entries; i++) {
            for (int kind = 0; kind < 3; kind++) {
                assertThat(map.getOrDefault(list(i, kind), nowhere())).isEqualTo(value(i));
            }
            map.put(list(i, i % 3 + 1), value(-i));
        }
        assertThat(map.mappingCount()).isEqualTo(entries);
        for (int i = 0; i < entries; i++) {
            assertThat(map.getAndRemove(list(i, i % 3 + 2), nowhere())).isEqualTo(value(-i));
        }
        assertThat(map.map().isEmpty()).isTrue();
        map.checkInvariants();
    }

    /** Lists of one hash, of which those with the same number are equal whatever their classes are. */
    private static List<Object> list(int number, int kind) {
        Object element = FloodKind.STRINGS.key(number);
        return switch (kind % 3) {
            case 0 -> new ArrayList<>(List.of(element));
            case 1 -> Arrays.asList(element);
            default -> List.of(element);
        };
    }
}
