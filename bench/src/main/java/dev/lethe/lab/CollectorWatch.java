package dev.lethe.lab;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/** Adds up the pauses of the garbage collector of this JVM, which tells of each to the millisecond. */
final class CollectorWatch {
    private static final long PATIENCE_NANOS = 2_000_000_000;

    /** Collectors of which a bean counts whole cycles, in which the program goes on. */
    private static final String CYCLES = "Cycles";

    private final List<GarbageCollectorMXBean> beans = ManagementFactory.getGarbageCollectorMXBeans().stream()
            .filter(bean ->
                    bean instanceof NotificationEmitter && !bean.getName().endsWith(CYCLES))
            .toList();
    private final long before = told();
    private long seen;
    private long longest;
    private long all;

    /** Starts to watch. */
    CollectorWatch() {
        for (GarbageCollectorMXBean bean : beans) {
            ((NotificationEmitter) bean).addNotificationListener(this::listen, null, null);
        }
    }

    private void listen(Notification told, @Nullable Object nothing) {
        if (told.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            took(GarbageCollectionNotificationInfo.from((CompositeData) told.getUserData())
                    .getGcInfo()
                    .getDuration());
        }
    }

    private synchronized void took(long millis) {
        seen++;
        longest = Math.max(longest, millis);
        all += millis;
        notifyAll();
    }

    private long told() {
        return beans.stream()
                .mapToLong(bean -> Math.max(0, bean.getCollectionCount()))
                .sum();
    }

    /** Ends a part of the program: waits until all collections of it were told, and begins anew. */
    synchronized Pauses take() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        for (long left = PATIENCE_NANOS; left > 0 && seen < told() - before; left = end - System.nanoTime()) {
            wait(left / 1_000_000 + 1);
        }
        Pauses taken = new Pauses(longest, all);
        longest = 0;
        all = 0;
        return taken;
    }

    /**
     * The pauses of a part of the program, in milliseconds.
     *
     * @param longest the longest one
     * @param all all together
     */
    record Pauses(long longest, long all) {}
}
