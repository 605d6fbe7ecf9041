package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.spi.IdleBudget;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the memory of maps that nobody closed. */
class UnclosedTest {
    private static final Logger LOGGER = Logger.getLogger("dev.lethe.map.unsafe");

    private final NativeHeap heap = new NativeHeap(1L << 30, IdleBudget.ofBytes(0));
    private final List<LogRecord> reports = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            reports.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void listenNoMore() {
        LOGGER.removeHandler(handler);
        LOGGER.setUseParentHandlers(true);
        System.clearProperty(Owner.TRACK_PROPERTY);
    }

    private Memory forgotten(String name) {
        return Memory.of(new Owner(heap, name), 1000);
    }

    private void awaitOwners(long owners) {
        Settled.await(() -> heap.figures().owners() == owners, System::gc);
    }

    @Test
    void anUnreachableMapIsFreedAndTheFirstReported() {
        forgotten("the first");
        awaitOwners(0);
        Settled.await(() -> reports.size() == 1);
        assertThat(reports.get(0).getMessage())
                .startsWith("the first was not closed; its " + (1024 + (long) RedZones.LINES * Storage.LINE)
                        + " bytes of native memory were freed late")
                .contains("-Dlethe.unsafe.track=true");
        forgotten("the second");
        awaitOwners(0);
        Settled.await(() -> heap.figures().leaks() == 2);
        assertThat(reports).hasSize(1);
        if (NativeMemory.CHECKED) {
            heap.trim(); // ends the quarantine
        }
        Settled.await(() -> heap.figures().obtainedBytes() == 0);
    }

    @Test
    void withTrackingEachIsReportedWithWhereItWasMade() {
        System.setProperty(Owner.TRACK_PROPERTY, "true");
        for (String name : List.of("one", "two")) {
            forgotten(name);
            awaitOwners(0);
        }
        Settled.await(() -> reports.size() == 2);
        for (LogRecord report : reports) {
            assertThat(report.getThrown()).isNotNull();
            assertThat(report.getThrown().getStackTrace())
                    .anySatisfy(frame -> assertThat(frame.getMethodName()).isEqualTo("forgotten"));
        }
    }

    /** A table keeps its owner, hence its memory, though nobody has the map any more. */
    @Test
    void aReachableTableKeepsItsMemory() {
        Memory table = forgotten("map");
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        table.putLong(0, 42);
        assertThat(table.getLong(0)).isEqualTo(42);
        assertThat(heap.figures().owners()).isEqualTo(1);
        table.release();
    }

    @Test
    void whatIsClosedOrEmptyIsNotReported() {
        Owner closed = new Owner(heap, "closed");
        Memory.of(closed, 1000);
        closed.close();
        assertThat(new Owner(heap, "empty").bytes()).isZero();
        awaitOwners(0);
        forgotten("the one to be reported"); // reports come behind the counting out; one cleaner makes them in turn
        awaitOwners(0);
        Settled.await(() -> heap.figures().leaks() > 0);
        assertThat(reports)
                .singleElement()
                .satisfies(report -> assertThat(report.getMessage()).startsWith("the one to be reported "));
        assertThat(heap.figures().leaks()).isEqualTo(1);
    }

    /** Idle maps of a pool are nobody's, so the collector may have them; and a map that was lost with its lease the pool reports. */
    @Test
    void mapsOfAPoolAreNotReportedHere() {
        System.setProperty(Owner.TRACK_PROPERTY, "true");
        NativeHeap process = NativeHeap.process();
        long before = process.figures().owners();
        AtomicInteger leaks = new AtomicInteger();
        MapPool pool = MapPool.builder()
                .onLeak(leak -> leaks.incrementAndGet())
                .within(IdleBudget.ofBytes(1 << 20))
                .build();
        loseLease(pool);
        loseIdle();
        Settled.await(() -> leaks.get() == 1 && process.figures().owners() <= before, () -> {
            System.gc();
            pool.maintain();
        });
        forgotten("the one to be reported"); // by the same thread, in turn
        Settled.await(() -> heap.figures().leaks() > 0, System::gc);
        assertThat(reports).extracting(LogRecord::getMessage).noneMatch(report -> report.contains("of a pool"));
        assertThat(leaks).hasValue(1);
    }

    private static MapRecipe<LongLongMap> pooled(String name) {
        return Lethe.builder().backend("unsafe").name(name).recipe().longLongMap();
    }

    private static void loseLease(MapPool pool) {
        pool.lease(Generation.TRANSIENT, pooled("lent of a pool")).map().put(1, 1);
    }

    private static void loseIdle() {
        MapPool pool = MapPool.builder().within(IdleBudget.ofBytes(1 << 20)).build();
        try (Lease<LongLongMap> lease = pool.lease(Generation.TRANSIENT, pooled("idle of a pool"))) {
            lease.map().put(1, 1);
        }
        assertThat(pool.stats(Generation.TRANSIENT).idleMaps()).isOne();
    }

    /** The limit is reached, but by maps that nobody can reach: they are collected first. */
    @Test
    void unreachableMapsMakeRoomForOthers() {
        NativeHeap small = new NativeHeap(1 << 20, IdleBudget.ofBytes(0));
        for (int i = 0; i < 20; i++) {
            Memory.of(new Owner(small, "map " + i), 300_000);
        }
        assertThat(small.figures().obtainedBytes()).isLessThanOrEqualTo(1 << 20);
    }
}
