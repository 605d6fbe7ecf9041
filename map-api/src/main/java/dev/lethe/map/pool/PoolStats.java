package dev.lethe.map.pool;

import java.util.Arrays;

/** The figures of one generation of a pool at one moment; see {@link MapPool#stats}. Counts are since the pool was made. */
public final class PoolStats {
    /** Lifetimes are counted by powers of four of a microsecond: up to 1, 4, 16 … and the rest. */
    static final int LIFETIMES = 18;

    private static final long FIRST_NANOS = 1_000;

    private final Generation generation;
    private final long hits;
    private final long misses;
    private final long drops;
    private final long givenUp;
    private final long leaks;
    private final long trims;
    private final long outlived;
    private final long commits;
    private final long rollbacks;
    private final long idleMaps;
    private final long idleBytes;
    private final long lentMaps;
    private final long lentBytes;
    private final long reservedBytes;
    private final long limitBytes;
    private final long[] lifetimes;

    PoolStats(Space space) {
        long reuses = space.earlierReuses.sum();
        long[] maps = new long[2];
        long[] bytes = new long[2];
        for (Pooled.Watch watch : space.pool.watches) {
            if (watch.line.space() == space) {
                int lent = watch.lent ? 1 : 0;
                maps[lent]++;
                bytes[lent] += watch.bytes;
                reuses += watch.reuses;
            }
        }
        this.generation = space.generation;
        this.hits = reuses;
        this.misses = space.misses.sum();
        this.drops = space.drops.sum();
        this.givenUp = space.givenUp.sum();
        this.leaks = space.leaks.sum();
        this.trims = space.trims.sum();
        this.outlived = space.outlived.sum();
        this.commits = space.commits.sum();
        this.rollbacks = space.rollbacks.sum();
        this.idleMaps = maps[0];
        this.idleBytes = bytes[0];
        this.lentMaps = maps[1];
        this.lentBytes = bytes[1];
        this.reservedBytes = space.budget.usedBytes();
        this.limitBytes = space.budget.limitBytes();
        this.lifetimes = new long[LIFETIMES];
        for (int i = 0; i < LIFETIMES; i++) {
            lifetimes[i] = space.lifetimes.get(i);
        }
    }

    static int lifetimeIndex(long nanos) {
        long limit = FIRST_NANOS;
        int index = 0;
        while (index < LIFETIMES - 1 && nanos > limit) {
            limit *= 4;
            index++;
        }
        return index;
    }

    /**
     * Returns which generation this is about.
     *
     * @return one of the three fixed ones
     */
    public Generation generation() {
        return generation;
    }

    /**
     * Returns how many leases got a map that had been lent before.
     *
     * @return a count
     */
    public long hits() {
        return hits;
    }

    /**
     * Returns how many leases got a new map.
     *
     * @return a count
     */
    public long misses() {
        return misses;
    }

    /**
     * Returns the share of leases that got a map which had been lent before.
     *
     * @return from 0 to 1; 0 before the first lease
     */
    public double reuseRate() {
        return hits == 0 ? 0 : (double) hits / (hits + misses);
    }

    /**
     * Returns how many maps the pool dropped: they did not fit into a budget, were unused for two rounds, could not be cleared, or came
     * back to a closed pool.
     *
     * @return a count
     */
    public long drops() {
        return drops;
    }

    /**
     * Returns how many idle maps the collector took because memory was short.
     *
     * @return a count
     */
    public long givenUp() {
        return givenUp;
    }

    /**
     * Returns how many leases became unreachable before they were closed, as far as the collector has found.
     *
     * @return a count
     */
    public long leaks() {
        return leaks;
    }

    /**
     * Returns how many maps were trimmed when they came back, because they had grown far beyond what is usual.
     *
     * @return a count
     */
    public long trims() {
        return trims;
    }

    /**
     * Returns how many leases lasted longer than their generation is meant to, of those that are measured: all, but of {@link
     * Generation#TRANSIENT} leases one in 16 unless they are tracked.
     *
     * @return a count
     */
    public long outlived() {
        return outlived;
    }

    /**
     * Returns how many scopes were committed.
     *
     * @return a count; 0 but for {@link Generation#TRANSACTION}
     */
    public long commits() {
        return commits;
    }

    /**
     * Returns how many scopes were rolled back.
     *
     * @return a count; 0 but for {@link Generation#TRANSACTION}
     */
    public long rollbacks() {
        return rollbacks;
    }

    /**
     * Returns how many maps are idle.
     *
     * @return maps
     */
    public long idleMaps() {
        return idleMaps;
    }

    /**
     * Returns what the idle maps retain.
     *
     * @return bytes, by the counts of the backends
     */
    public long idleBytes() {
        return idleBytes;
    }

    /**
     * Returns how many maps are lent; those that were lost count until the collector has found them.
     *
     * @return maps
     */
    public long lentMaps() {
        return lentMaps;
    }

    /**
     * Returns what the lent maps retained when they were lent: what they grew since is theirs alone to know.
     *
     * @return bytes, by the counts of the backends
     */
    public long lentBytes() {
        return lentBytes;
    }

    /**
     * Returns what is reserved in the budget: what idle maps retain, and for {@link Generation#TRANSIENT} what lent ones did.
     *
     * @return bytes, never more than {@link #limitBytes()}
     */
    public long reservedBytes() {
        return reservedBytes;
    }

    /**
     * Returns the budget of the generation.
     *
     * @return bytes
     */
    public long limitBytes() {
        return limitBytes;
    }

    /**
     * Returns how long leases lasted, of those that are measured (see {@link #outlived()}): how many up to 1, 4, 16 and so on
     * microseconds, the last number the rest. {@link #lifetimeLimitNanos} tells the limits.
     *
     * @return counts, a copy
     */
    public long[] lifetimes() {
        return lifetimes.clone();
    }

    /**
     * Returns the longest lifetime that is counted at a place of {@link #lifetimes()}.
     *
     * @param index the place, from 0
     * @return nanoseconds; {@link Long#MAX_VALUE} for the last
     */
    public static long lifetimeLimitNanos(int index) {
        if (index < 0 || index >= LIFETIMES) {
            throw new IllegalArgumentException(
                    "lifetimeLimitNanos takes a place from 0 to " + (LIFETIMES - 1) + ", not " + index + ".");
        }
        return index == LIFETIMES - 1 ? Long.MAX_VALUE : FIRST_NANOS << (2 * index);
    }

    @Override
    public String toString() {
        return "PoolStats[" + generation + ", hits=" + hits + ", misses=" + misses + ", drops=" + drops + ", givenUp="
                + givenUp
                + ", leaks=" + leaks + ", trims=" + trims + ", outlived=" + outlived + ", idle=" + idleMaps
                + " maps of "
                + idleBytes + " bytes, lent=" + lentMaps + " maps of " + lentBytes + " bytes, reserved=" + reservedBytes
                + " of "
                + limitBytes + " bytes, lifetimes=" + Arrays.toString(lifetimes) + "]";
    }
}
