package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lethe.map.Capability;
import dev.lethe.map.MapStats;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claim C6, no thrash: a map that goes to and fro over a size at which it grew or shrank does so once, then rests. */
abstract class NoThrashBehaviour extends Behaviour {
    private static final int ENTRIES = Effort.size(20_000, 6000);
    private static final int ROUNDS = 10_000;
    private static final int WARM_UP = 10;
    /** How often a map may grow or shrink in all rounds after the warm-up. */
    private static final int MOST = 4;

    private static final int BLOCK_STEPS = Effort.size(100_000, 10_000);

    @BeforeEach
    void isShrinking() {
        assumeTrue(source().capabilities().contains(Capability.SHRINKING), "The backend does not shrink.");
    }

    private static long resizes(Subject map) {
        MapStats stats = map.map().stats();
        return stats.growths() + stats.shrinks();
    }

    /** Goes up, then down, and stays for a while wherever the map has just grown or shrunk. */
    @Test
    void oneKeyThatComesAndGoesAtABoundaryDoesNotThrash() {
        atEachBoundary(1);
    }

    @Test
    void blockThatComesAndGoesAtABoundaryDoesNotThrash() {
        atEachBoundary(10);
    }

    private void atEachBoundary(int percent) {
        Subject map = make();
        int boundaries = 0;
        for (int size = 1; size <= ENTRIES; size++) {
            long before = resizes(map);
            map.put(key(size - 1), value(size));
            if (resizes(map) != before) {
                boundaries++;
                toAndFro(map, size, percent);
            }
        }
        assertThat(boundaries).as("sizes at which the map grew").isGreaterThan(3);
        boundaries = 0;
        for (int size = ENTRIES - 1; size > 0; size--) {
            long before = resizes(map);
            map.remove(key(size));
            if (resizes(map) != before) {
                boundaries++;
                toAndFro(map, size, percent);
            }
        }
        assertThat(boundaries).as("sizes at which the map shrank").isGreaterThan(3);
    }

    /** Removes the last keys and puts them back; then puts more keys and removes them. The map has the keys below size. */
    private void toAndFro(Subject map, int size, int percent) {
        int block = percent == 1 ? 1 : Math.max(1, size * percent / 100);
        int rounds = Math.max(50, Math.min(ROUNDS, BLOCK_STEPS / block));
        for (boolean below : new boolean[] {true, false}) {
            int from = below ? size - block : size;
            long rested = 0;
            for (int round = 0; round < rounds; round++) {
                if (round == WARM_UP) {
                    rested = resizes(map);
                }
                if (below) {
                    remove(map, from, from + block);
                    put(map, from, from + block);
                } else {
                    put(map, from, from + block);
                    remove(map, from, from + block);
                }
            }
            assertThat(resizes(map) - rested)
                    .as("growths and shrinks while %s keys %s %s come and go", block, below ? "below" : "above", size)
                    .isLessThanOrEqualTo(MOST);
        }
        assertThat(map.mappingCount()).isEqualTo(size);
        map.checkInvariants();
    }

    private void put(Subject map, int from, int to) {
        for (int i = from; i < to; i++) {
            map.put(key(i), value(i));
        }
    }

    private void remove(Subject map, int from, int to) {
        for (int i = from; i < to; i++) {
            map.remove(key(i));
        }
    }

    @Test
    void clearAndRefillDoNotThrash() {
        for (int size : new int[] {7, 100, 3000}) {
            Subject map = filled(size);
            for (int cycle = 0; cycle < 3; cycle++) {
                map.clear();
                put(map, 0, size);
            }
            long rested = resizes(map);
            for (int cycle = 0; cycle < 200; cycle++) {
                if (cycle % 2 == 0) {
                    map.clear();
                } else {
                    map.map().clearLazily();
                }
                put(map, 0, size - cycle % 3);
            }
            assertThat(resizes(map) - rested)
                    .as("growths and shrinks in cycles of %s", size)
                    .isLessThanOrEqualTo(MOST);
        }
    }
}
