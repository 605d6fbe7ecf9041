package dev.lethe.map;

/**
 * How many groups of slots lookups visit in a map, weighed over its entries (hits) and over all groups (misses).
 *
 * @param meanHit the mean number of groups that a lookup of a present key visits; 0 for an empty map
 * @param meanMiss the mean number of groups that a lookup of an absent key visits, if its hash is random; 0 for an
 *     empty map
 * @param longest the most groups that any lookup of a present key visits
 */
public record ProbeLengths(double meanHit, double meanMiss, int longest) {
    /** The probe lengths of an empty map. */
    public static final ProbeLengths NONE = new ProbeLengths(0, 0, 0);
}
