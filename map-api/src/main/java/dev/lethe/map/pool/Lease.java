package dev.lethe.map.pool;

import dev.lethe.map.LetheMap;

/**
 * The right to use one map of a pool, until {@link #close()}.
 *
 * <p>The map is empty at first and nobody else has it. Closing the lease, or the map itself, returns it to the pool; from then on the
 * lease is <em>stale</em>: {@link #map()}, every call on the map it handed out, and on cursors, iterators, views and streams got
 * from it, throw {@link StaleLeaseException}. That stays so when the same map is lent again, because each lease has a
 * map object of its own. {@link java.util.Map.Entry} objects still show the key they have.
 *
 * <p>A lease may be closed by any thread. Using the map and closing the lease must be ordered, as all use of a map that is not
 * concurrent must: calls of other threads that run while it is closed may still reach the map. A lease that becomes unreachable
 * before it is closed is a leak: its map is lost to the pool, which reports it once.
 *
 * @param <M> the interface of the map
 */
public interface Lease<M extends LetheMap> extends AutoCloseable {
    /**
     * Returns the map.
     *
     * @return the map, the same object at each call
     * @throws StaleLeaseException when the lease was closed
     */
    M map();

    /**
     * Returns the generation that the map is of; for one that is learnt, which one it was taken for.
     *
     * @return one of the three fixed generations
     */
    Generation generation();

    /**
     * Tells whether the map may still be used.
     *
     * @return false once the lease was closed
     */
    boolean isOpen();

    /** Returns the map; calling it again does nothing. */
    @Override
    void close();
}
