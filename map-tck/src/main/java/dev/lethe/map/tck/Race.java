package dev.lethe.map.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Runs the same on several threads at once. */
final class Race {
    /** What one thread does; returns the first thing that it found wrong, or an empty text. */
    @FunctionalInterface
    interface Racer {
        String run(int thread) throws Exception;
    }

    private Race() {}

    /** Gives other threads a chance to come in between two steps. */
    static void letOthersRun() {
        LockSupport.parkNanos(1);
    }

    /** Returns what the first thread that found something wrong found, or an empty text. */
    static String of(int count, Racer racer) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            CyclicBarrier start = new CyclicBarrier(count);
            List<Future<String>> results = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int thread = i;
                results.add(threads.submit(() -> {
                    start.await();
                    return racer.run(thread);
                }));
            }
            String wrong = "";
            for (Future<String> result : results) {
                String found = result.get();
                wrong = wrong.isEmpty() ? found : wrong;
            }
            return wrong;
        } finally {
            threads.shutdownNow();
        }
    }
}
