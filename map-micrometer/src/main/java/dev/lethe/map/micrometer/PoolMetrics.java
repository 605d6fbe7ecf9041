package dev.lethe.map.micrometer;

import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.pool.PoolStats;
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
 * The figures of one pool, as the meters {@code lethe.pool.*} with its name as the tag {@code pool}, and the tag {@code generation}.
 *
 * <p>The pool is held weakly; once it is collected its gauges are NaN, and the counters stay as they were.
 */
public final class PoolMetrics implements MeterBinder {
    private final MapPool pool;
    private final Tags tags;

    /**
     * Makes the binder of a pool.
     *
     * @param pool the pool
     * @param name what to call it; another one for each pool of a registry, which else keeps the first
     */
    public PoolMetrics(MapPool pool, String name) {
        this(pool, name, Tags.empty());
    }

    /**
     * Makes the binder of a pool, with tags of one's own.
     *
     * @param pool the pool
     * @param name what to call it; another one for each pool of a registry, which else keeps the first
     * @param tags more tags for each meter
     */
    public PoolMetrics(MapPool pool, String name, Iterable<Tag> tags) {
        this.pool = Objects.requireNonNull(pool, "pool");
        this.tags = Tags.concat(tags, "pool", Objects.requireNonNull(name, "name"));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Generation generation : Generation.fixed()) {
            Tags of = tags.and("generation", generation.toString());
            String maps = "The maps of the pool";
            gauge(registry, generation, "maps", "maps", maps, of.and("state", "idle"), PoolStats::idleMaps);
            gauge(registry, generation, "maps", "maps", maps, of.and("state", "lent"), PoolStats::lentMaps);
            gauge(registry, generation, "idle", BaseUnits.BYTES, "What idle maps retain", of, PoolStats::idleBytes);
            String reserved = "What is reserved in the budget";
            gauge(registry, generation, "reserved", BaseUnits.BYTES, reserved, of, PoolStats::reservedBytes);
            gauge(registry, generation, "max", BaseUnits.BYTES, "The budget", of, PoolStats::limitBytes);
            String leases = "The leases, by whether they got a map that had been lent before";
            counter(registry, generation, "leases", leases, of.and("result", "hit"), PoolStats::hits);
            counter(registry, generation, "leases", leases, of.and("result", "miss"), PoolStats::misses);
            counter(registry, generation, "drops", "The maps that were dropped", of, PoolStats::drops);
            counter(registry, generation, "given.up", "The maps that the collector took", of, PoolStats::givenUp);
            counter(registry, generation, "leaks", "The leases that were never closed", of, PoolStats::leaks);
        }
    }

    private void gauge(
            MeterRegistry registry,
            Generation generation,
            String figure,
            String unit,
            String description,
            Tags of,
            ToLongFunction<PoolStats> value) {
        Gauge.builder("lethe.pool." + figure, pool, it -> value.applyAsLong(it.stats(generation)))
                .tags(of)
                .baseUnit(unit)
                .description(description)
                .register(registry);
    }

    private void counter(
            MeterRegistry registry,
            Generation generation,
            String figure,
            String description,
            Tags of,
            ToLongFunction<PoolStats> value) {
        FunctionCounter.builder("lethe.pool." + figure, pool, it -> value.applyAsLong(it.stats(generation)))
                .tags(of)
                .description(description)
                .register(registry);
    }
}
