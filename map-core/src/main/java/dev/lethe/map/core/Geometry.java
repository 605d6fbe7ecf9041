package dev.lethe.map.core;

/** The sizes of tables and directories, and the limits that the invariants rest on. */
final class Geometry {
    /** The most groups that an entry walks through: what of 7 entries a group can pass one group fits its count. */
    static final int MAX_REACH = Control.MAX_PASSED / Control.GROUP_SLOTS + 1;

    /** The bits of the hash that directory and groups may take: all that object keys keep. */
    private static final int INDEX_BITS = 32;

    /** The most entries that can be asked for: what the deepest directory takes, of tables of 4,096 groups or of 8,192. */
    static final long MAX_ENTRIES = ((long) limit(4096)) << maxDepth(4096);

    private Geometry() {}

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
