package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.pool.PoolStats;
import dev.lethe.map.spi.IdleBudget;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A pool, and what its figures must say at any time. */
final class PoolOracle {
    private final IdleBudget shared;
    private final MapPool pool;

    PoolOracle(long limitBytes, LongSupplier clock, Duration round, boolean tracked) {
        this.shared = IdleBudget.ofBytes(PoolSubject.SHARED_BYTES);
        this.pool = MapPool.builder()
                .within(shared)
                .budgetBytes(limitBytes)
                .clock(clock)
                .roundLength(round)
                .trackLeases(tracked)
                .build();
    }

    MapPool pool() {
        return pool;
    }

    /** Checks the figures, while so many maps are lent. */
    void check(int lent) {
        long lentMaps = 0;
        long reserved = 0;
        for (Generation generation : Generation.fixed()) {
            PoolStats stats = pool.stats(generation);
            lentMaps += stats.lentMaps();
            reserved += stats.reservedBytes();
            assertThat(stats.idleBytes())
                    .as("idle bytes of %s, which are all reserved", generation)
                    .isLessThanOrEqualTo(stats.reservedBytes());
            assertThat(stats.idleMaps())
                    .as("idle maps of %s: those made, but for those dropped, given up and lent", generation)
                    .isEqualTo(stats.misses() - stats.drops() - stats.givenUp() - stats.leaks() - stats.lentMaps());
            assertThat(stats.leaks()).as("leaks of %s", generation).isZero();
        }
        assertThat(lentMaps).as("lent maps").isEqualTo(lent);
        assertThat(pool.budget().usedBytes()).as("used bytes of the budget").isEqualTo(reserved);
        assertThat(reserved)
                .as("reserved bytes")
                .isLessThanOrEqualTo(pool.budget().limitBytes());
        assertThat(shared.usedBytes()).as("used bytes of the shared budget").isEqualTo(reserved);
    }

    /** Drops the idle maps, and checks that it says how much that was. */
    void trim() {
        long idle = 0;
        for (Generation generation : Generation.fixed()) {
            idle += pool.stats(generation).idleBytes();
        }
        assertThat(pool.trim()).as("bytes given back by trim() of the pool").isEqualTo(idle);
        assertIdle();
    }

    private void assertIdle() {
        for (Generation generation : Generation.fixed()) {
            assertThat(pool.stats(generation).idleMaps())
                    .as("idle maps of %s", generation)
                    .isZero();
        }
    }

    /** Checks a closed pool to which all maps were returned. */
    void checkClosed(MapRecipe<? extends LetheMap> recipe) {
        assertIdle();
        assertThat(pool.budget().usedBytes())
                .as("bytes reserved by a closed pool")
                .isZero();
        assertThat(shared.usedBytes())
                .as("bytes a closed pool reserved elsewhere")
                .isZero();
        Outcome lease = Outcome.of(() -> pool.lease(Generation.TRANSIENT, recipe));
        if (!(lease.thrown() instanceof IllegalStateException)) {
            throw new AssertionError("A closed pool lent a map: " + lease, lease.thrown());
        }
    }
}
