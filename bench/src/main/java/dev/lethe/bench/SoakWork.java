package dev.lethe.bench;

import dev.lethe.map.LongLongMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.pool.PoolScope;
import dev.lethe.map.pool.Versioned;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * What the workers of a soak do with one pool, and what they found wrong. Each puts into its maps what nobody else puts, gives way to
 * the others, and looks whether that is all there is.
 */
final class SoakWork {
    private static final int MOST_ENTRIES = 60;
    private static final int VERSION_ENTRIES = 25;
    private static final int MOST_COMPLAINTS = 20;

    private final MapPool pool;
    private final MapRecipe<LongLongMap> recipe;
    private final Versioned<LongLongMap> versions;
    private final int leakEvery;

    final LongAdder leases = new LongAdder();
    final LongAdder scopes = new LongAdder();
    final LongAdder thrown = new LongAdder();
    final LongAdder reads = new LongAdder();
    final LongAdder published = new LongAdder();
    final LongAdder planted = new LongAdder();
    final LongAdder wrong = new LongAdder();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

    private volatile boolean done;

    /** Makes the work; of so many leases one is lost on purpose, 0 for none. */
    SoakWork(MapPool pool, MapRecipe<LongLongMap> recipe, int leakEvery) {
        this.pool = pool;
        this.recipe = recipe;
        this.leakEvery = leakEvery;
        this.versions = pool.versioned(recipe);
        publish(0);
    }

    /** Lets the workers end what they are at. */
    void end() {
        done = true;
    }

    /** Takes the published version back; to be called when the workers have ended. */
    void closeVersions() {
        versions.close();
    }

    /** Returns the first things that were found wrong. */
    Iterable<String> complaints() {
        return complaints;
    }

    void complain(String what) {
        wrong.increment();
        if (wrong.sum() <= MOST_COMPLAINTS) {
            complaints.add(what);
        }
    }

    /** What one worker does until the end. */
    void work(int worker) {
        SplittableRandom random = new SplittableRandom(worker);
        try {
            for (long turn = 1; !done; turn++) {
                long mark = ((long) worker << 32) + turn;
                if (leakEvery != 0 && random.nextInt(leakEvery) == 0) {
                    plantLeak(mark);
                }
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> request(mark, random);
                    case 3, 4, 5 -> transaction(mark, random);
                    case 6 -> read();
                    default -> learn(mark, random);
                }
                if (random.nextInt(200) == 0) {
                    publish(mark);
                }
            }
        } catch (RuntimeException | Error broken) {
            complain("worker " + worker + " ended by " + broken);
        }
    }

    /** The name of this method is looked for in the reports. */
    private void plantLeak(long mark) {
        Lease<LongLongMap> lost = pool.lease(Generation.TRANSIENT, recipe);
        lost.map().put(mark, mark);
        leases.increment();
        planted.increment();
    }

    private void request(long mark, SplittableRandom random) {
        boolean throwing = random.nextBoolean();
        scopes.increment();
        try (Lease<LongLongMap> lease = pool.lease(Generation.TRANSIENT, recipe)) {
            leases.increment();
            use(lease.map(), mark, random);
            throwIf(throwing);
        } catch (ArithmeticException expected) {
            thrown.increment();
        }
    }

    private void transaction(long mark, SplittableRandom random) {
        boolean throwing = random.nextBoolean();
        scopes.increment();
        try (PoolScope scope = pool.scope()) {
            for (int maps = 1 + random.nextInt(3); maps > 0; maps--) {
                leases.increment();
                use(scope.map(recipe), mark, random);
            }
            throwIf(throwing);
            scope.commit();
        } catch (ArithmeticException expected) {
            thrown.increment();
        }
    }

    /** A lease whose generation is learnt, closed twice, whose map must refuse then. */
    private void learn(long mark, SplittableRandom random) {
        Lease<LongLongMap> lease = pool.lease(Generation.auto("soak"), recipe);
        leases.increment();
        LongLongMap map = lease.map();
        use(map, mark, random);
        lease.close();
        lease.close();
        try {
            complain("a stale map answered with " + map.mappingCount() + " entries");
        } catch (IllegalStateException stale) {
            // as it must be
        }
    }

    private static void throwIf(boolean throwing) {
        if (throwing) {
            throw new ArithmeticException("planted");
        }
    }

    private void use(LongLongMap map, long mark, SplittableRandom random) {
        if (!map.isEmpty()) {
            complain("a leased map had " + map.mappingCount() + " entries");
        }
        int entries = 1 + random.nextInt(MOST_ENTRIES);
        for (int i = 0; i < entries; i++) {
            map.put(i, mark);
        }
        giveWay(random);
        for (int i = 0; i < entries; i++) {
            long found = map.getOrDefault(i, -1);
            if (found != mark) {
                complain("worker " + (mark >> 32) + " found " + found + " where it had put " + mark);
            }
        }
        if (map.mappingCount() != entries) {
            complain("worker " + (mark >> 32) + " put " + entries + " entries and found " + map.mappingCount());
        }
    }

    private static void giveWay(SplittableRandom random) {
        if (random.nextInt(16) == 0) {
            LockSupport.parkNanos(1 + random.nextInt(3_000_000));
        } else {
            LockSupport.parkNanos(1);
        }
    }

    private void read() {
        reads.increment();
        try (Lease<LongLongMap> reading = versions.read()) {
            LongLongMap map = reading.map();
            long first = map.getOrDefault(0, -1);
            LockSupport.parkNanos(1);
            for (int i = 0; i < VERSION_ENTRIES; i++) {
                if (map.getOrDefault(i, -1) != first) {
                    complain("a version had both " + first + " and " + map.getOrDefault(i, -1));
                }
            }
        }
    }

    private void publish(long mark) {
        Lease<LongLongMap> draft = versions.draft();
        leases.increment();
        for (int i = 0; i < VERSION_ENTRIES; i++) {
            draft.map().put(i, mark);
        }
        versions.publish(draft);
        published.increment();
    }
}
