package dev.lethe.lab;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.Retention;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.pool.PoolStats;
import dev.lethe.map.pool.TagStats;
import dev.lethe.map.spi.IdleBudget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Rounds in which many workers need a map each, at once: a new one, or one of a pool. */
final class PoolRounds implements Bench.Round, AutoCloseable {
    static final int WORKERS = 128;
    static final int ROUNDS = 10;
    static final int BUDGET_BYTES = 256 << 20;

    private static final int WRITES = 10_000;
    private static final int BATCH = 1_000;
    private static final String LEARNT_TAG = "worker";
    private static final Generation LEARNT = Generation.auto(LEARNT_TAG);
    private static final List<Generation> FIXED = Generation.fixed();

    /** Where a worker has its map from. */
    enum Way {
        NEW("a new map for each worker"),
        LEASED("a map leased from a pool"),
        LEARNT("the same, its generation learnt");

        final String label;

        Way(String label) {
            this.label = label;
        }
    }

    /** What one way costs one subject. */
    static final class Cost {
        /** Nanoseconds of the wall clock, and bytes, an operation. */
        final Median time = new Median();

        final Median allocated = new Median();
        final List<Pauses.Window> windows = new ArrayList<>();
    }

    /** A subject with copies of the measured classes for each way, for what a lease hands out is a class of its own. */
    private record Contest(Subject fresh, Subject leased, MapPool pool, MapPool learning, Map<Way, Cost> costs) {}

    /** What a worker found: bytes allocated, keys removed, entries left. */
    private record Found(long allocated, int removed, long left) {}

    private final Bench bench;
    private final List<Contest> contests = new ArrayList<>();
    private final int[][] puts = new int[WORKERS][];
    private final int[][] removals = new int[WORKERS][];
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    private final Pauses pauses = new Pauses();

    PoolRounds(Bench bench) {
        this.bench = bench;
        for (Subject subject : bench.subjects()) {
            Map<Way, Cost> costs = new EnumMap<>(Way.class);
            for (Way way : Way.values()) {
                costs.put(way, new Cost());
            }
            contests.add(new Contest(subject.copy(), subject.copy(), pool(), pool(), costs));
        }
        for (int worker = 0; worker < WORKERS; worker++) {
            int offset = (int) ((long) worker * writes() % bench.keyCount());
            int[] order = Bench.shuffled(0, writes(), worker);
            for (int i = 0; i < order.length; i++) {
                order[i] = (order[i] + offset) % bench.keyCount();
            }
            puts[worker] = order;
            int[] other = order.clone();
            Bench.shuffle(other, new SplittableRandom(Plan.SEED - worker));
            removals[worker] = Arrays.copyOf(other, writes() / 2);
        }
    }

    private static MapPool pool() {
        return MapPool.builder().within(IdleBudget.ofBytes(BUDGET_BYTES)).build();
    }

    /** The writes of a worker: as many as there are keys, where there are few. */
    int writes() {
        return Math.min(WRITES, bench.keyCount());
    }

    Cost cost(int subject, Way way) {
        return cost(contests.get(subject), way);
    }

    private static Cost cost(Contest contest, Way way) {
        return Objects.requireNonNull(contest.costs.get(way));
    }

    double[] pauses(Cost cost) {
        return pauses.within(cost.windows);
    }

    /** The figures of the pool of a subject. */
    PoolStats stats(int subject, Generation generation) {
        return contests.get(subject).pool.stats(generation);
    }

    /** What the other pool of a subject has learnt. */
    TagStats learnt(int subject) {
        return contests.get(subject).learning.tagStats(LEARNT_TAG);
    }

    @Override
    public void run(Subject subject, int index, int round) {
        Contest contest = contests.get(index);
        measure(subject, contest, Way.NEW, round);
        if (contest.leased.recipeOfLethe() != null) {
            measure(subject, contest, Way.LEASED, round);
            measure(subject, contest, Way.LEARNT, round);
        }
    }

    private void measure(Subject subject, Contest contest, Way way, int round) {
        List<Callable<Found>> tasks = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            int number = worker;
            tasks.add(() -> switch (way) {
                case NEW -> withNew(contest.fresh, number);
                case LEASED -> withLease(contest, contest.pool, FIXED.get(number % FIXED.size()), number);
                case LEARNT -> withLease(contest, contest.learning, LEARNT, number);
            });
        }
        long from = Pauses.now();
        long start = System.nanoTime();
        List<Found> found = inParallel(tasks);
        double nanos = (double) (System.nanoTime() - start);
        long allocated = 0;
        for (Found one : found) {
            allocated += one.allocated;
            bench.checks().equal(subject, "keys a worker removed, " + way.label, writes() / 2, one.removed);
            bench.checks().equal(subject, "entries left to a worker, " + way.label, writes() - writes() / 2, one.left);
        }
        if (round >= 0) {
            Cost cost = cost(contest, way);
            double operations = (double) WORKERS * (writes() + writes() / 2);
            cost.time.add(nanos / operations);
            cost.allocated.add(allocated / operations);
            cost.windows.add(new Pauses.Window(from, Pauses.now()));
        }
    }

    private Found withNew(Subject subject, int worker) {
        long before = Garbage.allocatedByThisThread();
        MapOps map = subject.create(Retention.SHRINK);
        try {
            return work(subject, map, worker, before);
        } finally {
            map.close();
        }
    }

    private Found withLease(Contest contest, MapPool pool, Generation generation, int worker) {
        long before = Garbage.allocatedByThisThread();
        try (Lease<?> lease = lease(pool, generation, contest.leased.recipeOfLethe())) {
            return work(contest.leased, contest.leased.drive(lease.map()), worker, before);
        }
    }

    private static Lease<?> lease(MapPool pool, Generation generation, @Nullable MapRecipe<? extends LetheMap> recipe) {
        if (recipe == null) {
            throw new IllegalStateException("only maps of Lethe are leased");
        }
        return pool.lease(generation, recipe);
    }

    private Found work(Subject subject, MapOps map, int worker, long allocatedBefore) {
        int[] put = puts[worker];
        for (int from = 0; from < put.length; from += BATCH) {
            subject.loops().fill(map, put, from, Math.min(put.length, from + BATCH));
        }
        int removed = 0;
        int[] asked = removals[worker];
        for (int from = 0; from < asked.length; from += BATCH) {
            removed += subject.loops().remove(map, asked, from, Math.min(asked.length, from + BATCH));
        }
        return new Found(Garbage.allocatedByThisThread() - allocatedBefore, removed, map.size());
    }

    private List<Found> inParallel(List<Callable<Found>> tasks) {
        List<Found> found = new ArrayList<>();
        try {
            for (Future<Found> future : workers.invokeAll(tasks)) {
                found.add(future.get());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while workers had maps", interrupted);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a worker broke off", broken.getCause());
        }
        return found;
    }

    @Override
    public void close() {
        workers.shutdown();
        pauses.close();
        contests.forEach(contest -> {
            contest.pool.close();
            contest.learning.close();
        });
    }
}
