package dev.lethe.map.pool;

import dev.lethe.map.spi.IdleBudget;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Says what a pool is to be like, and makes it; got from {@link MapPool#builder()}. For one thread. */
public final class MapPoolBuilder {
    private static final long UNSET = -1;

    IdleBudget shared = IdleBudget.process();
    LongSupplier clock = System::nanoTime;
    long roundNanos = Duration.ofSeconds(10).toNanos();
    boolean tracked;

    @Nullable
    Consumer<? super Leak> listener;

    private long limit = UNSET;
    private final long[] limits = {UNSET, UNSET, UNSET};

    MapPoolBuilder() {}

    /**
     * Limits what idle maps retain, in all generations together; without it the limit is that of the budget which the pool shares.
     *
     * @param bytes the limit, at least 0; 0 keeps nothing
     * @return this
     * @throws IllegalArgumentException when it is negative
     */
    public MapPoolBuilder budgetBytes(long bytes) {
        this.limit = checked("budgetBytes", bytes);
        return this;
    }

    /**
     * Limits what idle maps of one generation retain; without it the limit is that of the pool.
     *
     * @param generation one of the three fixed ones
     * @param bytes the limit, at least 0; 0 keeps nothing
     * @return this
     * @throws IllegalArgumentException when it is negative, or the generation is one that is learnt
     */
    public MapPoolBuilder budgetBytes(Generation generation, long bytes) {
        Objects.requireNonNull(generation, "generation");
        if (generation.isLearnt()) {
            throw new IllegalArgumentException("budgetBytes takes one of " + Generation.fixed() + ", not " + generation
                    + "; its maps come under the budgets of those.");
        }
        this.limits[generation.index()] = checked("budgetBytes", bytes);
        return this;
    }

    /**
     * Names the budget that this pool shares with others; {@link IdleBudget#process()} unless told otherwise. What the pool reserves
     * is reserved there, too.
     *
     * @param budget the budget
     * @return this
     */
    public MapPoolBuilder within(IdleBudget budget) {
        this.shared = Objects.requireNonNull(budget, "budget");
        return this;
    }

    /**
     * Makes each lease remember where it was taken, and measures how long each lasts; otherwise one in 128 and one in 16 do. It
     * costs a stack trace a lease.
     *
     * @param tracking whether all leases are tracked; false unless told otherwise
     * @return this
     */
    public MapPoolBuilder trackLeases(boolean tracking) {
        this.tracked = tracking;
        return this;
    }

    /**
     * Names who is told of each leak, once; see also {@link MapPool#recentLeaks()}. It is called by whichever thread comes across the
     * leak, one that takes a lease or one that runs after collections; it should be quick, and an exception it throws is ignored.
     *
     * @param action takes the leaks
     * @return this
     */
    public MapPoolBuilder onLeak(Consumer<? super Leak> action) {
        this.listener = Objects.requireNonNull(action, "action");
        return this;
    }

    /**
     * Sets how long a round is: idle maps that were unused for two are dropped. Rounds end when somebody looks, so it may be later.
     *
     * @param length the length, at least one nanosecond; ten seconds unless told otherwise
     * @return this
     * @throws IllegalArgumentException when it is not positive or more than 292 years
     */
    public MapPoolBuilder roundLength(Duration length) {
        Objects.requireNonNull(length, "length");
        if (length.isNegative() || length.isZero() || length.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException(
                    "roundLength takes a time from one nanosecond to 292 years, not " + length + ".");
        }
        this.roundNanos = length.toNanos();
        return this;
    }

    /**
     * Sets the clock by which lifetimes and rounds are measured; {@link System#nanoTime()} unless told otherwise.
     *
     * @param nanos returns nanoseconds that never go back, from any thread
     * @return this
     */
    public MapPoolBuilder clock(LongSupplier nanos) {
        this.clock = Objects.requireNonNull(nanos, "nanos");
        return this;
    }

    /**
     * Makes the pool.
     *
     * @return a new pool
     * @throws IllegalArgumentException when its budget is larger than the one it shares, or that of a generation larger than the pool's
     */
    public MapPool build() {
        if (limit > shared.limitBytes()) {
            throw new IllegalArgumentException("budgetBytes takes at most " + shared.limitBytes()
                    + " bytes, the limit of the budget that the pool shares, not " + limit
                    + "; raise that one by the property lethe.idle.maxBytes, or name another by within(..).");
        }
        for (Generation generation : Generation.fixed()) {
            if (limits[generation.index()] > limit()) {
                throw new IllegalArgumentException("budgetBytes takes at most " + limit() + " bytes for " + generation
                        + ", the budget of the whole pool, not " + limits[generation.index()] + ".");
            }
        }
        MapPool pool = new MapPool(this);
        CollectionWatch.begin(pool);
        shared.addKeeper(pool.keeper);
        if (shared != IdleBudget.process()) {
            IdleBudget.process().addKeeper(pool.keeper); // native memory knows no other
        }
        return pool;
    }

    long limit() {
        return limit == UNSET ? shared.limitBytes() : limit;
    }

    long limit(Generation generation) {
        long own = limits[generation.index()];
        return own == UNSET ? limit() : own;
    }

    private static long checked(String method, long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException(
                    method + " takes a number of bytes from 0 to " + Long.MAX_VALUE + ", not " + bytes + ".");
        }
        return bytes;
    }
}
