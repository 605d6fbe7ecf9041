package dev.lethe.bench;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Threads of the kind that the running JDK has most of: virtual ones from Java 21 on, else those of the platform. */
final class SoakThreads {
    private static final long STACK_BYTES = 256 << 10;

    private final @Nullable ThreadFactory virtual = virtual();

    boolean areVirtual() {
        return virtual != null;
    }

    String kind() {
        return areVirtual() ? "virtual" : "platform";
    }

    /** Starts so many threads. */
    List<Thread> start(int count, IntFunction<Runnable> tasks) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Runnable task = tasks.apply(i);
            Thread thread =
                    virtual != null ? virtual.newThread(task) : new Thread(null, task, "soak-" + i, STACK_BYTES);
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    /** By reflection, for this runs on Java 17 as well. */
    private static @Nullable ThreadFactory virtual() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder);
        } catch (NoSuchMethodException | InvocationTargetException older) {
            return null; // there are none, or they are a preview and refuse
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("Virtual threads are there, but cannot be made.", impossible);
        }
    }
}
