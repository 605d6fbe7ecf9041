package dev.lethe.map.concurrent;

/** The sizes of tables and directories, and the limits that the invariants rest on. */
final class Geometry {
    /** The most groups of a walk. At most 7 (MAX_REACH - 1) entries lie beyond a group on a path, so its count holds them. */
    static final int MAX_REACH = Control.MAX_PASSED / Control.GROUP_SLOTS + 1;

    /** The property that makes the largest tables smaller, for tests: more tables, more splits. */
    static final String MAX_GROUPS_PROPERTY = "lethe.concurrent.maxGroups";

    private static final int SMALLEST_MAX_GROUPS = 4;
    private static final int LARGEST_MAX_GROUPS = 1024;

    /** The groups of the largest table. */
    static final int MAX_GROUPS =
            refusal().isEmpty() ? Integer.getInteger(MAX_GROUPS_PROPERTY, LARGEST_MAX_GROUPS) : LARGEST_MAX_GROUPS;

    /** The bits of the hash that directory and groups may take: all that object keys keep. */
    private static final int INDEX_BITS = 32;

    /** The deepest directory: what an array can hold, with bits of the hash left for the groups. */
    static final int MAX_DEPTH = Math.min(24, INDEX_BITS - Integer.numberOfTrailingZeros(LARGEST_MAX_GROUPS));

    /** The most entries that can be asked for. */
    static final long MAX_ENTRIES = (long) limit(MAX_GROUPS) << MAX_DEPTH;

    /** Tables smaller than this are not split because threads wait for them. */
    static final int LEAST_CONTENDED_GROUPS = 8;

    /** The most tables that are made because threads wait, and not because there are so many entries. */
    static final int CONTENDED_TABLES =
            16 * Integer.highestOneBit(Runtime.getRuntime().availableProcessors());

    /** After how many waits a table is split. */
    static final int WAITS = 64;

    /** For how many changes a table stays split at least, and how many waits among as many keep it so. */
    static final int CALM = 4096;

    static final int FEW_WAITS = WAITS / 8;

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

    /** How many entries a table takes before it grows: 4/5 of its slots, all of them in a single group. */
    static int limit(int groups) {
        int slots = groups * Control.GROUP_SLOTS;
        return groups == 1 ? slots : slots * 4 / 5;
    }

    /** The smallest table for a number of entries, at most the largest. */
    static int groupsFor(long entries) {
        int groups = 1;
        while (groups < MAX_GROUPS && limit(groups) < entries) {
            groups <<= 1;
        }
        return groups;
    }

    /** The depth of a directory of largest tables for a number of entries; 0 when one table is enough. */
    static int depthFor(long entries) {
        int depth = 0;
        while (depth < MAX_DEPTH && (long) limit(MAX_GROUPS) << depth < entries) {
            depth++;
        }
        return depth;
    }
}
