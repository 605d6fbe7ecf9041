package dev.lethe.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Retention, figures and probe lengths are compared by value and say what they are. */
class ValueTypesTest {
    private static final List<BiFunction<MapStats.Builder, Long, MapStats.Builder>> SETTERS = List.of(
            MapStats.Builder::entries,
            MapStats.Builder::capacity,
            MapStats.Builder::tables,
            MapStats.Builder::retainedHeapBytes,
            MapStats.Builder::retainedNativeBytes,
            MapStats.Builder::growths,
            MapStats.Builder::shrinks,
            MapStats.Builder::clears,
            MapStats.Builder::epoch,
            MapStats.Builder::referenceDebt,
            MapStats.Builder::fallbackEntries);

    private static final List<ToLongFunction<MapStats>> GETTERS = List.of(
            MapStats::entries,
            MapStats::capacity,
            MapStats::tables,
            MapStats::retainedHeapBytes,
            MapStats::retainedNativeBytes,
            MapStats::growths,
            MapStats::shrinks,
            MapStats::clears,
            MapStats::epoch,
            MapStats::referenceDebt,
            MapStats::fallbackEntries);

    @Test
    void statsHaveEachFigureAtItsPlace() {
        MapStats stats = numbered();

        for (int i = 0; i < GETTERS.size(); i++) {
            assertThat(GETTERS.get(i).applyAsLong(stats)).isEqualTo(100 + i);
        }
        assertThat(stats)
                .hasToString("MapStats[entries=100, capacity=101, tables=102, retainedHeapBytes=103,"
                        + " retainedNativeBytes=104, growths=105, shrinks=106, clears=107, epoch=108,"
                        + " referenceDebt=109, fallbackEntries=110]");
    }

    @Test
    void statsAreZeroUnlessSet() {
        MapStats stats = MapStats.builder().build();

        assertThat(GETTERS)
                .allSatisfy(getter -> assertThat(getter.applyAsLong(stats)).isZero());
    }

    @Test
    void statsAreComparedByValue() {
        assertThat(numbered()).isEqualTo(numbered()).hasSameHashCodeAs(numbered());
        List<MapStats> all = new ArrayList<>(List.of(MapStats.builder().build()));
        for (BiFunction<MapStats.Builder, Long, MapStats.Builder> setter : SETTERS) {
            all.add(setter.apply(MapStats.builder(), 1L).build());
        }
        assertThat(all).doesNotHaveDuplicates();
        assertThat(numbered()).isNotEqualTo("MapStats");
    }

    @Test
    void statsAreASnapshotOfTheirBuilder() {
        MapStats.Builder builder = MapStats.builder().entries(1);
        MapStats before = builder.build();

        MapStats after = builder.entries(2).build();

        assertThat(before.entries()).isEqualTo(1);
        assertThat(after.entries()).isEqualTo(2);
    }

    @Test
    void retentionIsComparedByValue() {
        assertThat(Retention.keepAtLeast(7))
                .isEqualTo(Retention.keepAtLeast(7))
                .hasSameHashCodeAs(Retention.keepAtLeast(7));
        assertThat(List.of(Retention.SHRINK, Retention.KEEP, Retention.keepAtLeast(0), Retention.keepAtLeast(7)))
                .doesNotHaveDuplicates();
        assertThat(Retention.KEEP).isNotEqualTo("KEEP");
    }

    @Test
    void retentionSaysWhatItDoes() {
        assertThat(Retention.SHRINK.shrinks()).isTrue();
        assertThat(Retention.KEEP.shrinks()).isFalse();
        assertThat(Retention.keepAtLeast(7).shrinks()).isTrue();
        assertThat(Retention.SHRINK.floor()).isZero();
        assertThat(Retention.KEEP.floor()).isZero();
        assertThat(Retention.keepAtLeast(Long.MAX_VALUE).floor()).isEqualTo(Long.MAX_VALUE);
        assertThat(List.of(Retention.SHRINK, Retention.KEEP, Retention.keepAtLeast(7)))
                .extracting(Retention::toString)
                .containsExactly("SHRINK", "KEEP", "keepAtLeast(7)");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    void retentionRefusesNegativeFloors(long entries) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Retention.keepAtLeast(entries))
                .withMessage(
                        "keepAtLeast takes a number of entries from 0 to 9223372036854775807, not " + entries + ".");
    }

    @Test
    void probeLengthsAreComparedByValue() {
        assertThat(new ProbeLengths(1.5, 2, 3))
                .isEqualTo(new ProbeLengths(1.5, 2, 3))
                .hasSameHashCodeAs(new ProbeLengths(1.5, 2, 3))
                .isNotEqualTo(new ProbeLengths(1.5, 2, 4));
        assertThat(ProbeLengths.NONE).isEqualTo(new ProbeLengths(0, 0, 0));
    }

    @Test
    void theIdentityHasherKeepsEqualObjectsApart() {
        List<String> key = new ArrayList<>(List.of("key"));
        List<String> equal = new ArrayList<>(key);

        assertThat(Hasher.identity().equal(key, key)).isTrue();
        assertThat(Hasher.identity().equal(key, equal)).isFalse();
        assertThat(Hasher.identity().hash(key)).isEqualTo(System.identityHashCode(key));
    }

    private static MapStats numbered() {
        MapStats.Builder builder = MapStats.builder();
        for (int i = 0; i < SETTERS.size(); i++) {
            builder = SETTERS.get(i).apply(builder, 100L + i);
        }
        return builder.build();
    }
}
