package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.spi.IdleBudget;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;

/** What recordings show of the maps that leave a pool. */
abstract class PoolRecordingBehaviour extends Behaviour {
    private static final String NAME = "recorded pooled map";
    private static final int MOST_COLLECTIONS = 300;

    private MapRecipe<? extends LetheMap> recipe() {
        return source().recipe(source().builder().name(NAME));
    }

    private static MapPool pool(long budget) {
        return MapPool.builder()
                .within(IdleBudget.ofBytes(1 << 24))
                .budgetBytes(budget)
                .trackLeases(true)
                .build();
    }

    private void check(RecordedEvent event, String name) {
        assertThat(event.getEventType().getName()).isEqualTo(name);
        assertThat(event.getString("backend")).isEqualTo(source().backend());
        assertThat(event.getString("shape")).isEqualTo(source().shape().name());
        assertThat(event.getString("generation")).isEqualTo(Generation.TRANSACTION.toString());
    }

    @Test
    void aMapThatDoesNotFitIsRecorded() {
        try (MapPool pool = pool(1)) {
            RecordedEvent event = Recorded.of(
                            NAME,
                            () -> pool.lease(Generation.TRANSACTION, recipe()).close())
                    .named("PoolDrop")
                    .only();

            check(event, "dev.lethe.PoolDrop");
            assertThat(event.getString("cause")).isEqualTo("budget");
            assertThat(event.getLong("bytes")).isPositive();
        }
    }

    @Test
    void idleMapsThatAreDroppedAreRecordedWithTheirBytes() {
        try (MapPool pool = pool(1 << 24)) {
            Lease<? extends LetheMap> lease = pool.lease(Generation.TRANSACTION, recipe());
            Subject map = Subject.of(lease.map());
            for (int i = 0; i < 100; i++) {
                map.put(key(i), value(i));
            }
            lease.close();
            long[] freed = new long[1];
            RecordedEvent event =
                    Recorded.of(NAME, () -> freed[0] = pool.trim()).only();

            check(event, "dev.lethe.PoolDrop");
            assertThat(event.getString("cause")).isEqualTo("trim");
            assertThat(event.getLong("bytes")).isEqualTo(freed[0]).isPositive();
        }
    }

    @Test
    void aPoolThatIsClosedDropsItsMapsForThatCause() {
        MapPool pool = pool(1 << 24);
        pool.lease(Generation.TRANSACTION, recipe()).close();

        assertThat(Recorded.of(NAME, pool::close).only().getString("cause")).isEqualTo("closed pool");
    }

    @Test
    void aLeakIsRecordedWithThePlaceWhereTheLeaseWasTaken() {
        try (MapPool pool = pool(1 << 24)) {
            RecordedEvent event = Recorded.of(NAME, () -> {
                        lose(pool);
                        awaitLeak(pool);
                    })
                    .named("PoolLeak")
                    .only();

            check(event, "dev.lethe.PoolLeak");
            assertThat(event.getString("takenAt")).contains("PoolRecordingBehaviour.lose");
        }
    }

    private void lose(MapPool pool) {
        pool.lease(Generation.TRANSACTION, recipe());
    }

    private static void awaitLeak(MapPool pool) {
        for (int collections = 0; pool.recentLeaks().isEmpty(); collections++) {
            assertThat(collections).as("collections that did not find the leak").isLessThan(MOST_COLLECTIONS);
            System.gc();
            LockSupport.parkNanos(20_000_000); // what was found is queued by another thread
        }
    }
}
