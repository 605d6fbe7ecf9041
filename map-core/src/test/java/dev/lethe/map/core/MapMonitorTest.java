package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.MapStats;
import dev.lethe.map.ObjectMap;
import dev.lethe.map.monitor.MapFigures;
import dev.lethe.map.monitor.MapMonitor;
import dev.lethe.map.monitor.MapsMXBean;
import dev.lethe.map.monitor.PoolFigures;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.spi.IdleBudget;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The figures of the process, over the platform's MBean server: as a console sees them, and as a proxy makes them again. */
class MapMonitorTest {
    private static final int MOST_COLLECTIONS = 100;

    private final MapMonitor monitor = MapMonitor.process();
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final LongLongMap map = Lethe.builder().longLongMap();
    private final MapPool pool =
            MapPool.builder().within(IdleBudget.process()).budgetBytes(1 << 20).build();
    private ObjectName name;

    @BeforeEach
    void register() throws Exception {
        name = new ObjectName(MapsMXBean.NAME);
        monitor.register();
        monitor.register(); // does nothing
        monitor.track("counts", map);
        monitor.track("requests", pool);
    }

    @AfterEach
    void unregister() {
        monitor.untrack(map);
        monitor.untrack(pool);
        pool.close();
        monitor.unregister();
        monitor.unregister(); // does nothing
        assertThat(server.isRegistered(name)).isFalse();
    }

    private MapsMXBean proxy() {
        return JMX.newMXBeanProxy(server, name, MapsMXBean.class);
    }

    private MapFigures seen(String called) {
        return proxy().getMaps().stream()
                .filter(figures -> figures.getName().equals(called))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTrackedMapIsSeenAsItIs() throws Exception {
        for (long key = 0; key < 1000; key++) {
            map.put(key, key);
        }
        map.clear();
        for (long key = 0; key < 300; key++) {
            map.put(key, key);
        }
        MapStats stats = map.stats();

        MapFigures figures = seen("counts");
        assertThat(figures.getType()).isEqualTo("LongLongMap");
        assertThat(figures.getEntries()).isEqualTo(300);
        assertThat(figures.getCapacity()).isEqualTo(stats.capacity());
        assertThat(figures.getTables()).isEqualTo(stats.tables());
        assertThat(figures.getHeapBytes()).isEqualTo(stats.retainedHeapBytes()).isPositive();
        assertThat(figures.getNativeBytes()).isZero();
        assertThat(figures.getGrowths()).isEqualTo(stats.growths()).isPositive();
        assertThat(figures.getShrinks()).isEqualTo(stats.shrinks());
        assertThat(figures.getClears()).isEqualTo(1);
        assertThat(figures.getReferenceDebt()).isZero();
        assertThat(figures.getFallbackEntries()).isZero();

        CompositeData[] asSent = (CompositeData[]) server.getAttribute(name, "Maps");
        assertThat(asSent).hasSize(1);
        assertThat(asSent[0].get("entries")).isEqualTo(300L);
    }

    @Test
    void debtAndTypeAreThoseOfTheMap() {
        ObjectMap<String, String> names = monitor.track("names", Lethe.builder().objectMap());
        names.put("a", "b");
        names.clearLazily();

        assertThat(seen("names").getType()).isEqualTo("ObjectMap");
        assertThat(seen("names").getReferenceDebt()).isEqualTo(1);
        monitor.untrack(names);
        assertThat(proxy().getMaps()).hasSize(1);
    }

    @Test
    void aMapThatIsClosedOrCollectedIsForgotten() {
        LongLongMap closed = monitor.track("closed", Lethe.builder().longLongMap());
        assertThat(proxy().getMaps()).hasSize(2);
        closed.close();
        assertThat(proxy().getMaps()).extracting(MapFigures::getName).containsExactly("counts");

        monitor.track("collected", Lethe.builder().longLongMap());
        for (int collections = 0; proxy().getMaps().size() > 1; collections++) {
            assertThat(collections).as("collections that left the map there").isLessThan(MOST_COLLECTIONS);
            System.gc();
        }
    }

    @Test
    void aMapIsTrackedOnce() {
        monitor.track("again", map);
        assertThat(proxy().getMaps()).extracting(MapFigures::getName).containsExactly("again");
    }

    @Test
    void aTrackedPoolIsSeenAsItIs() {
        Lease<LongLongMap> lent =
                pool.lease(Generation.TRANSACTION, Lethe.builder().recipe().longLongMap());
        pool.lease(Generation.TRANSACTION, Lethe.builder().recipe().longLongMap())
                .close();

        List<PoolFigures> all = proxy().getPools();
        assertThat(all).extracting(PoolFigures::getName).containsOnly("requests");
        assertThat(all)
                .extracting(PoolFigures::getGeneration)
                .containsExactly("TRANSIENT", "TRANSACTION", "LONG_LIVED");
        PoolFigures figures = all.get(1);
        assertThat(figures.getMisses()).isEqualTo(2);
        assertThat(figures.getHits()).isZero();
        assertThat(figures.getLentMaps()).isEqualTo(1);
        assertThat(figures.getIdleMaps()).isEqualTo(1);
        assertThat(figures.getIdleBytes()).isPositive();
        assertThat(figures.getReservedBytes()).isEqualTo(figures.getIdleBytes());
        assertThat(figures.getLimitBytes())
                .isEqualTo(pool.stats(Generation.TRANSACTION).limitBytes());
        assertThat(figures.getDrops() + figures.getLeaks() + figures.getGivenUp())
                .isZero();
        assertThat(proxy().getIdleBytes())
                .isEqualTo(IdleBudget.process().usedBytes())
                .isGreaterThanOrEqualTo(figures.getIdleBytes());
        assertThat(proxy().getIdleLimitBytes()).isEqualTo(IdleBudget.process().limitBytes());
        lent.close();
    }

    @Test
    void thereIsNoNativeMemoryWithoutABackendThatHasSome() {
        assertThat(proxy().getNativeBytes()).isZero();
        assertThat(proxy().getNativeUsedBytes()).isZero();
        assertThat(proxy().getNativeLimitBytes()).isZero();
    }

    /** Reading never fails, whatever the map is just doing. */
    @Test
    void aMapMayChangeWhileItIsRead() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        Thread writer = new Thread(() -> {
            while (!over.get()) {
                for (long key = 0; key < 60_000; key++) {
                    map.put(key, key);
                }
                begun.countDown();
                for (long key = 0; key < 60_000; key++) {
                    map.remove(key);
                }
            }
        });
        writer.start();
        begun.await();
        for (int i = 0; i < 2000; i++) {
            assertThat(monitor.maps()).hasSize(1);
        }
        over.set(true);
        writer.join();
        assertThat(seen("counts").getEntries()).isZero();
    }
}
