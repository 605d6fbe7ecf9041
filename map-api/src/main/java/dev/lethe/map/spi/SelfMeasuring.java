package dev.lethe.map.spi;

/**
 * A map that can tell what it retains without making a {@link dev.lethe.map.MapStats} for it; pools ask at each return.
 *
 * <p>A backend need not implement it, but its maps then cost a set of figures more each time they come back to a pool.
 */
public interface SelfMeasuring {
    /**
     * Returns {@link dev.lethe.map.MapStats#retainedHeapBytes()} and {@link dev.lethe.map.MapStats#retainedNativeBytes()} in one sum.
     * Allocates nothing; costs at most one look at each table. Never writes to the map.
     *
     * @return bytes
     * @throws IllegalStateException if the map is closed
     */
    long retainedBytes();
}
