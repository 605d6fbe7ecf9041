package dev.lethe.map.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The budget of idle memory under four threads: {@code usedBytes()} stays within 0 and the limit at every look. */
@Timeout(60)
class IdleBudgetRaceTest {
    private static final int THREADS = 4;
    private static final int STEPS = 200_000;
    private static final long LIMIT = 1_000;

    private final IdleBudget budget = IdleBudget.ofBytes(LIMIT);

    @Test
    void theLimitIsNeverExceeded() throws Exception {
        long outOfRange = race(this::reserveAndRelease);

        assertThat(outOfRange).as("looks at which the bytes were out of range").isZero();
        assertThat(budget.usedBytes()).isZero();
        assertThat(budget.keptCount()).isEqualTo(budget.reusedCount());
        assertThat(budget.keptCount() + budget.refusedCount()).isEqualTo((long) THREADS * STEPS);
    }

    /** Two threads release what they never reserved; the honest ones must not feel it. */
    @Test
    void releasingTooMuchHarmsNobodyElse() throws Exception {
        long outOfRange = race(thread -> thread % 2 == 0 ? reserveAndRelease(thread) : releaseTooMuch());

        assertThat(outOfRange).as("looks at which the bytes were out of range").isZero();
        assertThat(budget.usedBytes()).isZero();
        assertThat(budget.keptCount()).isEqualTo(budget.reusedCount());
    }

    private long reserveAndRelease(int thread) {
        SplittableRandom random = new SplittableRandom(thread);
        long outOfRange = 0;
        for (int step = 0; step < STEPS; step++) {
            long bytes = random.nextLong(LIMIT);
            if (budget.tryReserve(bytes)) {
                outOfRange += inRange() ? 0 : 1;
                budget.releaseReused(bytes);
            }
            outOfRange += inRange() ? 0 : 1;
        }
        return outOfRange;
    }

    private long releaseTooMuch() {
        long accepted = 0;
        for (int step = 0; step < STEPS; step++) {
            try {
                budget.releaseDropped(LIMIT + 1);
                accepted++;
            } catch (IllegalStateException refused) {
                accepted += inRange() ? 0 : 1;
            }
        }
        return accepted;
    }

    private boolean inRange() {
        long used = budget.usedBytes();
        return used >= 0 && used <= LIMIT;
    }

    private interface Racer {
        long run(int thread) throws Exception;
    }

    /** Returns the sum of what the threads found wrong. */
    private static long race(Racer racer) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Future<Long>> results = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                results.add(pool.submit(() -> {
                    start.await();
                    return racer.run(thread);
                }));
            }
            long wrong = 0;
            for (Future<Long> result : results) {
                wrong += result.get();
            }
            return wrong;
        } finally {
            pool.shutdownNow();
            assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
