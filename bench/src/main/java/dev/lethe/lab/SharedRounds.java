package dev.lethe.lab;

import dev.lethe.map.BackendInfo;
import dev.lethe.map.Capability;
import dev.lethe.map.Lethe;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The measured part of {@link SharedExperiment}: a map is cleared again and again while others read and write it.
 *
 * <p>Half of the keys are marks: only the thread that clears puts them, all of them before each clear and none until it has returned. A
 * reader that misses one mark and then finds another, with no put between, has seen a clear that was half done.
 */
final class SharedRounds implements Bench.Round {
    private static final int CLEARS = 10;
    private static final int MOST_MARKS = 50_000;

    /** The time before and from the beginning of a clear in which calls are counted. */
    private static final long WINDOW_NANOS = 2_000_000;

    /** What one subject showed. */
    static final class Outcome {
        final Median clear = new Median();
        final Median calm = new Median();
        final Median cleared = new Median();
        long pairs;
        long halfDone;
        double retained = Double.NaN;
    }

    private final Bench bench;
    private final List<Subject> shared = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final int marks;

    SharedRounds(Bench bench) {
        this.bench = bench;
        this.marks = Math.min(MOST_MARKS, bench.keyCount() / 2);
        for (Subject subject : bench.subjects()) {
            if (!subject.isLethe() || isForThreads(subject, bench.family())) {
                shared.add(subject);
                outcomes.add(new Outcome());
            }
        }
    }

    private static boolean isForThreads(Subject subject, Family family) {
        Shape shape = family == Family.NAMES ? Shape.OBJECT_OBJECT : Shape.LONG_LONG;
        for (BackendInfo info : Lethe.backends()) {
            if (info.name().equals(subject.name())) {
                return info.capabilities(shape).contains(Capability.CONCURRENT);
            }
        }
        return false;
    }

    int marks() {
        return marks;
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    List<String> columns() {
        return shared.stream()
                .map(subject -> needsLock(subject) ? subject.name() + ", locked" : subject.name())
                .toList();
    }

    private static boolean needsLock(Subject subject) {
        return subject.name().equals("HashMap");
    }

    @Override
    public void run(Subject subject, int index, int round) {
        int place = shared.indexOf(subject);
        if (place >= 0) {
            MapOps plain = subject.create(Retention.KEEP);
            MapOps map = needsLock(subject) ? new LockedOps(plain) : plain;
            new Trial(map, round).run(subject, round < 0 ? new Outcome() : outcomes.get(place));
            map.close();
        }
    }

    /** One map, its threads, and what they count. */
    private final class Trial {
        private final MapOps map;
        private final long seed;
        private final AtomicLong reads = new AtomicLong();
        private final AtomicLong writes = new AtomicLong();
        private final AtomicLong pairs = new AtomicLong();
        private final AtomicLong halfDone = new AtomicLong();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        /** Odd while all marks are there, or a clear runs. */
        private final AtomicInteger phase = new AtomicInteger();

        private volatile boolean over;

        Trial(MapOps map, long seed) {
            this.map = map;
            this.seed = seed;
        }

        void run(Subject subject, Outcome into) {
            Thread reader = start(this::read);
            Thread writer = start(this::write);
            try {
                for (int i = 0; i < CLEARS; i++) {
                    clear(into);
                }
            } finally {
                over = true;
                join(reader);
                join(writer);
            }
            if (failure.get() != null) {
                throw new IllegalStateException("a thread failed on " + subject.name(), failure.get());
            }
            into.pairs += pairs.get();
            into.halfDone += halfDone.get();
            long found = 0;
            for (int key = 0; key < 2 * marks; key++) {
                found += map.contains(key) ? 1 : 0;
            }
            bench.checks().equal(subject, "entries when all threads have stopped", found, map.size());
            if (subject.isLethe()) {
                bench.checks().equal(subject, "reads that saw a clear half done", 0, halfDone.get());
            }
            map.clear();
            bench.checks().equal(subject, "size after the last clear", 0, map.size());
            into.retained = (double) Retained.bytes(subject, map);
        }

        private void clear(Outcome into) {
            for (int key = 0; key < marks; key++) {
                map.put(key);
            }
            phase.incrementAndGet();
            double calm = callsPerMicro(System.nanoTime());
            long start = System.nanoTime();
            long before = calls();
            map.clear();
            into.clear.add((double) bench.timer().net(System.nanoTime() - start));
            into.calm.add(calm);
            into.cleared.add(perMicro(before, start));
            phase.incrementAndGet();
        }

        private double callsPerMicro(long start) {
            return perMicro(calls(), start);
        }

        /** Waits for the end of the window, and says how many calls were made in it each microsecond. */
        private double perMicro(long before, long start) {
            for (long left = WINDOW_NANOS; left > 0; left = start + WINDOW_NANOS - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return 1e3 * (calls() - before) / (System.nanoTime() - start);
        }

        private long calls() {
            return reads.get() + writes.get();
        }

        private void read() {
            SplittableRandom random = new SplittableRandom(Plan.SEED + seed);
            while (!over) {
                int now = phase.get();
                boolean first = map.contains(random.nextInt(marks));
                boolean second = map.contains(random.nextInt(marks));
                reads.lazySet(reads.get() + 2);
                if ((now & 1) == 1 && phase.get() == now) {
                    pairs.lazySet(pairs.get() + 1);
                    if (!first && second) {
                        halfDone.incrementAndGet();
                    }
                }
            }
        }

        private void write() {
            SplittableRandom random = new SplittableRandom(Plan.SEED - seed);
            while (!over) {
                int key = marks + random.nextInt(marks);
                if (random.nextBoolean()) {
                    map.put(key);
                } else {
                    map.remove(key);
                }
                writes.lazySet(writes.get() + 1);
            }
        }

        private Thread start(Runnable work) {
            Thread thread = new Thread(() -> {
                try {
                    work.run();
                } catch (Throwable thrown) {
                    failure.compareAndSet(null, thrown);
                }
            });
            thread.setDaemon(true);
            thread.start();
            return thread;
        }

        private void join(Thread thread) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
