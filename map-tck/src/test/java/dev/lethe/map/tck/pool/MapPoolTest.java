package dev.lethe.map.tck.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.Retention;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.pool.MapPoolBuilder;
import dev.lethe.map.pool.PoolStats;
import dev.lethe.map.pool.TagStats;
import dev.lethe.map.pool.Versioned;
import dev.lethe.map.spi.IdleBudget;
import dev.lethe.map.tck.toy.ToyFault;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a pool does whatever the backend: rounds, figures, budgets, learning, its end. The clock is the test's own. */
class MapPoolTest {
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final AtomicLong clock = new AtomicLong(12_345);
    private final MapRecipe<LongLongMap> recipe = toys();

    private static MapRecipe<LongLongMap> toys() {
        return Lethe.builder().backend("toy").retention(Retention.KEEP).recipe().longLongMap();
    }

    private MapPoolBuilder settings() {
        return MapPool.builder()
                .within(IdleBudget.ofBytes(1 << 24))
                .clock(clock::get)
                .roundLength(ROUND)
                .trackLeases(true);
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    /** Leases so many maps at once, fills them, and returns them. */
    private void use(MapPool pool, Generation generation, int maps) {
        List<Lease<LongLongMap>> leases = new ArrayList<>();
        for (int i = 0; i < maps; i++) {
            Lease<LongLongMap> lease = pool.lease(generation, recipe);
            for (long key = 0; key < 100; key++) {
                lease.map().put(key, i);
            }
            leases.add(lease);
        }
        leases.forEach(Lease::close);
    }

    @Test
    void mapsUnusedForTwoRoundsAreDropped() {
        MapPool pool = settings().build();
        use(pool, Generation.TRANSIENT, 3);
        use(pool, Generation.LONG_LIVED, 2);
        pass(ROUND);
        use(pool, Generation.TRANSIENT, 1);
        assertThat(pool.stats(Generation.TRANSIENT).idleMaps()).isEqualTo(3);
        pass(ROUND);
        PoolStats stats = pool.stats(Generation.TRANSIENT);
        assertThat(stats.idleMaps()).as("maps used in the last round").isOne();
        assertThat(stats.drops()).isEqualTo(2);
        assertThat(stats.idleBytes()).isEqualTo(stats.reservedBytes()).isPositive();
        assertThat(pool.stats(Generation.LONG_LIVED).idleMaps()).isZero();
        pass(ROUND.multipliedBy(7));
        assertThat(pool.stats(Generation.TRANSIENT).idleMaps()).isZero();
        assertThat(pool.budget().usedBytes()).isZero();
        use(pool, Generation.TRANSIENT, 2);
        assertThat(pool.stats(Generation.TRANSIENT).idleMaps()).isEqualTo(2);
    }

    @Test
    void figuresAddUp() {
        MapPool pool = settings().build();
        use(pool, Generation.TRANSIENT, 4);
        use(pool, Generation.TRANSIENT, 1);
        Lease<LongLongMap> open = pool.lease(Generation.TRANSIENT, recipe);
        PoolStats stats = pool.stats(Generation.TRANSIENT);
        assertThat(stats.generation()).isEqualTo(Generation.TRANSIENT);
        assertThat(stats.misses()).isEqualTo(4);
        assertThat(stats.hits()).isEqualTo(2);
        assertThat(stats.reuseRate()).isEqualTo(2 / 6.0);
        assertThat(stats.lentMaps()).isOne();
        assertThat(stats.idleMaps()).isEqualTo(3);
        assertThat(stats.lentBytes()).as("what it retained when it was lent").isEqualTo(stats.idleBytes() / 3);
        assertThat(stats.reservedBytes()).isEqualTo(stats.idleBytes() + stats.lentBytes());
        assertThat(stats.limitBytes()).isEqualTo(1 << 24);
        assertThat(stats.toString()).contains("TRANSIENT", "hits=2", "misses=4");
        assertThat(open.toString()).contains("open");
        long idle = stats.idleBytes();
        assertThat(pool.trim()).isEqualTo(idle);
        assertThat(pool.stats(Generation.TRANSIENT).idleMaps()).isZero();
        assertThat(pool.stats(Generation.TRANSIENT).hits())
                .as("hits of maps that are gone")
                .isEqualTo(2);
        assertThat(pool.stats(Generation.TRANSACTION).misses()).isZero();
        assertThatThrownBy(() -> pool.stats(Generation.auto("x"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lifetimesAreCounted() {
        MapPool pool = settings().build();
        long[] micros = {1, 2, 4, 5, 9_000, 11_000, 3_000_000};
        for (long lifetime : micros) {
            Lease<LongLongMap> lease = pool.lease(Generation.TRANSIENT, recipe);
            clock.addAndGet(TimeUnit.MICROSECONDS.toNanos(lifetime));
            lease.close();
        }
        PoolStats stats = pool.stats(Generation.TRANSIENT);
        long[] counts = stats.lifetimes();
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        assertThat(sum).isEqualTo(micros.length);
        assertThat(counts[0]).as("up to 1 us").isOne();
        assertThat(counts[1]).as("up to 4 us").isEqualTo(2);
        assertThat(counts[2]).as("up to 16 us").isOne();
        assertThat(PoolStats.lifetimeLimitNanos(2)).isEqualTo(16_000);
        assertThat(PoolStats.lifetimeLimitNanos(counts.length - 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(stats.outlived()).as("longer than 10 ms").isEqualTo(2);
        assertThatThrownBy(() -> PoolStats.lifetimeLimitNanos(counts.length))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void generationIsLearntFromLifetimes() {
        MapPool pool = settings().roundLength(Duration.ofDays(1)).build();
        Generation learnt = Generation.auto("orders");
        assertThat(pool.tagStats("orders").learnt()).isEqualTo(Generation.TRANSIENT);
        for (int i = 0; i < 20; i++) {
            lease(pool, learnt, Duration.ofMillis(100));
        }
        TagStats stats = pool.tagStats("orders");
        assertThat(stats.learnt()).isEqualTo(Generation.TRANSACTION);
        assertThat(stats.leases()).isEqualTo(20);
        assertThat(stats.hits()).as("all but the first of each generation").isEqualTo(18);
        assertThat(stats.rightRate()).isEqualTo(19 / 20.0);
        assertThat(stats.rightRateIfAlways(Generation.TRANSACTION)).isOne();
        assertThat(stats.rightRateIfAlways(Generation.TRANSIENT)).isZero();
        for (int i = 0; i < 40; i++) {
            lease(pool, learnt, Duration.ofMillis(1));
        }
        assertThat(pool.tagStats("orders").learnt())
                .as("after a change of habit")
                .isEqualTo(Generation.TRANSIENT);
        assertThat(pool.tagStats("others").leases()).isZero();
    }

    private void lease(MapPool pool, Generation generation, Duration lifetime) {
        Lease<LongLongMap> lease = pool.lease(generation, recipe);
        pass(lifetime);
        lease.close();
    }

    @Test
    void budgetsOfGenerationsAndOthersAreKept() {
        IdleBudget shared = IdleBudget.ofBytes(1 << 20);
        MapPool pool = settings()
                .within(shared)
                .budgetBytes(Generation.TRANSIENT, 0)
                .budgetBytes(1 << 19)
                .build();
        use(pool, Generation.TRANSIENT, 2);
        use(pool, Generation.TRANSACTION, 2);
        assertThat(pool.stats(Generation.TRANSIENT).idleMaps()).isZero();
        assertThat(pool.stats(Generation.TRANSACTION).idleMaps()).isEqualTo(2);
        assertThat(shared.usedBytes())
                .as("in the figure for all")
                .isEqualTo(pool.budget().usedBytes())
                .isPositive();
        assertThat(shared.tryReserve(shared.limitBytes() - shared.usedBytes())).isTrue();
        use(pool, Generation.LONG_LIVED, 1);
        assertThat(pool.stats(Generation.LONG_LIVED).idleMaps())
                .as("when others hold the rest")
                .isZero();
        pool.close();
        assertThat(pool.budget().usedBytes()).isZero();
    }

    /** Who runs short of native memory asks the budget of the process, whichever the pool comes under. */
    @Test
    void idleMapsAreDroppedWhenABudgetAsks() {
        IdleBudget shared = IdleBudget.ofBytes(1 << 20);
        MapPool pool = settings().within(shared).build();
        for (IdleBudget asking : List.of(shared, IdleBudget.process())) {
            use(pool, Generation.TRANSACTION, 2);
            Lease<LongLongMap> lent = pool.lease(Generation.TRANSIENT, recipe);
            lent.map().put(1, 1);
            long idle = shared.usedBytes();
            assertThat(idle).isPositive();
            assertThat(asking.dropKept()).isGreaterThanOrEqualTo(idle);
            assertThat(shared.usedBytes()).isZero();
            assertThat(lent.map().getOrDefault(1, 0)).isOne();
            lent.close();
            pool.trim();
        }
        Reference.reachabilityFence(pool);
    }

    @Test
    void equalRecipesShareTheirMaps() {
        MapPool pool = settings().build();
        pool.lease(Generation.TRANSIENT, toys()).close();
        pool.lease(Generation.TRANSIENT, toys()).close();
        assertThat(pool.stats(Generation.TRANSIENT).hits()).isOne();
        pool.lease(Generation.TRANSIENT, Lethe.builder().backend("toy").recipe().longLongMap())
                .close();
        assertThat(pool.stats(Generation.TRANSIENT).misses())
                .as("other settings")
                .isEqualTo(2);
    }

    @Test
    void closedPoolLendsNoMoreAndTakesBackWhatItLent() {
        MapPool pool = settings().build();
        use(pool, Generation.TRANSIENT, 3);
        Lease<LongLongMap> open = pool.lease(Generation.TRANSIENT, recipe);
        open.map().put(1, 2);
        pool.close();
        pool.close();
        assertThat(open.map().getOrDefault(1, 0))
                .as("a lease outlasts the pool")
                .isEqualTo(2);
        open.close();
        PoolStats stats = pool.stats(Generation.TRANSIENT);
        assertThat(stats.idleMaps() + stats.lentMaps()).isZero();
        assertThat(pool.budget().usedBytes()).isZero();
        assertThatThrownBy(() -> pool.lease(Generation.TRANSIENT, recipe))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This pool is closed; make a new one.");
        assertThatThrownBy(pool::scope).isInstanceOf(IllegalStateException.class);
        assertThat(pool.toString()).contains("closed");
    }

    /** A backend whose clear() leaves an entry: its maps are of no use to a pool, but they harm nobody. */
    @Test
    void mapThatIsNotEmptyIsDropped() {
        MapPool pool = settings().build();
        MapRecipe<LongLongMap> faulty = Lethe.builder()
                .backend(ToyFault.CLEAR_LEAVES_ONE.backend())
                .recipe()
                .longLongMap();
        for (int i = 0; i < 5; i++) {
            try (Lease<LongLongMap> lease = pool.lease(Generation.TRANSIENT, faulty)) {
                assertThat(lease.map().isEmpty()).isTrue();
                lease.map().put(1, 1);
                lease.map().put(2, 2);
            }
        }
        assertThat(pool.stats(Generation.TRANSIENT).drops()).isEqualTo(4);
    }

    @Test
    void listenerThatThrowsHarmsNobody() throws InterruptedException {
        AtomicInteger told = new AtomicInteger();
        MapPool pool = settings()
                .onLeak(leak -> {
                    told.incrementAndGet();
                    throw new IllegalStateException("planted");
                })
                .build();
        lose(pool);
        for (int i = 0; i < 100 && pool.recentLeaks().isEmpty(); i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(pool.recentLeaks()).hasSize(1);
        assertThat(told).hasValue(1);
        assertThat(pool.recentLeaks().get(0).toString()).contains("TRANSIENT", "never closed", "at ", "lose");
        assertThat(pool.stats(Generation.TRANSIENT).leaks()).isOne();
    }

    /** A version is current, so its map is not lost; yet the reader is, and would keep it from going back. */
    @Test
    void readerThatIsLostIsReportedAndLeaves() throws InterruptedException {
        MapPool pool = settings().build();
        try (Versioned<LongLongMap> versions = pool.versioned(recipe)) {
            versions.publish(versions.draft());
            versions.read().close();
            loseReader(versions);
            for (int i = 0; i < 100 && pool.recentLeaks().isEmpty(); i++) {
                System.gc();
                Thread.sleep(20);
            }
            assertThat(pool.recentLeaks()).singleElement().satisfies(leak -> {
                assertThat(leak.generation()).isEqualTo(Generation.LONG_LIVED);
                assertThat(leak.toString()).contains("never closed", "could not go back", "loseReader");
            });
            assertThat(pool.stats(Generation.LONG_LIVED).idleMaps()).isZero();
            versions.publish(versions.draft());
            assertThat(pool.stats(Generation.LONG_LIVED).idleMaps()).isOne();
        }
    }

    private static void loseReader(Versioned<LongLongMap> versions) {
        assertThat(versions.read().map().isEmpty()).isTrue();
    }

    /** Nobody asks a closed pool for anything, so it has to look by itself. */
    @Test
    void leaseThatIsLostAfterTheEndIsReported() throws InterruptedException {
        AtomicInteger told = new AtomicInteger();
        MapPool pool = settings().onLeak(leak -> told.incrementAndGet()).build();
        closeUnder(pool);
        for (int i = 0; i < 100 && told.get() == 0; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(told).hasValue(1);
        Reference.reachabilityFence(pool);
    }

    private void closeUnder(MapPool pool) throws InterruptedException {
        Lease<LongLongMap> lease = pool.lease(Generation.TRANSIENT, recipe);
        pool.close();
        for (int i = 0; i < 3; i++) { // the lease is there while the pool first looks again
            System.gc();
            Thread.sleep(20);
        }
        lease.map().put(1, 1);
    }

    private void lose(MapPool pool) {
        pool.lease(Generation.TRANSIENT, recipe).map().put(1, 1);
    }
}
