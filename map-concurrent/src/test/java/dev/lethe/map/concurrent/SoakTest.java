package dev.lethe.map.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.ConcurrentObjectMap;
import dev.lethe.map.Lethe;
import dev.lethe.map.spi.SelfChecking;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A soak: rounds of growth, shrinking, and clears under load on one map, for as many seconds as the property {@code lethe.soak.seconds}
 * says (2 in the build). Its verdict is that no entry is lost and none comes back, that the memory of the emptied map does not
 * grow from round to round, and that no thread gets stuck. One command: see CONTRIBUTING.
 */
class SoakTest {
    private static final long SECONDS = Long.getLong("lethe.soak.seconds", 2);
    private static final int WRITERS = 3;
    private static final int READERS = 1;
    private static final int KEYS = 60_000;

    /** A clear waits for about so many writes, so that it has something to clear, and others see for a while what it left. */
    private static final long WRITES_BETWEEN = 2000;

    private static final long PAUSE_NANOS = 20_000;

    /** How long a thread may make no progress: far more than a round takes, or a machine that is busy keeps it waiting. */
    private static final long STUCK_SECONDS = Long.getLong("lethe.soak.stuck", 120);

    /** What the emptied map may retain: its empty tables and what its clears left; a map of all entries has some megabytes. */
    private static final long MOST_BYTES = 64 << 10;

    /** After which round the used heap is measured first, and how much more it may be in the end. */
    private static final long FIRST_MEASURED = 3;

    private static final long MOST_GROWTH = 8 << 20;

