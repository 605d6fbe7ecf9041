package dev.lethe.map;

import java.util.Arrays;

/**
 * The figures of a map at one moment; see {@link LetheMap#stats()}.
 *
 * <p>A backend makes them by {@link #builder()}; figures it does not have stay 0. Compared by value.
 */
public final class MapStats {
    private final long entries;
    private final long capacity;
    private final long tables;
    private final long retainedHeapBytes;
    private final long retainedNativeBytes;
    private final long growths;
    private final long shrinks;
    private final long clears;
    private final long epoch;
    private final long referenceDebt;
    private final long fallbackEntries;

    private MapStats(Builder builder) {
        this.entries = builder.entries;
        this.capacity = builder.capacity;
        this.tables = builder.tables;
        this.retainedHeapBytes = builder.retainedHeapBytes;
        this.retainedNativeBytes = builder.retainedNativeBytes;
        this.growths = builder.growths;
        this.shrinks = builder.shrinks;
        this.clears = builder.clears;
        this.epoch = builder.epoch;
        this.referenceDebt = builder.referenceDebt;
        this.fallbackEntries = builder.fallbackEntries;
    }

    /**
     * Starts a set of figures.
     *
     * @return a builder with all figures 0
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the number of entries.
     *
     * @return entries
     */
    public long entries() {
        return entries;
    }

    /**
     * Returns the number of entries that fit without growth, if their hashes are spread evenly.
     *
     * @return entries
     */
    public long capacity() {
        return capacity;
    }

    /**
     * Returns the number of tables that hold memory.
     *
     * @return tables
     */
    public long tables() {
        return tables;
    }

    /**
     * Returns the bytes on the heap that the structure of the map holds: not keys and values themselves. Computed from the sizes of its arrays.
     *
     * @return bytes
     */
    public long retainedHeapBytes() {
        return retainedHeapBytes;
    }

    /**
     * Returns the bytes off the heap that the tables of the map hold; those of tables that are being drained are not among them.
     *
     * @return bytes
     */
    public long retainedNativeBytes() {
        return retainedNativeBytes;
    }

    /**
     * Returns how often a table grew or was split.
     *
     * @return a count since the map was made
     */
    public long growths() {
        return growths;
    }

    /**
     * Returns how often a table shrank, merged or was dropped.
     *
     * @return a count since the map was made
     */
    public long shrinks() {
        return shrinks;
    }

    /**
     * Returns how often the map was cleared or drained.
     *
     * @return a count since the map was made
     */
    public long clears() {
        return clears;
    }

    /**
     * Returns the epoch: the number that each clear raises.
     *
     * @return the epoch
     */
    public long epoch() {
        return epoch;
    }

    /**
     * Returns the number of removed entries whose references the map still holds, after {@code clearLazily()}.
     *
     * @return entries
     */
    public long referenceDebt() {
        return referenceDebt;
    }

    /**
     * Returns the number of entries that are kept in the fallback for keys whose hashes collide.
     *
     * @return entries
     */
    public long fallbackEntries() {
        return fallbackEntries;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MapStats that && Arrays.equals(figures(), that.figures());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(figures());
    }

    @Override
    public String toString() {
        return "MapStats[entries=" + entries
                + ", capacity=" + capacity
                + ", tables=" + tables
                + ", retainedHeapBytes=" + retainedHeapBytes
                + ", retainedNativeBytes=" + retainedNativeBytes
                + ", growths=" + growths
                + ", shrinks=" + shrinks
                + ", clears=" + clears
                + ", epoch=" + epoch
                + ", referenceDebt=" + referenceDebt
                + ", fallbackEntries=" + fallbackEntries + "]";
    }

    private long[] figures() {
        return new long[] {
            entries,
            capacity,
            tables,
            retainedHeapBytes,
            retainedNativeBytes,
            growths,
            shrinks,
            clears,
            epoch,
            referenceDebt,
            fallbackEntries
        };
    }

    /** Collects the figures. */
    public static final class Builder {
        private long entries;
        private long capacity;
        private long tables;
        private long retainedHeapBytes;
        private long retainedNativeBytes;
        private long growths;
        private long shrinks;
        private long clears;
        private long epoch;
        private long referenceDebt;
        private long fallbackEntries;

        private Builder() {}

        /**
         * Sets {@link MapStats#entries()}.
         *
         * @param value the figure
         * @return this
         */
        public Builder entries(long value) {
            this.entries = value;
            return this;
        }

        /**
         * Sets {@link MapStats#capacity()}.
         *
         * @param value the figure
         * @return this
         */
        public Builder capacity(long value) {
            this.capacity = value;
            return this;
        }

        /**
         * Sets {@link MapStats#tables()}.
         *
         * @param value the figure
         * @return this
         */
        public Builder tables(long value) {
            this.tables = value;
            return this;
        }

        /**
         * Sets {@link MapStats#retainedHeapBytes()}.
         *
         * @param value the figure
         * @return this
         */
        public Builder retainedHeapBytes(long value) {
            this.retainedHeapBytes = value;
            return this;
        }

        /**
         * Sets {@link MapStats#retainedNativeBytes()}.
         *
         * @param value the figure
         * @return this
         */
        public Builder retainedNativeBytes(long value) {
            this.retainedNativeBytes = value;
            return this;
        }

        /**
         * Sets {@link MapStats#growths()}.
         *
         * @param value the figure
         * @return this
         */
        public Builder growths(long value) {
            this.growths = value;
            return this;
        }

        /**
         * Sets {@link MapStats#shrinks()}.
         *
         * @param value the figure
         * @return this
         */
        public Builder shrinks(long value) {
            this.shrinks = value;
            return this;
        }

        /**
         * Sets {@link MapStats#clears()}.
         *
         * @param value the figure
         * @return this
         */
        public Builder clears(long value) {
            this.clears = value;
            return this;
        }

        /**
         * Sets {@link MapStats#epoch()}.
         *
         * @param value the figure
         * @return this
         */
        public Builder epoch(long value) {
            this.epoch = value;
            return this;
        }

        /**
         * Sets {@link MapStats#referenceDebt()}.
         *
         * @param value the figure
         * @return this
         */
        public Builder referenceDebt(long value) {
            this.referenceDebt = value;
            return this;
        }

        /**
         * Sets {@link MapStats#fallbackEntries()}.
         *
         * @param value the figure
         * @return this
         */
        public Builder fallbackEntries(long value) {
            this.fallbackEntries = value;
            return this;
        }

        /**
         * Makes the figures.
         *
         * @return the figures
         */
        public MapStats build() {
            return new MapStats(this);
        }
    }
}
