package dev.lethe.map.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/** Runs one piece of work in many threads at once, and passes on what the first of them threw. */
final class Threads {
    private Threads() {}

    /** Starts as many threads, lets them begin together, and waits for all. */
    static void run(int number, IntConsumer work) {
        CountDownLatch start = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            int me = i;
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                    work.accept(me);
                } catch (Throwable failure) {
                    thrown.compareAndSet(null, failure);
                }
            });
            thread.start();
            threads.add(thread);
        }
        start.countDown();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException unexpected) {
                throw new AssertionError(unexpected);
            }
        }
        if (thrown.get() != null) {
            throw new AssertionError("A thread failed: " + thrown.get(), thrown.get());
        }
    }
}