    private final ConcurrentObjectMap<Long, Long> map =
            Lethe.builder().backend("concurrent").concurrentMap();
    private final AtomicLong round = new AtomicLong();
    private final AtomicLongArray progress = new AtomicLongArray(WRITERS + READERS + 1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final CyclicBarrier barrier = new CyclicBarrier(WRITERS + READERS + 1);
    private volatile boolean over;
    private volatile boolean ended;
    private volatile int writing;
    private long firstHeap;

    /** What each writer knows of its own keys while nobody clears; a clear is known by the number of the write before it. */
    private final long[][] models = new long[WRITERS][KEYS];

    private final AtomicLongArray written = new AtomicLongArray(WRITERS);
    private final AtomicLongArray cleared = new AtomicLongArray(WRITERS);

    @Test
    void mapSurvivesGrowthShrinkingAndClearsUnderLoad() throws Exception {
        Thread[] threads = new Thread[WRITERS + READERS + 1];
        for (int i = 0; i < threads.length; i++) {
            int me = i;
            threads[i] = new Thread(() -> live(me), "soak-" + me);
            threads[i].setDaemon(true);
            threads[i].start();
        }
        long end = System.nanoTime() + SECONDS * 1_000_000_000;
        long[] seen = new long[threads.length];
        long[] since = new long[threads.length];
        Arrays.fill(since, System.nanoTime());
        while (failure.get() == null && Arrays.stream(threads).anyMatch(Thread::isAlive)) {
            Thread.sleep(20);
            over |= System.nanoTime() > end;
            for (int i = 0; i < threads.length; i++) {
                boolean moves = progress.get(i) != seen[i] || !threads[i].isAlive();
                seen[i] = progress.get(i);
                since[i] = moves ? System.nanoTime() : since[i];
                assertThat(System.nanoTime() - since[i])
                        .as("%s is stuck at %s", threads[i], Arrays.toString(threads[i].getStackTrace()))
                        .isLessThan(STUCK_SECONDS * 1_000_000_000);
            }
        }
        if (failure.get() != null) {
            throw new AssertionError("A thread failed: " + failure.get(), failure.get());
        }
        System.out.println("soak: " + round + " rounds, " + progress + " calls of each thread, "
                + map.stats().growths() + " growths, " + map.stats().shrinks() + " shrinks, "
                + map.stats().clears() + " clears");
    }

    private void live(int me) {
        try {
            while (true) {
                long turn = round.get();
                if (me == 0) {
                    writing = WRITERS;
                }
                barrier.await();
                work(me, turn);
                barrier.await();
                if (me == 0) {
                    atRest(turn);
                    round.incrementAndGet();
                }
                barrier.await();
                if (ended) {
                    return;
                }
            }
        } catch (Throwable thrown) {
            failure.compareAndSet(null, thrown);
            barrier.reset(); // the others end, too
        }
    }

    private void work(int me, long turn) {
        SplittableRandom random = new SplittableRandom(turn * 31 + me);
        boolean clears = turn % 2 == 1;
        if (me < WRITERS) {
            for (int phase = 0; phase < 2; phase++) { // grows, and then shrinks
                for (int i = 0; i < KEYS; i++) {
                    write(me, random, phase == 0, clears);
                }
            }
            synchronized (this) {
                writing--;
            }
        } else if (me < WRITERS + READERS) {
            while (writing != 0 && failure.get() == null) {
                read(random);
                progress.incrementAndGet(me);
            }
        } else {
            while (writing != 0 && failure.get() == null) {
                empty(random, clears);
                progress.incrementAndGet(me);
            }
        }
    }

    /** Values are the number of the write, and who wrote it. */
    private void write(int me, SplittableRandom random, boolean grows, boolean clears) {
        int number = random.nextInt(KEYS);
        long key = (long) number * WRITERS + me;
        long write = written.get(me) + 1;
        long value = write * WRITERS + me;
        boolean puts = random.nextInt(10) < (grows ? 9 : 1);
        Long old = puts ? map.put(key, value) : map.remove(key);
        written.set(me, write);
        progress.incrementAndGet(me);
        long known = models[me][number];
        if (clears ? old != null && old != known : (old == null ? 0 : old) != known) {
            throw new AssertionError("key " + key + " had the value " + old + ", not " + known);
        }
        models[me][number] = puts ? value : 0;
    }

    private void read(SplittableRandom random) {
        long[] gone = new long[WRITERS];
        for (int writer = 0; writer < WRITERS; writer++) {
            gone[writer] = cleared.get(writer);
        }
        for (int i = 0; i < 200; i++) {
            long key = random.nextInt(KEYS * WRITERS);
            Long value = map.get(key);
            if (value != null && (value % WRITERS != key % WRITERS || value / WRITERS <= gone[(int) (key % WRITERS)])) {
                throw new AssertionError(
                        "key " + key + " has the value " + value + ", which was cleared or never its own");
            }
        }
    }

    private void empty(SplittableRandom random, boolean clears) {
        if (!clears) {
            map.trim();
            return;
        }
        long enough = writes() + WRITES_BETWEEN;
        while (writes() < enough && writing != 0 && failure.get() == null) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        long[] before = new long[WRITERS];
        for (int writer = 0; writer < WRITERS; writer++) {
            before[writer] = written.get(writer);
        }
        switch (random.nextInt(3)) {
            case 0 -> map.clearLazily();
            case 1 ->
                map.drainTo((key, value) -> {
                    if (value % WRITERS != key % WRITERS) {
                        throw new AssertionError("a drain hands out key " + key + " with the value " + value);
                    }
                });
            default -> map.clear();
        }
        for (int writer = 0; writer < WRITERS; writer++) {
            cleared.set(writer, before[writer]);
        }
    }

    private long writes() {
        long writes = 0;
        for (int writer = 0; writer < WRITERS; writer++) {
            writes += written.get(writer);
        }
        return writes;
    }

    /** When all have stopped: nothing is lost, and the emptied map retains what it did at first. */
    private void atRest(long turn) {
        ((SelfChecking) map).checkInvariants();
        if (turn % 2 == 0) {
            long[] expected = new long[1];
            for (int writer = 0; writer < WRITERS; writer++) {
                for (int number = 0; number < KEYS; number++) {
                    long known = models[writer][number];
                    expected[0] += known == 0 ? 0 : 1;
                    Long value = map.get((long) number * WRITERS + writer);
                    if ((value == null ? 0 : value) != known) {
                        throw new AssertionError(
                                "lost: key " + number + " of writer " + writer + " has " + value + ", not " + known);
                    }
                }
            }
            assertThat(map.mappingCount()).isEqualTo(expected[0]);
        }
        map.clear();
        map.trim();
        assertThat(map.mappingCount()).isZero();
        assertThat(map.stats().retainedHeapBytes())
                .as("bytes of the emptied map")
                .isLessThan(MOST_BYTES);
        for (int writer = 0; writer < WRITERS; writer++) {
            Arrays.fill(models[writer], 0);
            cleared.set(writer, written.get(writer));
        }
        ended = over && turn >= FIRST_MEASURED;
        if (turn == FIRST_MEASURED) {
            firstHeap = usedHeap();
        } else if (ended) {
            assertThat(usedHeap()).as("used heap, at first %s", firstHeap).isLessThan(firstHeap + MOST_GROWTH);
        }
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
