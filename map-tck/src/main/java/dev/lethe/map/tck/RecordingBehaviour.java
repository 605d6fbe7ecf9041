package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.MapBuilder;
import dev.lethe.map.MapStats;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What recordings show of tables and clears: each change once, with the figures that {@code stats()} has. */
abstract class RecordingBehaviour extends Behaviour {
    private static final String NAME = "recorded map";

    /** One table on every backend with tables as large as by default. */
    private static final int FEW = 1500;

    /** Several. */
    private static final int MANY = 60_000;

    private final List<Subject> made = new ArrayList<>();

    @AfterEach
    void close() {
        made.forEach(map -> map.map().close());
    }

    private Subject make(MapBuilder builder) {
        Subject map = source().make(builder);
        made.add(map);
        return map;
    }

    /** What the directory of tables takes at most, which is in no event. */
    private static final long DIRECTORY_BYTES = 1 << 16;

    private Subject named() {
        return make(source().builder().name(NAME));
    }

    private Subject named(int entries) {
        Subject map = named();
        put(map, 0, entries);
        return map;
    }

    private void put(Subject map, int from, int to) {
        for (int i = from; i < to; i++) {
            map.put(key(i), value(i));
        }
    }

    private static long retained(MapStats stats) {
        return stats.retainedHeapBytes() + stats.retainedNativeBytes();
    }

    @Test
    void growthIsRecordedOnceWithWhatStatsShow() {
        Subject map = named(1);
        MapStats before = map.map().stats();
        Recorded recorded = Recorded.of(NAME, () -> put(map, 1, FEW));
        MapStats after = map.map().stats();

        Recorded growths = recorded.named("TableGrowth", "TableSplit");
        assertThat(growths.count())
                .isEqualTo(after.growths() - before.growths())
                .isPositive();
        assertThat(recorded.count()).as("nothing else").isEqualTo(growths.count());
        assertThat(growths.moreCapacity()).isEqualTo(after.capacity() - before.capacity());
        if (recorded.named("TableSplit").count() == 0) { // else the directory has grown, too
            assertThat(growths.moreBytes()).isEqualTo(retained(after) - retained(before));
        }
        for (RecordedEvent event : growths.events()) {
            assertThat(event.getString("backend")).isEqualTo(source().backend());
            assertThat(event.getString("shape")).isEqualTo(source().shape().name());
            assertThat(event.getLong("entries")).isBetween(1L, (long) FEW);
            assertThat(event.getLong("bytesAfter")).isGreaterThan(event.getLong("bytesBefore"));
        }
    }

    @Test
    void splitsMergesAndShrinksAreRecordedOnceWithWhatStatsShow() {
        Subject map = named(1);
        MapStats empty = map.map().stats();
        Recorded up = Recorded.of(NAME, () -> put(map, 1, MANY));
        MapStats full = map.map().stats();
        Recorded down = Recorded.of(NAME, () -> {
            for (int i = 0; i < MANY - 10; i++) {
                map.remove(key(i));
            }
        });
        MapStats after = map.map().stats();

        assertThat(up.named("TableSplit").count()).isPositive();
        assertThat(up.named("TableGrowth", "TableSplit").count()).isEqualTo(full.growths() - empty.growths());
        assertThat(up.moreCapacity()).isEqualTo(full.capacity() - empty.capacity());
        assertThat(down.named("TableMerge").count()).isPositive();
        assertThat(down.named("TableShrink").count()).isPositive();
        assertThat(down.named("TableShrink", "TableMerge", "TableSplit").count())
                .isEqualTo(after.shrinks() - full.shrinks());
        assertThat(down.moreCapacity()).isEqualTo(after.capacity() - full.capacity());
        assertThat(retained(full) - retained(empty) - up.moreBytes()).isBetween(0L, DIRECTORY_BYTES);
        assertThat(retained(full) - retained(after) + down.moreBytes()).isBetween(0L, DIRECTORY_BYTES);
    }

    @Test
    void whatTrimFreesIsRecorded() {
        Subject map = named(10);
        map.reserve(FEW);
        long[] freed = new long[1];
        Recorded recorded = Recorded.of(NAME, () -> freed[0] = map.map().trim());

        assertThat(freed[0]).isPositive();
        assertThat(recorded.named("TableShrink").count()).isPositive();
        if (recorded.named("TableMerge").count() == 0) { // else the directory has shrunk, too
            assertThat(recorded.moreBytes()).isEqualTo(-freed[0]);
        }
    }

