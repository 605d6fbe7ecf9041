package dev.lethe.map.pool;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/** What a pool has learnt of the leases with one tag. */
final class Tag {
    /** So many votes at most, so that a change of habit shows after about as many leases. */
    private static final int MOST_VOTES = 32;

    final String name;
    final LongAdder leases = new LongAdder();
    final LongAdder reuses = new LongAdder();

    /** Leases that lasted as long as the generation they were taken for says. */
    final LongAdder right = new LongAdder();

    /** Leases by the generation they would have belonged to. */
    final AtomicLongArray observed = new AtomicLongArray(Generation.fixed().size());

    private final ReentrantLock lock = new ReentrantLock();
    private final int[] votes = new int[Generation.fixed().size()];
    private volatile Generation learnt = Generation.TRANSIENT;

    Tag(String name) {
        this.name = name;
    }

    Generation learnt() {
        return learnt;
    }

    /** Counts a lease. */
    void count(boolean reused) {
        leases.increment();
        if (reused) {
            reuses.increment();
        }
    }

    void observe(long lifetimeNanos, Generation taken) {
        Generation lived = Generation.ofLifetime(lifetimeNanos);
        observed.incrementAndGet(lived.index());
        if (lived.equals(taken)) {
            right.increment();
        }
        if (lock.tryLock()) { // one that is busy learns from others
            try {
                vote(lived);
            } finally {
                lock.unlock();
            }
        }
    }

    private void vote(Generation lived) {
        votes[lived.index()]++;
        int sum = 0;
        for (int count : votes) {
            sum += count;
        }
        if (votes[lived.index()] > votes[learnt.index()]) {
            learnt = lived;
        }
        if (sum >= MOST_VOTES) {
            for (int i = 0; i < votes.length; i++) {
                votes[i] /= 2;
            }
        }
    }
}
