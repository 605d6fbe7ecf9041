package dev.lethe.map;

/**
 * What a map does with memory that its entries no longer need.
 *
 * <p>A final class, so that later releases can add policies with parameters. Instances are immutable and compared by
 * value.
 */
public final class Retention {
    /** Memory comes back as entries leave, and after a clear once the capacity is no longer used. The default. */
    public static final Retention SHRINK = new Retention(Kind.SHRINK, 0);

    /** Nothing is given back until {@link LetheMap#trim()}; only {@code drainTo} gives the tables away with their entries. */
    public static final Retention KEEP = new Retention(Kind.KEEP, 0);

    private enum Kind {
        SHRINK,
        KEEP,
        KEEP_AT_LEAST
    }

    private final Kind kind;
    private final long entries;

    private Retention(Kind kind, long entries) {
        this.kind = kind;
        this.entries = entries;
    }

    /**
     * Returns a policy that shrinks as {@link #SHRINK}, but always keeps room for a number of entries once it was made.
     *
     * @param entries the number of entries to keep room for, at least 0
     * @return the policy
     * @throws IllegalArgumentException when {@code entries} is negative
     */
    public static Retention keepAtLeast(long entries) {
        if (entries < 0) {
            throw new IllegalArgumentException(
                    "keepAtLeast takes a number of entries from 0 to " + Long.MAX_VALUE + ", not " + entries + ".");
        }
        return new Retention(Kind.KEEP_AT_LEAST, entries);
    }

    /**
     * Tells whether memory may be given back without a call to {@code trim()}.
     *
     * @return true for all policies but {@link #KEEP}
     */
    public boolean shrinks() {
        return kind != Kind.KEEP;
    }

    /**
     * Returns the number of entries for which room is never given back by shrinking.
     *
     * @return the floor; 0 unless made by {@link #keepAtLeast}
     */
    public long floor() {
        return entries;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Retention that && kind == that.kind && entries == that.entries;
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + Long.hashCode(entries);
    }

    @Override
    public String toString() {
        return kind == Kind.KEEP_AT_LEAST ? "keepAtLeast(" + entries + ")" : kind.name();
    }
}
