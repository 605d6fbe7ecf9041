package dev.lethe.map.monitor;

import dev.lethe.map.pool.PoolStats;
import javax.management.ConstructorParameters;

/** The figures of one generation of a tracked pool, as {@link dev.lethe.map.pool.PoolStats} has them. Immutable. */
public final class PoolFigures {
    private final String name;
    private final String generation;
    private final long hits;
    private final long misses;
    private final long drops;
    private final long givenUp;
    private final long leaks;
    private final long idleMaps;
    private final long idleBytes;
    private final long lentMaps;
    private final long reservedBytes;
    private final long limitBytes;

    /**
     * Makes the figures again that a remote server sent; who watches asks {@link MapMonitor}.
     *
     * @param name what the pool was tracked as
     * @param generation which generation of it
     * @param hits how many leases got a map that had been lent before
     * @param misses how many got a new one
     * @param drops how many maps the pool dropped
     * @param givenUp how many idle maps the collector took
     * @param leaks how many leases became unreachable unclosed
     * @param idleMaps the maps that nobody has
     * @param idleBytes what these retain, in bytes
     * @param lentMaps the maps that somebody has
     * @param reservedBytes what is reserved in the budget, in bytes
     * @param limitBytes how much may be, in bytes
     */
    @ConstructorParameters({
        "name",
        "generation",
        "hits",
        "misses",
        "drops",
        "givenUp",
        "leaks",
        "idleMaps",
        "idleBytes",
        "lentMaps",
        "reservedBytes",
        "limitBytes"
    })
    public PoolFigures(
            String name,
            String generation,
            long hits,
            long misses,
            long drops,
            long givenUp,
            long leaks,
            long idleMaps,
            long idleBytes,
            long lentMaps,
            long reservedBytes,
            long limitBytes) {
        this.name = name;
        this.generation = generation;
        this.hits = hits;
        this.misses = misses;
        this.drops = drops;
        this.givenUp = givenUp;
        this.leaks = leaks;
        this.idleMaps = idleMaps;
        this.idleBytes = idleBytes;
        this.lentMaps = lentMaps;
        this.reservedBytes = reservedBytes;
        this.limitBytes = limitBytes;
    }

    PoolFigures(String name, PoolStats stats) {
        this(
                name,
                stats.generation().toString(),
                stats.hits(),
                stats.misses(),
                stats.drops(),
                stats.givenUp(),
                stats.leaks(),
                stats.idleMaps(),
                stats.idleBytes(),
                stats.lentMaps(),
                stats.reservedBytes(),
                stats.limitBytes());
    }

    /**
     * Returns what the pool was tracked as.
     *
     * @return the figure
     */
    public String getName() {
        return name;
    }

    /**
     * Returns which generation of it.
     *
     * @return the figure
     */
    public String getGeneration() {
        return generation;
    }

    /**
     * Returns how many leases got a map that had been lent before.
     *
     * @return the figure
     */
    public long getHits() {
        return hits;
    }

    /**
     * Returns how many got a new one.
     *
     * @return the figure
     */
    public long getMisses() {
        return misses;
    }

    /**
     * Returns how many maps the pool dropped.
     *
     * @return the figure
     */
    public long getDrops() {
        return drops;
    }

    /**
     * Returns how many idle maps the collector took.
     *
     * @return the figure
     */
    public long getGivenUp() {
        return givenUp;
    }

    /**
     * Returns how many leases became unreachable unclosed.
     *
     * @return the figure
     */
    public long getLeaks() {
        return leaks;
    }

    /**
     * Returns the maps that nobody has.
     *
     * @return the figure
     */
    public long getIdleMaps() {
        return idleMaps;
    }

    /**
     * Returns what these retain, in bytes.
     *
     * @return the figure
     */
    public long getIdleBytes() {
        return idleBytes;
    }

    /**
     * Returns the maps that somebody has.
     *
     * @return the figure
     */
    public long getLentMaps() {
        return lentMaps;
    }

    /**
     * Returns what is reserved in the budget, in bytes.
     *
     * @return the figure
     */
    public long getReservedBytes() {
        return reservedBytes;
    }

    /**
     * Returns how much may be, in bytes.
     *
     * @return the figure
     */
    public long getLimitBytes() {
        return limitBytes;
    }

    @Override
    public String toString() {
        return name + " " + generation + ": " + idleMaps + " idle, " + lentMaps + " lent, " + reservedBytes + " of "
                + limitBytes + " bytes";
    }
}
