/**
 * Maps that are used again: a pool that sorts them by how long they are meant to live.
 *
 * <p>Start at {@link dev.lethe.map.pool.MapPool#builder()}. {@link dev.lethe.map.pool.MapPool#lease lease} hands out an empty map
 * for a {@link dev.lethe.map.pool.Generation}; closing the {@link dev.lethe.map.pool.Lease} returns it. {@link
 * dev.lethe.map.pool.PoolScope} holds the maps of a transaction, {@link dev.lethe.map.pool.Versioned} one map that many read
 * while its successor is made.
 */
@org.jspecify.annotations.NullMarked
package dev.lethe.map.pool;
