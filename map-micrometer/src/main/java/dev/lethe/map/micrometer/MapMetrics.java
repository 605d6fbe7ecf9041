package dev.lethe.map.micrometer;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Objects;
import java.util.function.ToLongFunction;

/**
 * The figures of one map, as the meters {@code lethe.map.*} with its name as the tag {@code map}.
 *
 * <pre>{@code
 * LongLongMap counts = Lethe.builder().longLongMap();
 * new MapMetrics(counts, "counts").bindTo(registry);
 * }</pre>
 *
 * <p>The map is held weakly; of one that is collected or closed the gauges are NaN, and the counters stay as they were. Figures are
 * read by the thread that scrapes, as by {@link dev.lethe.map.monitor.MapMonitor}: of a map that its own thread is changing they may be
 * those of the time before.
 */
public final class MapMetrics implements MeterBinder {
    private static final int TRIES = 3;

    private final LetheMap map;
    private final Tags tags;

    /**
     * Makes the binder of a map.
     *
     * @param map the map
     * @param name what to call it; another one for each map of a registry, which else keeps the first
     */
    public MapMetrics(LetheMap map, String name) {
        this(map, name, Tags.empty());
    }

    /**
     * Makes the binder of a map, with tags of one's own.
     *
     * @param map the map
     * @param name what to call it; another one for each map of a registry, which else keeps the first
     * @param tags more tags for each meter
     */
    public MapMetrics(LetheMap map, String name, Iterable<Tag> tags) {
        this.map = Objects.requireNonNull(map, "map");
        this.tags = Tags.concat(tags, "map", Objects.requireNonNull(name, "name"));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Reading last = new Reading();
        gauge(registry, last, "entries", "entries", "The entries", tags, MapStats::entries);
        gauge(registry, last, "capacity", "entries", "How many entries fit without growth", tags, MapStats::capacity);
        gauge(registry, last, "tables", "tables", "The tables", tags, MapStats::tables);
        gauge(registry, last, "debt", "entries", "Removed entries still referred to", tags, MapStats::referenceDebt);
        gauge(registry, last, "fallback", "entries", "Entries with equal hashes", tags, MapStats::fallbackEntries);
        Tags heap = tags.and("area", "heap");
        Tags nonheap = tags.and("area", "nonheap");
        String used = "What the structure retains";
        gauge(registry, last, "used", BaseUnits.BYTES, used, heap, MapStats::retainedHeapBytes);
        gauge(registry, last, "used", BaseUnits.BYTES, used, nonheap, MapStats::retainedNativeBytes);
        counter(registry, last, "growths", "How often a table grew or was split", MapStats::growths);
        counter(registry, last, "shrinks", "How often a table shrank, merged or was dropped", MapStats::shrinks);
        counter(registry, last, "clears", "How often the map was cleared or drained", MapStats::clears);
    }

    private void gauge(
            MeterRegistry registry,
            Reading last,
            String figure,
            String unit,
            String description,
            Tags of,
            ToLongFunction<MapStats> value) {
        Gauge.builder("lethe.map." + figure, map, it -> last.of(it) ? value.applyAsLong(last.stats) : Double.NaN)
                .tags(of)
                .baseUnit(unit)
                .description(description)
                .register(registry);
    }

    private void counter(
            MeterRegistry registry, Reading last, String figure, String description, ToLongFunction<MapStats> value) {
        FunctionCounter.builder("lethe.map." + figure, map, it -> {
                    last.of(it);
                    return value.applyAsLong(last.stats);
                })
                .tags(tags)
                .description(description)
                .register(registry);
    }

    /** What was read last, for when nothing can be read. */
    private static final class Reading {
        private volatile MapStats stats = MapStats.builder().build();

        /** Reads anew; false when the map is closed. */
        boolean of(LetheMap map) {
            for (int left = TRIES; left > 0; left--) {
                try {
                    stats = map.stats();
                    return true;
                } catch (IllegalStateException closed) {
                    return false;
                } catch (RuntimeException changedMeanwhile) {
                    Thread.onSpinWait();
                }
            }
            return true;
        }
    }
}
