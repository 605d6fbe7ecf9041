package dev.lethe.map.pool;

import java.util.Objects;

/**
 * What a pool has learnt of the leases with one tag, at one moment; see {@link Generation#auto} and {@link MapPool#tagStats}.
 *
 * <p>A lease is <em>right</em> when it lasted as long as the generation that it was taken for says. How often the learnt choice was
 * right can be compared with how often a fixed one would have been.
 */
public final class TagStats {
    private final String tag;
    private final Generation learnt;
    private final long leases;
    private final long hits;
    private final long right;
    private final long[] observed;
    private final long ended;

    TagStats(Tag source) {
        this.tag = source.name;
        this.learnt = source.learnt();
        this.leases = source.leases.sum();
        this.hits = source.reuses.sum();
        this.right = source.right.sum();
        this.observed = new long[source.observed.length()];
        long sum = 0;
        for (int i = 0; i < observed.length; i++) {
            observed[i] = source.observed.get(i);
            sum += observed[i];
        }
        this.ended = sum;
    }

    /**
     * Returns the tag.
     *
     * @return the tag
     */
    public String tag() {
        return tag;
    }

    /**
     * Returns the generation that the next lease is taken for.
     *
     * @return one of the three fixed ones
     */
    public Generation learnt() {
        return learnt;
    }

    /**
     * Returns how many leases were taken with the tag.
     *
     * @return a count
     */
    public long leases() {
        return leases;
    }

    /**
     * Returns how many of them got a map that had been lent before.
     *
     * @return a count
     */
    public long hits() {
        return hits;
    }

    /**
     * Returns the share of the leases that ended which were right.
     *
     * @return from 0 to 1; 0 when none has ended
     */
    public double rightRate() {
        return ended == 0 ? 0 : (double) right / ended;
    }

    /**
     * Returns the share of the leases that ended which would have been right with a fixed choice.
     *
     * @param fixed one of the three fixed generations
     * @return from 0 to 1; 0 when none has ended
     * @throws IllegalArgumentException when the generation is one that is learnt
     */
    public double rightRateIfAlways(Generation fixed) {
        Objects.requireNonNull(fixed, "fixed");
        if (fixed.isLearnt()) {
            throw new IllegalArgumentException(
                    "rightRateIfAlways takes one of " + Generation.fixed() + ", not " + fixed + ".");
        }
        return ended == 0 ? 0 : (double) observed[fixed.index()] / ended;
    }

    @Override
    public String toString() {
        return "TagStats[" + tag + ", learnt=" + learnt + ", leases=" + leases + ", hits=" + hits + ", right=" + right
                + " of " + ended + "]";
    }
}
