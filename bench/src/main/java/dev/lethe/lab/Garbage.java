package dev.lethe.lab;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the garbage collector of this JVM has done so far. */
final class Garbage {
    private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();

    private static final com.sun.management.@Nullable ThreadMXBean THREADS =
            ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads ? threads : null;

    private Garbage() {}

    /** Returns the number of collections since the start of the JVM. */
    static long collections() {
        long sum = 0;
        for (GarbageCollectorMXBean collector : COLLECTORS) {
            sum += Math.max(0, collector.getCollectionCount());
        }
        return sum;
    }

    /** Returns the time spent in collections since the start of the JVM, to the millisecond. */
    static long millis() {
        long sum = 0;
        for (GarbageCollectorMXBean collector : COLLECTORS) {
            sum += Math.max(0, collector.getCollectionTime());
        }
        return sum;
    }

    /** Returns the bytes that the calling thread has allocated since its start. */
    static long allocatedByThisThread() {
        return THREADS == null ? 0 : THREADS.getCurrentThreadAllocatedBytes();
    }

    /** Names the collectors, for people. */
    static String names() {
        List<String> names =
                COLLECTORS.stream().map(GarbageCollectorMXBean::getName).toList();
        return String.join(", ", names);
    }
}
