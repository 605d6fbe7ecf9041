package dev.lethe.lab;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** The collections of this JVM, each with when it was and how long; what collectors do beside the program is left out. */
final class Pauses implements AutoCloseable {
    /** Times are in milliseconds since the start of the JVM. */
    private record Pause(long start, long millis) {}

    /** A stretch of time in which one thing was done. */
    record Window(long from, long to) {}

    private final Queue<Pause> pauses = new ConcurrentLinkedQueue<>();
    private final List<NotificationEmitter> emitters = new ArrayList<>();
    private final NotificationListener listener = (notification, handback) -> {
        if (notification.getUserData() instanceof CompositeData data
                && notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            take(GarbageCollectionNotificationInfo.from(data));
        }
    };

    Pauses() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(listener, null, null);
                emitters.add(emitter);
            }
        }
    }

    private void take(GarbageCollectionNotificationInfo told) {
        boolean beside =
                told.getGcName().contains("Concurrent") || told.getGcName().contains("Cycles");
        GcInfo info = told.getGcInfo();
        if (!beside && info != null) {
            pauses.add(new Pause(info.getStartTime(), info.getDuration()));
        }
    }

    /** The time now, as windows have it. */
    static long now() {
        return ManagementFactory.getRuntimeMXBean().getUptime();
    }

    /** Returns the pauses that began in the windows, in nanoseconds and to the millisecond, the shortest first. */
    double[] within(List<Window> windows) {
        return pauses.stream()
                .filter(pause ->
                        windows.stream().anyMatch(window -> window.from <= pause.start && pause.start <= window.to))
                .mapToDouble(pause -> pause.millis * 1e6)
                .sorted()
                .toArray();
    }

    static double mean(double[] nanos) {
        return Arrays.stream(nanos).average().orElse(Double.NaN);
    }

    /** Returns the pause that 99 in 100 do not exceed; the longest when there are fewer than 100. */
    static double percentile99(double[] sorted) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(0.99 * sorted.length) - 1];
    }

    @Override
    public void close() {
        for (NotificationEmitter emitter : emitters) {
            try {
                emitter.removeNotificationListener(listener);
            } catch (ListenerNotFoundException alreadyGone) {
                // all that was wanted
            }
        }
    }
}
