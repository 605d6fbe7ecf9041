package dev.lethe.stress;

import dev.lethe.map.LongLongMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.spi.IdleBudget;

/** What the claims on pools have in common. The maps are concurrent ones, so that two owners of one see each other and nothing worse. */
final class Pools {
    static final MapRecipe<LongLongMap> RECIPE = Maps.builder().recipe().longLongMap();

    /** The bytes of one map that had an entry, and half of those of another. */
    static final long ROOM_FOR_ONE = roomForOne();

    private Pools() {}

    /** A budget of its own for each pool, for the pools of these claims are not closed. */
    static IdleBudget room() {
        return IdleBudget.ofBytes(1 << 20);
    }

    private static long roomForOne() {
        try (MapPool pool = MapPool.builder().within(room()).build()) {
            try (Lease<LongLongMap> lease = pool.lease(Generation.TRANSIENT, RECIPE)) {
                lease.map().put(1, 1);
            }
            return 3 * pool.stats(Generation.TRANSIENT).idleBytes() / 2;
        }
    }
}
