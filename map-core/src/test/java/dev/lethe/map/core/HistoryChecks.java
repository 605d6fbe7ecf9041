package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lethe.map.MapStats;
import dev.lethe.map.ProbeLengths;
import dev.lethe.map.tck.Subject;
import java.util.Map;

/** What is asked of a map after a history that was made with a look at its tables. */
final class HistoryChecks {
    /** The bound of claim C3. */
    private static final double MOST = 1.25;

    private HistoryChecks() {}

    static void put(Subject map, Map<Object, Object> model, CoreFixture fixture, Object key, int value) {
        map.put(key, fixture.value(value));
        model.put(key, fixture.value(value));
    }

    /** The map is sound, has the entries of the model and no others, and finds each of them. */
    static void isAs(Subject map, Map<Object, Object> model) {
        map.checkInvariants();
        assertThat(map.mappingCount()).isEqualTo(model.size());
        // equals, not AssertJ's comparison, which is slow on maps of this size
        assertThat(map.copy().equals(model))
                .as("the entries are those of the model")
                .isTrue();
        model.forEach((key, value) -> {
            if (!value.equals(map.getOrDefault(key, value instanceof Long ? (Object) Long.MIN_VALUE : null))) {
                throw new AssertionError("not found: " + key);
            }
        });
    }

    /**
     * The probe lengths are exactly those of the same tables, wiped and filled with the same entries. Where a full table has a
     * few entries in the stash, the order of insertion decides which, and C3 gives the bound.
     */
    static void isAsFresh(Subject map) {
        ProbeLengths probes = map.map().probeLengths();
        MapStats before = map.map().stats();
        Map<Object, Object> entries = map.copy();
        map.clear();
        map.checkInvariants(); // proves that all tables are wiped
        map.putAll(entries);
        ProbeLengths fresh = map.map().probeLengths();
        MapStats after = map.map().stats();
        assertThat(after.growths()).isEqualTo(before.growths());
        if (before.fallbackEntries() == 0 && after.fallbackEntries() == 0) {
            assertThat(probes.meanHit()).isEqualTo(fresh.meanHit(), within(1e-9));
            assertThat(probes.meanMiss()).isEqualTo(fresh.meanMiss(), within(1e-9));
        } else {
            assertThat(probes.meanHit()).isLessThanOrEqualTo(MOST * fresh.meanHit());
            assertThat(probes.meanMiss()).isLessThanOrEqualTo(MOST * fresh.meanMiss());
        }
    }
}
