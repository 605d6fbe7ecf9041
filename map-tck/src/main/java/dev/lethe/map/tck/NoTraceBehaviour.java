package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.MapStats;
import dev.lethe.map.ProbeLengths;
import dev.lethe.map.Retention;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** Claim C3: after any history the map is as one that never had another entry. */
abstract class NoTraceBehaviour extends Behaviour {
    private static final int[] SIZES = {50, 700, 6000};
    private static final double MOST = 1.25;
    private static final double ROUNDING = 0.02;

    @Test
    void churnAtConstantSizeLeavesNoTrace() {
        for (int size : SIZES) {
            for (Retention retention : List.of(Retention.SHRINK, Retention.KEEP)) {
                Subject map = make(retention);
                List<Object> keys = new ArrayList<>();
                int next = 0;
                for (; next < size; next++) {
                    put(map, keys, next);
                }
                Random random = new Random(size);
                for (int i = 0; i < 60 * size; i++) {
                    int leaves = random.nextInt(size);
                    Collections.swap(keys, leaves, size - 1);
                    map.remove(keys.remove(size - 1));
                    put(map, keys, next++);
                }
                asFresh(map, retention, "churn of " + size + " entries");
                MapStats stats = map.map().stats();
                Subject fresh = copyOf(map, retention);
                assertThat(bytes(stats))
                        .as("bytes after churn of %s entries with %s", size, retention)
                        .isLessThanOrEqualTo(2 * bytes(fresh.map().stats()));
                assertThat(stats.capacity())
                        .isLessThanOrEqualTo(2 * fresh.map().stats().capacity());
            }
        }
    }

    @Test
    void fillOverflowAndRemovalOfAllButTheDisplacedLeavesNoTrace() {
        for (int size : SIZES) {
            // those put last are those that found their place taken
            leaves(size, number -> number < size * 8 / 10, "removal of the first 80 %");
            leaves(size, number -> number < size * 95 / 100, "removal of the first 95 %");
            leaves(size, number -> number >= size / 10, "removal of the last 90 %");
            leaves(size, number -> number % 10 != 0, "removal of nine in ten");
            leaves(size, number -> number > 0, "removal of all but one");
        }
    }

    private void leaves(int size, IntPredicate goes, String history) {
        Subject map = make(Retention.KEEP);
        int entries = 0;
        map.reserve(size);
        long capacity = size;
        // on to the last entry before the map would grow
        while (entries < capacity && entries < 4 * size) {
            map.put(key(entries), value(entries));
            entries++;
            capacity = map.map().stats().capacity();
        }
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < entries; i++) {
                if (goes.test(i * size / entries)) {
                    map.remove(key(i));
                }
            }
            map.checkInvariants();
            asFresh(map, Retention.KEEP, history + " of " + entries);
            for (int i = entries - 1; i >= 0; i--) {
                map.put(key(i), value(i));
            }
            asFresh(map, Retention.KEEP, history + " of " + entries + " and filling again");
        }
    }

    @Test
    void emptiedMapIsAsNew() {
        for (int size : SIZES) {
            Subject map = make(Retention.KEEP);
            for (int round = 0; round < 5; round++) {
                for (int i = 0; i < size; i++) {
                    map.put(key(round * size + i), value(i));
                }
                for (int i = 0; i < size; i++) {
                    map.remove(key(round * size + i));
                }
            }
            ProbeLengths probes = map.map().probeLengths();
            assertThat(probes.meanHit()).isZero();
            assertThat(probes.meanMiss())
                    .as("an empty map stops each lookup at once")
                    .isLessThanOrEqualTo(1);
            map.put(key(1), value(1));
            assertThat(map.map().probeLengths().longest()).isEqualTo(1);
            map.checkInvariants();
        }
    }

    @Test
    void clearedMapIsAsNew() {
        for (boolean lazily : new boolean[] {false, true}) {
            Subject map = make(Retention.KEEP);
            for (int i = 0; i < 6000; i++) {
                map.put(key(i), value(i));
            }
            if (lazily) {
                map.map().clearLazily();
            } else {
                map.clear();
            }
            for (int i = 7000; i < 8000; i++) {
                map.put(key(i), value(i));
            }
            asFresh(map, Retention.KEEP, "clear");
        }
    }

    private Subject make(Retention retention) {
        return source().make(source().builder().retention(retention));
    }

    private void put(Subject map, List<Object> keys, int number) {
        Object key = key(number);
        keys.add(key);
        map.put(key, value(number));
    }

    private Subject copyOf(Subject map, Retention retention) {
        Subject copy = make(retention);
        copy.putAll(map.copy());
        return copy;
    }

    /** Compares the probe lengths with those of a fresh map with the same seed, entries and capacity. */
    private void asFresh(Subject map, Retention retention, String history) {
        ProbeLengths probes = map.map().probeLengths();
        ProbeLengths fresh = ofCapacity(map.copy(), map.map().stats().capacity(), retention)
                .map()
                .probeLengths();
        assertThat(probes.meanHit())
                .as("a backend that leaves no trace measures its probes")
                .isGreaterThanOrEqualTo(1);
        assertThat(probes.meanHit())
                .as("probes of a hit after %s; fresh %s", history, fresh)
                .isLessThanOrEqualTo(MOST * fresh.meanHit() + ROUNDING);
        assertThat(probes.meanMiss())
                .as("probes of a miss after %s; fresh %s", history, fresh)
                .isLessThanOrEqualTo(MOST * fresh.meanMiss() + ROUNDING);
    }

    private Subject ofCapacity(Map<Object, Object> entries, long capacity, Retention retention) {
        Subject plain = make(retention);
        plain.putAll(entries);
        if (plain.map().stats().capacity() >= capacity) {
            return plain;
        }
        Subject reserved = make(retention);
        reserved.reserve(capacity);
        reserved.putAll(entries);
        return reserved;
    }

    private static long bytes(MapStats stats) {
        return stats.retainedHeapBytes() + stats.retainedNativeBytes();
    }
}
