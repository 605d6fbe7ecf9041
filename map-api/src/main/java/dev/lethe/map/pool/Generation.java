package dev.lethe.map.pool;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long a lease is meant to last; a pool keeps the maps of each generation apart. Compared by value, for any thread.
 *
 * <p>The choice decides how soon a lease counts as one that outlived its generation, which budget its map comes under, and what size is
 * usual. A wrong choice costs reuse, never correctness.
 */
public final class Generation {
    /** A call or a request: up to 10 milliseconds. */
    public static final Generation TRANSIENT = new Generation(0, "TRANSIENT", TimeUnit.MILLISECONDS.toNanos(10));

    /** Until commit or rollback: up to 10 seconds. */
    public static final Generation TRANSACTION = new Generation(1, "TRANSACTION", TimeUnit.SECONDS.toNanos(10));

    /** A configuration or a snapshot: until it is replaced. */
    public static final Generation LONG_LIVED = new Generation(2, "LONG_LIVED", Long.MAX_VALUE);

    private static final List<Generation> FIXED = List.of(TRANSIENT, TRANSACTION, LONG_LIVED);
    private static final int LEARNT = -1;

    private final int index;
    private final String name;
    private final long limitNanos;

    private Generation(int index, String name, long limitNanos) {
        this.index = index;
        this.name = name;
        this.limitNanos = limitNanos;
    }

    /**
     * Returns a generation that each pool learns from how long the leases with this tag last. Until a pool has seen some it is {@link
     * #TRANSIENT}.
     *
     * @param tag names the place in the program that takes the leases; keep the number of tags small, a pool remembers each
     * @return the generation; an equal one for an equal tag
     */
    public static Generation auto(String tag) {
        return new Generation(LEARNT, Objects.requireNonNull(tag, "tag"), Long.MAX_VALUE);
    }

    /**
     * Returns the three generations there are, without those that are learnt, the shortest first.
     *
     * @return the generations
     */
    public static List<Generation> fixed() {
        return FIXED;
    }

    /**
     * Returns the tag of a generation that is learnt.
     *
     * @return the tag; empty for the three fixed ones
     */
    public Optional<String> tag() {
        return index == LEARNT ? Optional.of(name) : Optional.empty();
    }

    /** Returns the fixed generation that a lease of such a lifetime belongs to. */
    static Generation ofLifetime(long nanos) {
        return nanos <= TRANSIENT.limitNanos ? TRANSIENT : nanos <= TRANSACTION.limitNanos ? TRANSACTION : LONG_LIVED;
    }

    boolean isLearnt() {
        return index == LEARNT;
    }

    /** The place among the fixed ones. */
    int index() {
        return index;
    }

    /** The tag, or the name of a fixed one. */
    String name() {
        return name;
    }

    long limitNanos() {
        return limitNanos;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Generation that && index == that.index && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + index;
    }

    @Override
    public String toString() {
        return index == LEARNT ? "auto(" + name + ")" : name;
    }
}
