package dev.lethe.map.unsafe;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What must not be done on the path of a single operation, and nobody waits for: one thread, which ends when it has nothing to do. */
final class Background {
    private static final ThreadPoolExecutor THREAD = thread();

    private Background() {}

    private static ThreadPoolExecutor thread() {
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Background::newThread);
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(null, work, "lethe-native-memory", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null); // whose application happened to come first must not stay reachable
        return thread;
    }

    /** Runs soon; at once, in this thread, where no other can be started. */
    static void run(Runnable work) {
        try {
            THREAD.execute(work);
        } catch (OutOfMemoryError noThread) {
            if (!THREAD.getQueue().contains(work)) {
                work.run();
            }
        }
    }
}
