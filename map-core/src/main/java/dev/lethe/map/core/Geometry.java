package dev.lethe.map.core;

/** The sizes of tables and directories, and the limits that the invariants rest on. */
final class Geometry {
    /** The most groups of a walk. At most 7 (MAX_REACH - 1) entries lie beyond a group on a path, so its count holds them. */
    static final int MAX_REACH = Control.MAX_PASSED / Control.GROUP_SLOTS + 1;

    /** The property that makes the largest tables smaller: shorter longest puts, slower lookups (ADR 0002). */
    static final String MAX_GROUPS_PROPERTY = "lethe.core.maxGroups";

    /** Smaller ones could be filled by keys of one hash, before these reach the stash, and would split without end. */
    private static final int SMALLEST_MAX_GROUPS = 64;

    private static final int LARGEST_MAX_GROUPS = 8192;

    /** What the property says, or the largest; {@link #refusal()} tells what is wrong with it. */
    private static final int MAX_GROUPS =
            refusal().isEmpty() ? Integer.getInteger(MAX_GROUPS_PROPERTY, LARGEST_MAX_GROUPS) : LARGEST_MAX_GROUPS;

    /** The bits of the hash that directory and groups may take: all that object keys keep. */
    private static final int INDEX_BITS = 32;

    /** The most entries that can be asked for: what the deepest directory of the smallest tables takes. */
    static final long MAX_ENTRIES = (long) limit(SMALLEST_MAX_GROUPS) << maxDepth(SMALLEST_MAX_GROUPS);

    /** Up to how many groups the only table of a map is so small that nobody counts whether it is still needed. */
    static final int UNCOUNTED_GROUPS = 4;

    private Geometry() {}

    /** Why the property is refused, or an empty text. */
    static String refusal() {
        String asked = System.getProperty(MAX_GROUPS_PROPERTY);
        if (asked == null) {
            return "";
        }
        Integer groups = Integer.getInteger(MAX_GROUPS_PROPERTY);
        boolean fits = groups != null
                && groups >= SMALLEST_MAX_GROUPS
                && groups <= LARGEST_MAX_GROUPS
                && Integer.bitCount(groups) == 1;
        return fits
                ? ""
                : "the property " + MAX_GROUPS_PROPERTY + " is \"" + asked + "\"; it takes a power of two from "
                        + SMALLEST_MAX_GROUPS + " to " + LARGEST_MAX_GROUPS;
    }

    /** The size of the largest table of a shape that has a limit of its own. */
    static int atMost(int groups) {
        return Math.min(groups, MAX_GROUPS);
    }

    /** The deepest directory of tables of a size. */
    static int maxDepth(int groups) {
        return INDEX_BITS - Integer.numberOfTrailingZeros(groups);
    }

    /** How many entries a table takes before it grows: 4/5 of its slots, all of them in a single group. */
    static int limit(int groups) {
        int slots = groups * Control.GROUP_SLOTS;
        return groups == 1 ? slots : slots * 4 / 5;
    }

    /** The smallest table for a number of entries, at most the largest. */
    static int groupsFor(long entries, int maxGroups) {
        int groups = 1;
        while (groups < maxGroups && limit(groups) < entries) {
            groups <<= 1;
        }
        return groups;
    }

    /** The depth of a directory of largest tables for a number of entries; 0 when one table is enough. */
    static int depthFor(long entries, int maxGroups) {
        int depth = 0;
        while (depth < maxDepth(maxGroups) && (long) limit(maxGroups) << depth < entries) {
            depth++;
        }
        return depth;
    }
}
