package dev.lethe.map.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.MapStats;
import dev.lethe.map.ObjectMap;
import dev.lethe.map.monitor.MapMonitor;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.pool.PoolStats;
import dev.lethe.map.spi.IdleBudget;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

/** What a registry scrapes is what maps, pools and the process say of themselves. */
class MetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private double gauge(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    private double counter(String name, String... tags) {
        return registry.get(name).tags(tags).functionCounter().count();
    }

    @Test
    void aMapIsScrapedAsItIs() {
        LongLongMap map = Lethe.builder().longLongMap();
        new MapMetrics(map, "counts", Tags.of("region", "north")).bindTo(registry);
        for (long key = 0; key < 60_000; key++) {
            map.put(key, key);
        }
        map.removeIf((key, value) -> key >= 100);
        map.clear();
        map.put(1, 1);
        MapStats stats = map.stats();

        assertThat(gauge("lethe.map.entries", "map", "counts", "region", "north"))
                .isEqualTo(1);
        assertThat(gauge("lethe.map.capacity")).isEqualTo(stats.capacity());
        assertThat(gauge("lethe.map.tables")).isEqualTo(stats.tables());
        assertThat(gauge("lethe.map.used", "area", "heap")).isEqualTo(stats.retainedHeapBytes());
        assertThat(gauge("lethe.map.used", "area", "nonheap")).isZero();
        assertThat(gauge("lethe.map.debt")).isZero();
        assertThat(gauge("lethe.map.fallback")).isZero();
        assertThat(counter("lethe.map.growths")).isEqualTo(stats.growths()).isPositive();
        assertThat(counter("lethe.map.shrinks")).isEqualTo(stats.shrinks()).isPositive();
        assertThat(counter("lethe.map.clears")).isEqualTo(1);
        assertThat(registry.get("lethe.map.used").meter().getId().getBaseUnit()).isEqualTo("bytes");
    }

    @Test
    void debtIsScraped() {
        ObjectMap<String, String> map = Lethe.builder().objectMap();
        new MapMetrics(map, "names").bindTo(registry);
        map.put("a", "b");
        map.clearLazily();
        assertThat(gauge("lethe.map.debt")).isEqualTo(1);
    }

    @Test
    void aClosedMapHasNoFiguresButWhatWasCounted() {
        LongLongMap map = Lethe.builder().longLongMap();
        new MapMetrics(map, "closed").bindTo(registry);
        map.clear();
        assertThat(counter("lethe.map.clears")).isEqualTo(1);
        map.close();

        assertThat(gauge("lethe.map.entries")).isNaN();
        assertThat(counter("lethe.map.clears")).isEqualTo(1);
    }

    @Test
    void aPoolIsScrapedAsItIs() {
        try (MapPool pool = MapPool.builder()
                .within(IdleBudget.process())
                .budgetBytes(1 << 20)
                .build()) {
            new PoolMetrics(pool, "requests").bindTo(registry);
            new ProcessMetrics().bindTo(registry);
            var recipe = Lethe.builder().recipe().longLongMap();
            pool.lease(Generation.TRANSACTION, recipe).close();
            pool.lease(Generation.TRANSACTION, recipe).close();
            Lease<LongLongMap> kept = pool.lease(Generation.TRANSACTION, recipe);
            Lease<LongLongMap> other = pool.lease(Generation.TRANSACTION, recipe);
            other.close();
            PoolStats stats = pool.stats(Generation.TRANSACTION);

            String[] of = {"pool", "requests", "generation", "TRANSACTION"};
            assertThat(gauge("lethe.pool.maps", with(of, "state", "idle"))).isEqualTo(1);
            assertThat(gauge("lethe.pool.maps", with(of, "state", "lent"))).isEqualTo(1);
            assertThat(gauge("lethe.pool.idle", of))
                    .isEqualTo(stats.idleBytes())
                    .isPositive();
            assertThat(gauge("lethe.pool.reserved", of)).isEqualTo(stats.reservedBytes());
            assertThat(gauge("lethe.pool.max", of)).isEqualTo(stats.limitBytes());
            assertThat(counter("lethe.pool.leases", with(of, "result", "hit"))).isEqualTo(2);
            assertThat(counter("lethe.pool.leases", with(of, "result", "miss"))).isEqualTo(2);
            assertThat(counter("lethe.pool.drops", of)).isZero();
            assertThat(counter("lethe.pool.given.up", of)).isZero();
            assertThat(counter("lethe.pool.leaks", of)).isZero();
            pool.trim();
            assertThat(counter("lethe.pool.drops", of)).isEqualTo(1);
            assertThat(gauge("lethe.pool.maps", with(of, "state", "idle"))).isZero();
            kept.close();
        }
    }

    private static String[] with(String[] tags, String key, String value) {
        String[] more = java.util.Arrays.copyOf(tags, tags.length + 2);
        more[tags.length] = key;
        more[tags.length + 1] = value;
        return more;
    }

    @Test
    void theProcessIsScrapedAsItIs() {
        new ProcessMetrics(Tags.of("host", "one")).bindTo(registry);
        assertThat(gauge("lethe.idle.used", "host", "one"))
                .isEqualTo(IdleBudget.process().usedBytes());
        assertThat(gauge("lethe.idle.max")).isEqualTo(IdleBudget.process().limitBytes());
        MapMonitor process = MapMonitor.process();
        assertThat(gauge("lethe.native.committed")).isEqualTo(process.nativeBytes());
        assertThat(gauge("lethe.native.used")).isEqualTo(process.nativeUsedBytes());
        assertThat(gauge("lethe.native.max")).isEqualTo(process.nativeLimitBytes());
        assertThat(registry.getMeters()).extracting(Meter::getId).hasSize(5);
    }

    @Test
    void nativeMemoryIsScraped() {
        assumeThat(Lethe.backends())
                .as("native memory is not trusted on a platform that nobody tested")
                .anyMatch(backend -> backend.name().equals("unsafe")
                        && backend.availability().isAvailable());
        new ProcessMetrics().bindTo(registry);
        LongLongMap map = Lethe.builder().backend("unsafe").longLongMap();
        try {
            new MapMetrics(map, "off the heap").bindTo(registry);
            for (long key = 0; key < 60_000; key++) {
                map.put(key, key);
            }
            double used = gauge("lethe.map.used", "area", "nonheap");
            assertThat(used).isEqualTo(map.stats().retainedNativeBytes()).isGreaterThan(60_000 * 16);
            assertThat(gauge("lethe.native.used")).isGreaterThanOrEqualTo(used);
            assertThat(gauge("lethe.native.committed")).isGreaterThanOrEqualTo(gauge("lethe.native.used"));
            assertThat(gauge("lethe.native.max")).isGreaterThanOrEqualTo(gauge("lethe.native.committed"));
        } finally {
            map.close();
        }
        assertThat(gauge("lethe.native.used")).as("of no other map here").isZero();
    }

    @Test
    void aMapIsNotKeptByItsMeters() {
        new MapMetrics(Lethe.builder().longLongMap(), "gone").bindTo(registry);
        for (int collections = 0; !Double.isNaN(gauge("lethe.map.entries")); collections++) {
            assertThat(collections).as("collections that left the map there").isLessThan(100);
            System.gc();
        }
        assertThat(counter("lethe.map.clears")).isZero();
    }
}
