package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Claim C14, many threads: one owner, an empty map, a kept budget, and every leak found. */
@Timeout(120)
abstract class PoolThreadsBehaviour extends PoolBehaviour {
    private static final int THREADS = 8;
    private static final int LEASES = 2_000;
    private static final int MOST_COLLECTIONS = 100;

    @Test
    void mapHasOneOwnerAndComesEmpty() throws Exception {
        PoolSubject pool = pool();
        assertThat(Race.of(THREADS, thread -> {
                    SplittableRandom random = new SplittableRandom(thread);
                    for (int i = 0; i < LEASES; i++) {
                        Generation generation = Generation.fixed().get(random.nextInt(3));
                        try (Lease<?> lease = pool.lease(generation, recipe())) {
                            String wrong = use(Subject.of(lease.map()), thread, 1 + random.nextInt(20));
                            if (!wrong.isEmpty()) {
                                return wrong;
                            }
                        }
                    }
                    return "";
                }))
                .isEmpty();
        assertThat(pool.leaks()).isEmpty();
    }

    /** Puts what no other thread puts, lets others run, and looks whether it is all there is. */
    private String use(Subject map, int thread, int entries) {
        if (map.mappingCount() != 0) {
            return "a leased map had " + map.mappingCount() + " entries";
        }
        for (int i = 0; i < entries; i++) {
            map.put(key(i), value(thread));
        }
        Race.letOthersRun();
        for (int i = 0; i < entries; i++) {
            Object found = map.getOrDefault(key(i), nowhere());
            if (!value(thread).equals(found)) {
                return "thread " + thread + " found " + found;
            }
        }
        return map.mappingCount() == entries ? "" : "thread " + thread + " found " + map.mappingCount() + " entries";
    }

    @Test
    void budgetIsNeverExceededByManyThreads() throws Exception {
        Lease<?> probe = lease();
        fill(probe, 200);
        long limit = 3
                * (probe.map().stats().retainedHeapBytes() + probe.map().stats().retainedNativeBytes());
        probe.close();
        pool().close();
        PoolSubject pool = pool(limit, false);
        AtomicBoolean done = new AtomicBoolean();
        String wrong = Race.of(THREADS, thread -> {
            if (thread == 0) {
                return watch(pool, limit, done);
            }
            SplittableRandom random = new SplittableRandom(thread);
            try {
                for (int i = 0; i < LEASES / 2; i++) {
                    Generation generation = Generation.fixed().get(random.nextInt(3));
                    try (Lease<?> lease = pool.lease(generation, recipe())) {
                        fill(lease, random.nextInt(300));
                    }
                }
            } finally {
                done.set(true); // the look-out may stop: a race among the rest is no better than none
            }
            return "";
        });
        assertThat(wrong).isEmpty();
        assertThat(pool.idleBytes()).isBetween(0L, limit);
        assertThat(pool.reservedBytes()).as("reserved when all are idle").isEqualTo(pool.idleBytes());
    }

    private static String watch(PoolSubject pool, long limit, AtomicBoolean done) {
        while (!done.get()) {
            long reserved = pool.reservedBytes();
            if (reserved < 0 || reserved > limit) {
                return reserved + " bytes reserved of " + limit;
            }
        }
        return "";
    }

    @Test
    void everyPlantedLeakIsReportedOnceWithWhereItWasTaken() throws Exception {
        PoolSubject pool = pool(1 << 24, true);
        int leases = 400;
        int every = 20;
        assertThat(Race.of(THREADS, thread -> {
                    for (int i = 0; i < leases; i++) {
                        takeAndPerhapsLose(pool, i % every == 0);
                    }
                    return "";
                }))
                .isEmpty();
        List<Optional<List<StackTraceElement>>> leaks = awaitLeaks(pool, THREADS * leases / every);
        assertThat(leaks).as("leaks reported").hasSize(THREADS * leases / every);
        assertThat(leaks)
                .allSatisfy(taken -> assertThat(taken.orElseThrow())
                        .as("where a lease was taken")
                        .anyMatch(frame -> frame.getMethodName().equals("takeAndPerhapsLose")));
        System.gc();
        assertThat(pool.leaks()).as("leaks after one more collection").hasSize(THREADS * leases / every);
    }

    private void takeAndPerhapsLose(PoolSubject pool, boolean lost) {
        Lease<?> lease = pool.lease(Generation.TRANSIENT, recipe());
        fill(lease, 3);
        if (!lost) {
            lease.close();
        }
    }

    /** Without tracking, leaks are found just the same; where it was taken is known of a sample. */
    @Test
    void leaksAreCountedWithoutTracking() throws Exception {
        PoolSubject pool = pool();
        int lost = 300;
        for (int i = 0; i < lost; i++) {
            takeAndPerhapsLose(pool, true);
        }
        List<Optional<List<StackTraceElement>>> leaks = awaitLeaks(pool, lost);
        assertThat(leaks).hasSize(lost);
        assertThat(leaks.stream().filter(Optional::isPresent).count())
                .as("of which it is known where they were taken")
                .isBetween(1L, lost / 50L);
        assertThat(pool.reservedBytes()).as("what lost maps hold of the budget").isZero();
    }

    private static List<Optional<List<StackTraceElement>>> awaitLeaks(PoolSubject pool, int expected)
            throws InterruptedException {
        for (int i = 0; i < MOST_COLLECTIONS && pool.leaks().size() < expected; i++) {
            System.gc();
            Thread.sleep(20);
        }
        return pool.leaks();
    }

    @Test
    void exceptionsInHalfOfTheLeasesLoseNoMap() throws Exception {
        PoolSubject pool = pool();
        assertThat(Race.of(THREADS, thread -> {
                    int thrown = 0;
                    for (int i = 0; i < LEASES; i++) {
                        try (Lease<?> lease = pool.lease(Generation.TRANSIENT, recipe())) {
                            String wrong = use(Subject.of(lease.map()), thread, 5);
                            if (!wrong.isEmpty()) {
                                return wrong;
                            }
                            if (i % 2 == 0) {
                                throw new ArithmeticException("planted");
                            }
                        } catch (ArithmeticException planted) {
                            thrown++;
                        }
                    }
                    return thrown == LEASES / 2 ? "" : thrown + " exceptions came through";
                }))
                .isEmpty();
        System.gc();
        assertThat(pool.leaks()).isEmpty();
        assertThat(pool.idleMaps())
                .as("maps, of which one may be made while another is on its way back")
                .isBetween(1L, 4L * THREADS);
    }
}
