package dev.lethe.map.tck;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** What the contracts of pools share: a pool of one kind of map, closed after each test. */
abstract class PoolBehaviour extends Behaviour {
    private static final long ROOM = 64 << 20;

    private @Nullable PoolSubject pool;

    /** Looked up once: it is what programs are told to do, and threads share it. */
    private @Nullable MapRecipe<? extends LetheMap> recipe;

    abstract PoolSubject makePool(long limitBytes, boolean tracked);

    @AfterEach
    void closePool() {
        if (pool != null) {
            pool.close();
        }
    }

    /** The pool of this test, with room for all maps that the test takes. */
    final PoolSubject pool() {
        PoolSubject present = pool;
        return present != null ? present : pool(ROOM, false);
    }

    /** Makes the pool of this test. */
    final PoolSubject pool(long limitBytes, boolean tracked) {
        PoolSubject made = makePool(limitBytes, tracked);
        pool = made;
        return made;
    }

    final MapRecipe<? extends LetheMap> recipe() {
        MapRecipe<? extends LetheMap> found = recipe;
        if (found == null) {
            found = source().recipe(source().builder());
            recipe = found;
        }
        return found;
    }

    final Lease<? extends LetheMap> lease() {
        return pool().lease(Generation.TRANSIENT, recipe());
    }

    final void fill(Lease<?> lease, int entries) {
        Subject map = Subject.of(lease.map());
        for (int i = 0; i < entries; i++) {
            map.put(key(i), value(i));
        }
    }
}
