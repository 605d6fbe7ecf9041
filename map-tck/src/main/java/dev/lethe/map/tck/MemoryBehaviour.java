package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.MapStats;
import dev.lethe.map.Retention;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Claims C4 and C6, as far as every backend keeps them: when capacity comes, stays and goes. */
abstract class MemoryBehaviour extends Behaviour {
    private static final int ENTRIES = 20_000;

    private Subject keeping() {
        return source().make(source().builder().retention(Retention.KEEP));
    }

    private void fill(Subject map) {
        for (int i = 0; i < ENTRIES; i++) {
            map.put(key(i), value(i));
        }
    }

    private static long bytes(Subject map) {
        MapStats stats = map.map().stats();
        return stats.retainedHeapBytes() + stats.retainedNativeBytes();
    }

    @Test
    void nothingIsAllocatedBeforeTheFirstPut() {
        Subject map = make();
        Subject hinted = source().make(source().builder().expectedSize(1_000_000));
        assertThat(bytes(hinted)).as("room for the hint itself").isLessThanOrEqualTo(bytes(map) + 256);
        assertThat(hinted.map().stats().tables()).isZero();
    }

    @Test
    void clearKeepsTheCapacityUnderKeep() {
        Subject map = keeping();
        fill(map);
        MapStats full = map.map().stats();
        assertThat(full.capacity()).isGreaterThanOrEqualTo(ENTRIES);
        for (int round = 0; round < 5; round++) {
            if (round % 2 == 0) {
                map.clear();
            } else {
                map.map().clearLazily();
            }
            assertThat(map.map().stats().capacity()).isEqualTo(full.capacity());
            for (int i = 0; i < 10; i++) {
                map.put(key(i), value(i));
            }
        }
        fill(map);
        assertThat(map.map().stats().growths()).as("growths to fill it again").isEqualTo(full.growths());
        assertThat(bytes(map)).isEqualTo(full.retainedHeapBytes() + full.retainedNativeBytes());
    }

    @Test
    void removalKeepsTheCapacityUnderKeep() {
        Subject map = keeping();
        fill(map);
        MapStats full = map.map().stats();
        for (int i = 0; i < ENTRIES; i++) {
            map.remove(key(i));
        }
        assertThat(map.map().stats().capacity()).isEqualTo(full.capacity());
        assertThat(map.map().stats().shrinks()).isZero();
        map.checkInvariants();
    }

    @Test
    void trimGivesBackWhatIsNotNeeded() {
        Subject map = keeping();
        fill(map);
        map.removeIf((key, value) -> !value.equals(value(1)) && !value.equals(value(2)));
        Map<Object, Object> left = map.copy();
        long before = bytes(map);
        long given = map.map().trim();
        assertThat(given).isPositive();
        assertThat(bytes(map)).isLessThan(before / 10);
        assertThat(before - bytes(map)).as("bytes by stats() and by trim()").isEqualTo(given);
        assertThat(map.copy()).isEqualTo(left).hasSize(2);
        map.checkInvariants();
        assertThat(map.map().trim()).as("a second trim").isZero();
        fill(map);
        assertThat(map.mappingCount()).isEqualTo(ENTRIES);
        map.checkInvariants();
    }

    @Test
    void trimOfAnEmptiedMapLeavesNoTable() {
        Subject map = keeping();
        fill(map);
        map.clear();
        map.map().trim();
        assertThat(map.map().stats().tables()).isZero();
        assertThat(bytes(map)).isLessThanOrEqualTo(bytes(keeping()));
    }

    @Test
    void trimDoesNotChangeTheEntries() {
        for (int size : new int[] {0, 1, 8, 100, 5000}) {
            Subject map = filled(size);
            Map<Object, Object> before = map.copy();
            map.map().trim();
            assertThat(map.copy()).isEqualTo(before);
            for (int i = 0; i < size; i++) {
                assertThat(map.getOrDefault(key(i), nowhere())).isEqualTo(value(i));
            }
            map.checkInvariants();
        }
    }

    @Test
    void reservedRoomNeedsNoGrowth() {
        for (int size : new int[] {10, 1000, ENTRIES}) {
            Subject map = make();
            map.reserve(size);
            for (int i = 0; i < size * 9 / 10; i++) { // hashes are spread evenly by chance only
                map.put(key(i), value(i));
            }
            assertThat(map.map().stats().capacity()).isGreaterThanOrEqualTo(size);
            assertThat(map.map().stats().growths())
                    .as("growths in reserved room for %s", size)
                    .isZero();
        }
    }

    @Test
    void statsCountTheEntries() {
        Subject map = make();
        for (int i = 0; i < 3000; i++) {
            map.put(key(i), value(i));
            if (i % 500 == 0) {
                MapStats stats = map.map().stats();
                assertThat(stats.entries()).isEqualTo(i + 1);
                assertThat(stats.capacity()).isGreaterThanOrEqualTo(i + 1);
                assertThat(stats.tables()).isPositive();
                assertThat(bytes(map)).isGreaterThan(i);
            }
        }
        assertThat(map.map().stats().growths()).isPositive();
    }
}
