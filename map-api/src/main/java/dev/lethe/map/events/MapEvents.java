package dev.lethe.map.events;

import org.jspecify.annotations.Nullable;

/**
 * Where backends and pools tell of what happens rarely: tables that grow, split, merge and shrink, clears, floods, dropped and lost maps,
 * native memory. What is told is recorded by the JDK Flight Recorder, as the events {@code dev.lethe.*}.
 *
 * <p>Nothing here is meant for the path of a lookup or a plain put. Each method returns null, or does nothing, as long as nobody records its event;
 * that costs a check of a constant and a field, and allocates nothing. Otherwise it begins an event, and who changed something ends it:
 *
 * <pre>{@code
 * TableStep step = MapEvents.growth();
 * if (step != null) {
 *     step.from(capacity, bytes);
 * }
 * …
 * if (step != null) {
 *     step.to(origin, entries, capacity, bytes);
 * }
 * }</pre>
 *
 * <p>For any thread. No method throws, and none calls user code: where memory or the stack runs out while something is told, it is not recorded.
 */
public final class MapEvents {
    /*
     * Goal: runs where the module jdk.jfr is missing, and costs nothing while nobody records. So this class does not name it: only JfrEvents
     * and the events do, which are linked when the constant is true.
     */

    private static final boolean RECORDABLE = isRecordable();

    private MapEvents() {}

    private static boolean isRecordable() {
        try {
            return JfrEvents.isThere();
        } catch (
                LinkageError noSuchModule) { // not in the runtime image, not resolved, or not to be read by this module
            return false;
        } catch (OutOfMemoryError | StackOverflowError noRoom) {
            return false; // who comes first must not leave this class broken for all
        }
    }

    /**
     * Begins the event of a table, or of all tables of a map, that gets more room without being split.
     *
     * @return the step; null when nobody records it
     */
    public static @Nullable TableStep growth() {
        return RECORDABLE ? JfrEvents.growth() : null;
    }

    /**
     * Begins the event of a table that is split in two.
     *
     * @return the step; null when nobody records it
     */
    public static @Nullable TableStep split() {
        return RECORDABLE ? JfrEvents.split() : null;
    }

    /**
     * Begins the event of two tables that become one.
     *
     * @return the step; null when nobody records it
     */
    public static @Nullable TableStep merge() {
        return RECORDABLE ? JfrEvents.merge() : null;
    }

    /**
     * Begins the event of a table, or of all tables of a map, that gives room back.
     *
     * @return the step; null when nobody records it
     */
    public static @Nullable TableStep shrink() {
        return RECORDABLE ? JfrEvents.shrink() : null;
    }

    /**
     * Begins the event of a clear or a drain.
     *
     * @return the step; null when nobody records it
     */
    public static @Nullable ClearStep clear() {
        return RECORDABLE ? JfrEvents.clear() : null;
    }

    /**
     * Begins the event of a table that keeps entries with equal hashes in its fallback from now on, or twice as many as when this was last
     * told.
     *
     * @return the step; null when nobody records it
     */
    public static @Nullable FloodStep flood() {
        return RECORDABLE ? JfrEvents.flood() : null;
    }

    /**
     * Begins the event of a map that leaves its pool.
     *
     * @return the step; null when nobody records it
     */
    public static @Nullable PoolStep poolDrop() {
        return RECORDABLE ? JfrEvents.poolDrop() : null;
    }

    /**
     * Tells of a lease that became unreachable before it was closed.
     *
     * @param origin the map
     * @param generation the name of the generation it was lent for
     * @param bytes what it retained when it last came back, 0 if it never did
     * @param takenAt where the lease was taken, null when that was not noted
     */
    public static void poolLeak(MapOrigin origin, String generation, long bytes, @Nullable StackTraceElement takenAt) {
        if (RECORDABLE) {
            JfrEvents.poolLeak(origin, generation, bytes, takenAt);
        }
    }

    /**
     * Begins the event of native memory that is obtained from the operating system.
     *
     * @return the step; null when nobody records it
     */
    public static @Nullable NativeStep nativeAllocation() {
        return RECORDABLE ? JfrEvents.nativeAllocation() : null;
    }

    /**
     * Begins the event of native memory that is given back to the operating system.
     *
     * @return the step; null when nobody records it
     */
    public static @Nullable NativeStep nativeRelease() {
        return RECORDABLE ? JfrEvents.nativeRelease() : null;
    }

    /**
     * Begins the event of a request that met the limit of native memory, or a refusal of the operating system, and waits.
     *
     * @return the step; null when nobody records it
     */
    public static @Nullable NativeStep nativeLimit() {
        return RECORDABLE ? JfrEvents.nativeLimit() : null;
    }
}
