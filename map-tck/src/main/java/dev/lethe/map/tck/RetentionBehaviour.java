package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lethe.map.Capability;
import dev.lethe.map.MapStats;
import dev.lethe.map.Retention;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Claim C6, the policies: what SHRINK gives back, KEEP does not, and keepAtLeast does down to its floor. */
abstract class RetentionBehaviour extends Behaviour {
    private static final int ENTRIES = Effort.size(20_000, 6000);
    private static final int FEW = 10;
    private static final int[] FLOORS = {1, 100, 3000, ENTRIES};

    private void assumeShrinking() {
        assumeTrue(source().capabilities().contains(Capability.SHRINKING), "The backend does not shrink.");
    }

    private Subject full(Retention retention) {
        Subject map = source().make(source().builder().retention(retention));
        fill(map, ENTRIES);
        return map;
    }

    private void fill(Subject map, int entries) {
        for (int i = 0; i < entries; i++) {
            map.put(key(i), value(i));
        }
    }

    private void thinOut(Subject map, Thinning way, int from, int to) {
        Set<Object> leaving = new LinkedHashSet<>();
        Set<Object> values = new LinkedHashSet<>();
        for (int i = from; i < to; i++) {
            leaving.add(key(i));
            values.add(value(i));
        }
        way.remove(source(), map, leaving, values);
    }

    /** What a map has when so many entries were put and none left. */
    private MapStats fresh(int entries) {
        return filled(entries).map().stats();
    }

    @Test
    void shrinkIsTheDefault() {
        assumeShrinking();
        Subject map = make();
        Subject told = full(Retention.SHRINK);
        fill(map, ENTRIES);
        for (int i = FEW; i < ENTRIES; i++) {
            map.remove(key(i));
            told.remove(key(i));
        }
        assertThat(map.map().stats()).isEqualTo(told.map().stats());
        assertThat(FreshSizes.of(map)).isLessThan(bytes(fresh(ENTRIES)) / 10 + 1);
    }

    @Test
    void floorIsNotUndercutByRemovals() {
        assumeShrinking();
        for (int floor : FLOORS) {
            for (Thinning way : Thinning.values()) {
                Subject map = full(Retention.keepAtLeast(floor));
                for (int to = ENTRIES / 4; to <= ENTRIES; to += ENTRIES / 4) {
                    thinOut(map, way, to - ENTRIES / 4, to);
                    assertThat(map.map().stats().capacity())
                            .as("capacity with a floor of %s, %s entries gone by %s", floor, to, way)
                            .isGreaterThanOrEqualTo(floor);
                }
                assertThat(map.map().isEmpty()).isTrue();
                map.checkInvariants();
                if (floor < ENTRIES) {
                    assertThat(FreshSizes.of(map))
                            .as("bytes of an emptied map with a floor of %s", floor)
                            .isLessThanOrEqualTo((long) (FreshSizes.MOST * bytes(fresh(floor))));
                }
                long growths = map.map().stats().growths();
                fill(map, floor * 9 / 10); // hashes are spread evenly by chance only
                assertThat(map.map().stats().growths())
                        .as("growths within a floor of %s", floor)
                        .isEqualTo(growths);
            }
        }
    }

    private static long bytes(MapStats stats) {
        return stats.retainedHeapBytes() + stats.retainedNativeBytes();
    }

    @Test
    void floorIsNotUndercutByClearAndDecay() {
        assumeShrinking();
        for (int floor : FLOORS) {
            for (boolean lazily : new boolean[] {false, true}) {
                Subject map = full(Retention.keepAtLeast(floor));
                long writes = 10 * map.map().stats().tables() + 200;
                for (long written = 0; written < writes; written += FEW) {
                    clear(map, lazily);
                    assertFloor(map, floor, "clear");
                    for (int i = 0; i < FEW; i++) {
                        map.put(key(i), value(i));
                        assertFloor(map, floor, "a write after clear");
                    }
                }
                for (int i = 0; i < FEW; i++) {
                    map.remove(key(i));
                    assertFloor(map, floor, "removals after clear");
                }
                map.checkInvariants();
            }
        }
    }

    @Test
    void floorIsNotUndercutByTrim() {
        assumeShrinking();
        for (int floor : FLOORS) {
            Subject map = full(Retention.keepAtLeast(floor));
            map.removeIf((key, value) -> !value.equals(value(7)));
            map.map().trim();
            assertFloor(map, floor, "trim with one entry");
            map.clear();
            map.map().trim();
            assertFloor(map, floor, "trim without entries");
            map.checkInvariants();
        }
    }

    private static void assertFloor(Subject map, int floor, String after) {
        assertThat(map.map().stats().capacity())
                .as("capacity with a floor of %s after %s", floor, after)
                .isGreaterThanOrEqualTo(floor);
    }

    @Test
    void floorIsNotMadeBeforeItIsNeeded() {
        assumeShrinking();
        Subject map = source().make(source().builder().retention(Retention.keepAtLeast(1_000_000)));
        fill(map, FEW);
        assertThat(FreshSizes.of(map)).as("with room for the wish itself").isLessThanOrEqualTo(bytes(fresh(FEW)) + 256);
        fill(map, 3000);
        for (int i = FEW; i < 3000; i++) {
            map.remove(key(i));
        }
        assertThat(map.map().stats().capacity())
                .as("capacity below the floor") // no more is said: room for the floor was never made
                .isGreaterThanOrEqualTo(FEW);
        map.checkInvariants();
    }

    @Test
    void keepGivesNothingBackUntilTrim() {
        for (Thinning way : Thinning.values()) {
            Subject map = full(Retention.KEEP);
            MapStats full = map.map().stats();
            thinOut(map, way, FEW, ENTRIES);
            assertKept(map, full, way.name());
            map.clear();
            assertKept(map, full, "clear");
            trimGivesBack(map, full, 0);
        }
    }

    @Test
    void keepDoesNotDecay() {
        for (boolean lazily : new boolean[] {false, true}) {
            Subject map = full(Retention.KEEP);
            MapStats full = map.map().stats();
            for (int cycle = 0; cycle < full.tables() + 20; cycle++) {
                clear(map, lazily);
                fill(map, FEW);
                assertKept(map, full, "cycle " + cycle);
            }
            trimGivesBack(map, full, FEW);
        }
    }

    private static void clear(Subject map, boolean lazily) {
        if (lazily) {
            map.map().clearLazily();
        } else {
            map.clear();
        }
    }

    private static void assertKept(Subject map, MapStats full, String after) {
        MapStats stats = map.map().stats();
        assertThat(stats.capacity()).as("capacity under KEEP after %s", after).isEqualTo(full.capacity());
        assertThat(bytes(stats)).as("bytes under KEEP after %s", after).isGreaterThanOrEqualTo(bytes(full));
        assertThat(stats.shrinks()).as("shrinks under KEEP after %s", after).isEqualTo(full.shrinks());
        map.checkInvariants();
    }

    private void trimGivesBack(Subject map, MapStats full, int entries) {
        long before = FreshSizes.of(map);
        long given = map.map().trim();
        assertThat(before - FreshSizes.of(map))
                .as("bytes by stats() and by trim()")
                .isEqualTo(given);
        assertThat(given).isGreaterThanOrEqualTo(bytes(full) - (long) (FreshSizes.MOST * bytes(fresh(FEW))));
        assertThat(new TreeSet<>(map.values().map(Object::toString).toList())).hasSize(entries);
        map.checkInvariants();
    }
}