    @Test
    void clearIsRecordedOnceWithEntriesAndDebt() {
        Subject map = named(FEW);
        RecordedEvent event = Recorded.of(NAME, map::clear).only();

        assertThat(event.getEventType().getName()).isEqualTo("dev.lethe.MapClear");
        assertThat(event.getString("how")).isEqualTo("clear");
        assertThat(event.getLong("entries")).isEqualTo(FEW);
        assertThat(event.getLong("debt"))
                .isEqualTo(map.map().stats().referenceDebt())
                .isZero();
        assertThat(event.getLong("bytes")).isEqualTo(retained(map.map().stats()));
        assertThat(event.getString("backend")).isEqualTo(source().backend());
        assertThat(event.getString("shape")).isEqualTo(source().shape().name());
    }

    @Test
    void theDebtOfALazyClearIsRecorded() {
        Subject map = named(FEW);
        RecordedEvent event = Recorded.of(NAME, () -> map.map().clearLazily()).only();

        assertThat(event.getString("how")).isEqualTo("clearLazily");
        assertThat(event.getLong("entries")).isEqualTo(FEW);
        boolean references = source().shape().objectKeys() || source().shape().objectValues();
        assertThat(event.getLong("debt"))
                .isEqualTo(map.map().stats().referenceDebt())
                .isEqualTo(references ? FEW : 0);
        assertThat(event.getLong("bytes"))
                .as("a clear keeps the room")
                .isEqualTo(retained(map.map().stats()))
                .isPositive();
    }

    @Test
    void aDrainIsRecordedAsAClear() {
        Subject map = named(FEW);
        long full = retained(map.map().stats());
        RecordedEvent event =
                Recorded.of(NAME, () -> map.drainTo((key, value) -> {})).only();

        assertThat(event.getString("how")).isEqualTo("drainTo");
        assertThat(event.getLong("entries")).isEqualTo(FEW);
        assertThat(event.getLong("debt")).isZero();
        assertThat(event.getLong("bytes"))
                .as("the tables went with the entries")
                .isEqualTo(retained(map.map().stats()))
                .isLessThan(full);
    }

    @Test
    void aFloodIsRecordedWhenItDoubles() {
        Subject map = named();
        int flood = 200;
        Recorded recorded = Recorded.of(NAME, () -> {
            for (int i = 0; i < flood; i++) {
                map.put(source().shape().objectKeys() ? FloodKind.COMPARABLE.key(i) : key(i), value(i));
            }
        });
        long kept = map.map().stats().fallbackEntries();
        long bytes = retained(map.map().stats());
        if (!source().shape().objectKeys()) {
            assertThat(recorded.named("FloodFallback").count())
                    .as("keys without equal hashes")
                    .isZero();
            return;
        }

        Recorded floods = recorded.named("FloodFallback");
        assertThat(floods.count()).isBetween(1L, 16L);
        assertThat(kept).isPositive();
        for (RecordedEvent event : floods.events()) {
            assertThat(event.getLong("fallbackEntries")).isBetween(1L, kept);
            assertThat(event.getLong("entries")).isBetween(event.getLong("fallbackEntries") + 1, (long) flood);
            assertThat(event.getLong("bytes"))
                    .as("of the table, which grew")
                    .isBetween(Long.BYTES * event.getLong("entries"), bytes);
            assertThat(event.getString("backend")).isEqualTo(source().backend());
        }
        assertThat(floods.events().stream()
                        .mapToLong(event -> event.getLong("fallbackEntries"))
                        .max()
                        .orElse(0))
                .as("told until less than twice as many came")
                .isGreaterThan(kept / 3);
    }

    @Test
    void aMapWithoutANameIsRecordedWithoutOne() {
        Subject map = make(source().builder());
        Recorded recorded = Recorded.of(null, () -> {
            put(map, 0, FEW);
            map.clear();
        });

        assertThat(recorded.named("TableGrowth").count()).isPositive();
        assertThat(recorded.named("MapClear").only().getLong("entries")).isEqualTo(FEW);
    }
}
