package com.example.sorted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongAudit;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.MapStats;
import dev.lethe.map.monitor.MapMonitor;
import dev.lethe.map.monitor.PoolFigures;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.tck.Recorded;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a program that embeds the backend sees of its maps: events of the flight recorder, hooks that veto, figures of pools. */
class SeenFromOutsideTest {
    private static LongLongMap sorted(String name) {
        return named("sorted", name);
    }

    private static LongLongMap named(String backend, String name) {
        return Lethe.builder().backend(backend).name(name).longLongMap();
    }

    @Test
    void growthTrimAndClearAreRecorded() {
        LongLongMap map = sorted("prices");
        Recorded growths = Recorded.of("prices", () -> {
            for (long key = 0; key < 100; key++) {
                map.put(key, key);
            }
        });
        MapStats full = map.stats();
        assertEquals(full.growths(), growths.named("TableGrowth").count());
        assertEquals(full.growths(), growths.count(), "nothing else");
        assertEquals(full.capacity(), growths.total("capacityAfter") - growths.total("capacityBefore"));
        assertEquals(full.retainedHeapBytes(), growths.total("bytesAfter") - growths.total("bytesBefore"));

        long[] freed = new long[1];
        Recorded shrinks = Recorded.of("prices", () -> freed[0] = map.trim());
        assertEquals(1, shrinks.named("TableShrink").count());
        assertEquals(freed[0], shrinks.total("bytesBefore") - shrinks.total("bytesAfter"));

        Recorded clears = Recorded.of("prices", map::clear);
        assertEquals(1, clears.named("MapClear").count());
        assertEquals(100, clears.total("entries"));
        assertEquals(map.stats().retainedHeapBytes(), clears.total("bytes"));
    }

    @Test
    void aDrainIsRecordedOnce() {
        for (String backend : List.of("sorted", "sorted-shared")) {
            LongLongMap map = named(backend, "drained");
            for (long key = 0; key < 100; key++) {
                map.put(key, -key);
            }
            Recorded drain = Recorded.of("drained", () -> assertEquals(100, map.drainTo((key, value) -> {})));
            assertEquals(1, drain.named("MapClear").count(), backend);
            assertEquals(1, drain.count(), "nothing else");
            assertEquals(100, drain.total("entries"));
        }
    }

    @Test
    void aHookVetoesAPut() {
        LongLongAudit positive = new LongLongAudit() {
            @Override
            public void beforePut(LongLongMap map, long key, long value) {
                if (value < 0) {
                    throw new IllegalArgumentException("A price is at least 0, not " + value + ".");
                }
            }
        };
        LongLongMap map =
                Lethe.builder().backend("sorted").audit(positive).longLongMap();
        map.put(1, 10);

        assertThrows(IllegalArgumentException.class, () -> map.put(2, -1));
        assertFalse(map.containsKey(2), "the map is as it was");
        assertEquals(1, map.mappingCount());
    }

    @Test
    void aPoolShowsItsFigures() {
        MapRecipe<LongLongMap> recipe = Lethe.builder().backend("sorted").recipe().longLongMap();
        try (MapPool pool = MapPool.builder().budgetBytes(1 << 20).build()) {
            MapMonitor.process().track("requests", pool);
            for (int request = 0; request < 5; request++) {
                try (Lease<LongLongMap> lease = pool.lease(Generation.TRANSACTION, recipe)) {
                    assertTrue(lease.map().isEmpty());
                    lease.map().put(request, request);
                }
            }
            List<PoolFigures> all = MapMonitor.process().pools();
            PoolFigures figures = all.stream()
                    .filter(each -> each.getName().equals("requests")
                            && each.getGeneration().equals("TRANSACTION"))
                    .findFirst()
                    .orElseThrow();
            System.out.println("The pool of this example: " + figures);
            assertEquals(1, figures.getMisses());
            assertEquals(4, figures.getHits());
            assertEquals(1, figures.getIdleMaps());
            assertTrue(figures.getIdleBytes() > 0 && figures.getIdleBytes() <= figures.getLimitBytes());
        }
    }
}
