package dev.lethe.map.core;

/** The secrets that maps take for themselves, such as those of their stashes: the same in each run of an input. */
public final class FixedSeeds {
    private FixedSeeds() {}

    /**
     * The next secrets follow from this number, if the property {@code lethe.seed} is set; without it, all are random.
     *
     * @param seed follows from the input
     */
    public static void begin(long seed) {
        Hashing.Seeds.NEXT.set(seed);
    }
}
