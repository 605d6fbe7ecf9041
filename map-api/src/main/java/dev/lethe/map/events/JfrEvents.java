package dev.lethe.map.events;

import java.util.List;
import jdk.jfr.Event;
import org.jspecify.annotations.Nullable;

/** The part of {@link MapEvents} that names jdk.jfr. Each event has an object of its own to be asked whether somebody records it. */
final class JfrEvents {
    private JfrEvents() {}

    /**
     * True; a {@link LinkageError} where the classes of jdk.jfr cannot be had. Initialises all events, so that none fails to later, deep in some
     * stack; the recorder itself is not started.
     */
    static boolean isThere() {
        List<Event> all = List.of(
                TableGrowthEvent.PROBE,
                TableSplitEvent.PROBE,
                TableMergeEvent.PROBE,
                TableShrinkEvent.PROBE,
                MapClearEvent.PROBE,
                FloodFallbackEvent.PROBE,
                PoolDropEvent.PROBE,
                PoolLeakEvent.PROBE,
                NativeAllocationEvent.PROBE,
                NativeReleaseEvent.PROBE,
                NativeLimitEvent.PROBE);
        return !all.isEmpty();
    }

    static @Nullable TableStep growth() {
        try {
            if (!TableGrowthEvent.PROBE.isEnabled()) {
                return null;
            }
            TableGrowthEvent event = new TableGrowthEvent();
            event.begin();
            return event;
        } catch (OutOfMemoryError | StackOverflowError noRoom) {
            return null; // who tells of something goes on
        }
    }

    static @Nullable TableStep split() {
        try {
            if (!TableSplitEvent.PROBE.isEnabled()) {
                return null;
            }
            TableSplitEvent event = new TableSplitEvent();
            event.begin();
            return event;
        } catch (OutOfMemoryError | StackOverflowError noRoom) {
            return null; // who tells of something goes on
        }
    }

    static @Nullable TableStep merge() {
        try {
            if (!TableMergeEvent.PROBE.isEnabled()) {
                return null;
            }
            TableMergeEvent event = new TableMergeEvent();
            event.begin();
            return event;
        } catch (OutOfMemoryError | StackOverflowError noRoom) {
            return null; // who tells of something goes on
        }
    }

    static @Nullable TableStep shrink() {
        try {
            if (!TableShrinkEvent.PROBE.isEnabled()) {
                return null;
            }
            TableShrinkEvent event = new TableShrinkEvent();
            event.begin();
            return event;
        } catch (OutOfMemoryError | StackOverflowError noRoom) {
            return null; // who tells of something goes on
        }
    }

    static @Nullable ClearStep clear() {
        try {
            if (!MapClearEvent.PROBE.isEnabled()) {
                return null;
            }
            MapClearEvent event = new MapClearEvent();
            event.begin();
            return event;
        } catch (OutOfMemoryError | StackOverflowError noRoom) {
            return null; // who tells of something goes on
        }
    }

    static @Nullable PoolStep poolDrop() {
        try {
            if (!PoolDropEvent.PROBE.isEnabled()) {
                return null;
            }
            PoolDropEvent event = new PoolDropEvent();
            event.begin();
            return event;
        } catch (OutOfMemoryError | StackOverflowError noRoom) {
            return null; // who tells of something goes on
        }
    }

    static @Nullable NativeStep nativeAllocation() {
        try {
            if (!NativeAllocationEvent.PROBE.isEnabled()) {
                return null;
            }
            NativeAllocationEvent event = new NativeAllocationEvent();
            event.begin();
            return event;
        } catch (OutOfMemoryError | StackOverflowError noRoom) {
            return null; // who tells of something goes on
        }
    }

    static @Nullable NativeStep nativeRelease() {
        try {
            if (!NativeReleaseEvent.PROBE.isEnabled()) {
                return null;
            }
            NativeReleaseEvent event = new NativeReleaseEvent();
            event.begin();
            return event;
        } catch (OutOfMemoryError | StackOverflowError noRoom) {
            return null; // who tells of something goes on
        }
    }

    static @Nullable NativeStep nativeLimit() {
        try {
            if (!NativeLimitEvent.PROBE.isEnabled()) {
                return null;
            }
            NativeLimitEvent event = new NativeLimitEvent();
            event.begin();
            return event;
        } catch (OutOfMemoryError | StackOverflowError noRoom) {
            return null; // who tells of something goes on
        }
    }

    /** Not begun, so not timed: it is an instant. */
    static @Nullable FloodStep flood() {
        try {
            return FloodFallbackEvent.PROBE.isEnabled() ? new FloodFallbackEvent() : null;
        } catch (OutOfMemoryError | StackOverflowError noRoom) {
            return null; // who tells of something goes on
        }
    }

    static void poolLeak(MapOrigin origin, String generation, long bytes, @Nullable StackTraceElement takenAt) {
        if (PoolLeakEvent.PROBE.isEnabled()) {
            PoolLeakEvent.tell(origin, generation, bytes, takenAt);
        }
    }
}
