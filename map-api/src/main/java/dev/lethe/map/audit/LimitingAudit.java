package dev.lethe.map.audit;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapStats;

/**
 * Refuses new entries, with an {@link IllegalStateException}, once a map has as many entries as it may, or retains more bytes than it may.
 * What the map has may be written over and removed. For any number of threads; each map has the limits for itself.
 */
public final class LimitingAudit extends AnyAudit {
    private final long maxEntries;
    private final long maxBytes;

    private LimitingAudit(long maxEntries, long maxBytes) {
        this.maxEntries = maxEntries;
        this.maxBytes = maxBytes;
    }

    /**
     * Limits the number of entries. A map that many threads change at once may go above it by as many entries as there are threads.
     *
     * @param entries how many a map may have, at least 0
     * @return the hook
     * @throws IllegalArgumentException when it is negative
     */
    public static LimitingAudit entries(long entries) {
        return new LimitingAudit(checked(entries, "entries"), Long.MAX_VALUE);
    }

    /**
     * Limits the bytes that a map retains, on the heap and off it, without keys and values that are objects. A put asks for the
     * figures of the map, which costs one look at each of its tables; and as the room for a put is made before the hook is asked, a
     * map may retain what one step of growth takes above the limit.
     *
     * @param bytes how many a map may retain when an entry is added, at least 0
     * @return the hook
     * @throws IllegalArgumentException when it is negative
     */
    public static LimitingAudit bytes(long bytes) {
        return new LimitingAudit(Long.MAX_VALUE, checked(bytes, "bytes"));
    }

    private static long checked(long limit, String what) {
        if (limit < 0) {
            throw new IllegalArgumentException(
                    "A limit is a number of " + what + " from 0 to " + Long.MAX_VALUE + ", not " + limit + ".");
        }
        return limit;
    }

    @Override
    protected boolean before(Mutation mutation, LetheMap map) {
        if (mutation != Mutation.PUT) {
            return false;
        }
        long entries = map.mappingCount();
        if (entries >= maxEntries) {
            throw new IllegalStateException("This map has " + entries + " entries, of " + maxEntries
                    + " that its LimitingAudit allows; remove some before another is put.");
        }
        if (maxBytes != Long.MAX_VALUE) {
            checkBytes(map.stats());
        }
        return false;
    }

    private void checkBytes(MapStats stats) {
        long bytes = stats.retainedHeapBytes() + stats.retainedNativeBytes();
        if (bytes > maxBytes) {
            throw new IllegalStateException("This map retains " + bytes + " bytes, of " + maxBytes
                    + " that its LimitingAudit allows; remove entries or trim() it before another is put.");
        }
    }
}
