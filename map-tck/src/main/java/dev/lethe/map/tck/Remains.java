package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Capability;
import dev.lethe.map.MapBuilder;
import dev.lethe.map.MapStats;
import dev.lethe.map.Retention;
import java.util.function.UnaryOperator;

/**
 * Looks at what is left of a map at the end of a run: after {@code trim()} there is no debt, an empty map retains what a new one does
 * (claim C6), and a closed one refuses (claim C15).
 */
final class Remains {
    /** What a map may have for good after a history: an object for its figures. */
    private static final long FIGURES_BYTES = 1024;

    private Remains() {}

    static void check(Duel duel, UnaryOperator<MapBuilder> settings, Retention retention) {
        Subject subject = duel.subject();
        trim(duel);
        subject.clear();
        duel.model().clear();
        trim(duel);
        MapSource source = duel.source();
        if (source.capabilities().contains(Capability.SHRINKING) && retention.floor() == 0) {
            Subject fresh = source.make(settings.apply(source.builder()));
            MapStats left = subject.map().stats();
            MapStats none = fresh.map().stats();
            assertThat(left.retainedHeapBytes())
                    .as("bytes on the heap of a map that was cleared and trimmed")
                    .isLessThanOrEqualTo(none.retainedHeapBytes() + FIGURES_BYTES);
            assertThat(left.retainedNativeBytes())
                    .as("bytes off the heap of a map that was cleared and trimmed")
                    .isLessThanOrEqualTo(none.retainedNativeBytes());
            fresh.map().close();
        }
        duel.same("put before close", map -> map.put(duel.key(1), duel.value(1)));
        Refusals refusals = Refusals.of(subject);
        subject.map().close();
        subject.map().close();
        refusals.check(duel.key(1), duel.value(1));
    }

    private static void trim(Duel duel) {
        Subject subject = duel.subject();
        assertThat(subject.map().trim()).as("bytes given back by trim").isNotNegative();
        duel.checkAll();
        MapStats stats = subject.map().stats();
        assertThat(stats.referenceDebt()).as("reference debt after trim()").isZero();
        assertThat(stats.entries())
                .as("entries of the stats")
                .isEqualTo(duel.model().mappingCount());
        assertThat(stats.fallbackEntries()).as("entries in the fallback").isBetween(0L, stats.entries());
    }
}
