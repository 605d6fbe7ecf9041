package dev.lethe.map.pool;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapRecipe;
import java.util.ArrayList;
import java.util.List;

/**
 * The maps of one transaction, which go back to the pool together when it is committed or rolled back.
 *
 * <pre>{@code
 * try (PoolScope scope = pool.scope()) {
 *     LongLongMap deltas = scope.map(recipe);
 *     …
 *     scope.commit();
 * } // rolled back if it was not committed
 * }</pre>
 *
 * <p>For one thread at a time. Whichever way it ends, its leases are stale then, and what the maps held is gone: write what is
 * to last before {@link #commit()}.
 */
public final class PoolScope implements AutoCloseable {
    private final MapPool pool;
    private final List<Lease<?>> leases = new ArrayList<>();
    private boolean ended;

    PoolScope(MapPool pool) {
        this.pool = pool;
    }

    /**
     * Leases a map until the scope ends.
     *
     * @param recipe how such maps are made
     * @param <M> the interface of the map
     * @return an empty map of the generation {@link Generation#TRANSACTION}
     * @throws IllegalStateException when the scope has ended, or the pool is closed
     */
    public <M extends LetheMap> M map(MapRecipe<M> recipe) {
        return lease(Generation.TRANSACTION, recipe).map();
    }

    /**
     * Takes a lease that ends with the scope, unless it is closed before.
     *
     * @param generation how long it is meant to be lent
     * @param recipe how such maps are made
     * @param <M> the interface of the map
     * @return a new lease of an empty map
     * @throws IllegalStateException when the scope has ended, or the pool is closed
     */
    public <M extends LetheMap> Lease<M> lease(Generation generation, MapRecipe<M> recipe) {
        checkOpen();
        Lease<M> lease = pool.lease(generation, recipe);
        try {
            leases.add(lease);
        } catch (Throwable noRoom) {
            lease.close();
            throw noRoom;
        }
        return lease;
    }

    /**
     * Ends the scope as done, and returns its maps.
     *
     * @throws IllegalStateException when the scope has ended
     */
    public void commit() {
        checkOpen();
        end();
        pool.space(Generation.TRANSACTION).commits.increment();
    }

    /**
     * Ends the scope as given up, and returns its maps.
     *
     * @throws IllegalStateException when the scope has ended
     */
    public void rollback() {
        checkOpen();
        end();
        pool.space(Generation.TRANSACTION).rollbacks.increment();
    }

    /** Rolls back unless the scope has ended. */
    @Override
    public void close() {
        if (!ended) {
            rollback();
        }
    }

    private void end() {
        ended = true;
        Throwable first = null;
        for (Lease<?> lease : leases) {
            try {
                lease.close();
            } catch (RuntimeException
                    | Error failed) { // an Error of an audit hook, say: the others go back all the same
                if (first == null) {
                    first = failed;
                } else {
                    first.addSuppressed(failed);
                }
            }
        }
        leases.clear();
        if (first instanceof Error error) {
            throw error;
        }
        if (first != null) {
            throw (RuntimeException) first;
        }
    }

    private void checkOpen() {
        if (ended) {
            throw new IllegalStateException("This scope was committed or rolled back; open a new one.");
        }
    }
}
