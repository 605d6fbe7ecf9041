package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.MapStats;
import dev.lethe.map.Retention;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Claim C14: the pool keeps to its budget, by the counts of the backend, and keeps no giants. */
abstract class PoolBoundsBehaviour extends PoolBehaviour {
    private static final long SEED = 0x1ea5e;

    private static long bytes(Lease<?> lease) {
        MapStats stats = lease.map().stats();
        return stats.retainedHeapBytes() + stats.retainedNativeBytes();
    }

    @Test
    void idleMapsAreCountedAsTheirBackendCounts() {
        Lease<?> one = lease();
        Lease<?> other = lease();
        fill(one, 1000);
        fill(other, 10);
        one.map().clear();
        other.map().clear();
        long expected = bytes(one) + bytes(other);
        one.close();
        other.close();
        assertThat(pool().idleBytes()).isEqualTo(expected);
        assertThat(pool().reservedBytes()).isEqualTo(expected);
    }

    @Test
    void budgetIsNeverExceeded() {
        Lease<?> probe = lease();
        fill(probe, 500);
        long limit = 5 * bytes(probe) / 2;
        probe.close();
        pool().close();
        PoolSubject pool = pool(limit, false);
        Random random = new Random(SEED);
        List<Lease<?>> leases = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            if (leases.isEmpty() || random.nextBoolean()) {
                Generation generation = Generation.fixed().get(random.nextInt(3));
                Lease<?> lease = pool.lease(generation, recipe());
                fill(lease, random.nextInt(1000));
                leases.add(lease);
            } else {
                leases.remove(random.nextInt(leases.size())).close();
            }
            assertThat(pool.idleBytes()).as("idle bytes, seed " + SEED).isLessThanOrEqualTo(limit);
            assertThat(pool.reservedBytes()).as("reserved bytes").isBetween(pool.idleBytes(), limit);
        }
        leases.forEach(Lease::close);
        assertThat(pool.idleBytes()).isLessThanOrEqualTo(limit);
        assertThat(pool.idleMaps())
                .as("a budget that fits some maps keeps some")
                .isPositive();
    }

    @Test
    void budgetOfNothingKeepsNothing() {
        PoolSubject pool = pool(0, false);
        for (int i = 0; i < 5; i++) {
            Lease<?> lease = lease();
            fill(lease, 100);
            lease.close();
        }
        assertThat(pool.idleBytes()).isZero();
        assertThat(pool.reservedBytes()).isZero();
    }

    /** Under KEEP no map gives anything back by itself, so it is the pool that has to. */
    @Test
    void mapThatGrewFarBeyondTheUsualIsNotKeptLarge() {
        Lease<?> large = pool().lease(Generation.TRANSACTION, keeping());
        fill(large, 30_000);
        long giant = bytes(large);
        large.close();
        for (int i = 0; i < 20; i++) {
            Lease<?> small = pool().lease(Generation.TRANSIENT, keeping());
            fill(small, 20);
            small.close();
        }
        for (int i = 0; i < 3; i++) {
            Lease<?> lease = pool().lease(Generation.TRANSIENT, keeping());
            fill(lease, 30_000);
            lease.close();
        }
        Lease<?> next = pool().lease(Generation.TRANSIENT, keeping());
        assertThat(bytes(next)).as("what the next owner of a small map gets").isLessThan(giant / 10);
        next.close();
    }

    /** The usual size is learnt, so a generation of large maps keeps them large. */
    @Test
    void mapsOfTheUsualSizeKeepTheirRoom() {
        for (int i = 0; i < 5; i++) {
            Lease<?> lease = pool().lease(Generation.TRANSIENT, keeping());
            fill(lease, 30_000);
            lease.close();
        }
        Lease<?> next = pool().lease(Generation.TRANSIENT, keeping());
        assertThat(next.map().stats().capacity()).isGreaterThanOrEqualTo(30_000);
        next.close();
    }

    private MapRecipe<? extends LetheMap> keeping() {
        return source().recipe(source().builder().retention(Retention.KEEP));
    }
}
