package dev.lethe.map.tck.pool;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.MapStats;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.tck.PoolSubject;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A pool as simple as can be, one lock for everything, to plant faults in. */
public final class ToyPool implements PoolSubject {
    private static final long TRIM_ABOVE = 32 << 10;

    /** A map with what the pool knows of it. */
    static final class Entry {
        final LetheMap map;
        final Object line;
        long bytes;
        boolean lent;
        ToyLease<?> lease;

        Entry(LetheMap map, Object line) {
            this.map = map;
            this.line = line;
        }
    }

    /** Watches over a lease. */
    private static final class Watch extends PhantomReference<Object> {
        final StackTraceElement[] taken;

        Watch(Object lease, ReferenceQueue<Object> queue) {
            super(lease, queue);
            this.taken = new Throwable().getStackTrace();
        }
    }

    final PoolFault fault;
    private final long limit;
    private final boolean tracked;
    private final Map<Object, Deque<Entry>> idle = new HashMap<>();
    private final Map<Object, Long> usual = new HashMap<>();
    private final ReferenceQueue<Object> lost = new ReferenceQueue<>();
    private final Set<Watch> watches = new HashSet<>();
    private final List<Optional<List<StackTraceElement>>> leaks = new ArrayList<>();
    private final AtomicLong used = new AtomicLong();
    private int leases;
    private int found;

    /** Makes a pool with a fault. */
    public ToyPool(PoolFault fault, long limit, boolean tracked) {
        this.fault = fault;
        this.limit = limit;
        this.tracked = tracked;
    }

    @Override
    @SuppressWarnings("unchecked") // the line has the maps of the recipe only
    public synchronized <M extends LetheMap> Lease<M> lease(Generation generation, MapRecipe<M> recipe) {
        Object line = List.of(fault == PoolFault.MIXES_GENERATIONS ? Generation.TRANSIENT : generation, recipe);
        Deque<Entry> there = idle.computeIfAbsent(line, absent -> new ArrayDeque<>());
        leases++;
        Entry entry = there.pollLast();
        if (entry == null) {
            entry = new Entry(recipe.create(), line);
        } else {
            used.addAndGet(-entry.bytes);
            if (fault == PoolFault.TWO_OWNERS && leases % 7 == 0) {
                there.addLast(entry);
                used.addAndGet(entry.bytes);
            }
        }
        entry.lent = true;
        ToyLease<M> lease = fault == PoolFault.LEASE_IS_REUSED && entry.lease != null
                ? ((ToyLease<M>) entry.lease).again()
                : new ToyLease<>(this, entry, generation);
        entry.lease = fault == PoolFault.LEASE_IS_REUSED ? lease : null;
        lease.watch = new Watch(lease, lost);
        watches.add((Watch) lease.watch);
        return lease;
    }

    synchronized void takeBack(Entry entry, Object watch) {
        if (fault != PoolFault.REPORTS_CLOSED) {
            watches.remove((Watch) watch);
        }
        entry.lent = false;
        switch (fault) {
            case NOT_CLEARED -> {}
            case CLEARED_LAZILY -> entry.map.clearLazily();
            default -> entry.map.clear();
        }
        trim(entry);
        entry.bytes = fault == PoolFault.COUNTS_MAPS_NOT_BYTES ? 100 : bytes(entry.map);
        if (fault != PoolFault.NEVER_REUSES && (fits(entry.bytes) || fault == PoolFault.BUDGET_EXCEEDED)) {
            used.addAndGet(entry.bytes);
            idle.get(entry.line).addLast(entry);
        }
    }

    private boolean fits(long bytes) {
        if (fault == PoolFault.BUDGET_RACES) {
            boolean fits = used.get() + bytes <= limit;
            used.addAndGet(bytes); // takes it, looks, and gives it back
            LockSupport.parkNanos(1);
            used.addAndGet(-bytes);
            return fits;
        }
        return used.get() + bytes <= limit;
    }

    private void trim(Entry entry) {
        long bytes = bytes(entry.map);
        long before = usual.getOrDefault(entry.line, bytes);
        usual.put(entry.line, before + (Math.min(bytes, 2 * before + TRIM_ABOVE) - before) / 4);
        boolean large = bytes > TRIM_ABOVE && bytes > 4 * before && fault != PoolFault.KEEPS_GIANTS;
        if (large || fault == PoolFault.TRIMS_ALL) {
            entry.map.trim();
        }
    }

    private static long bytes(LetheMap map) {
        MapStats stats = map.stats();
        return stats.retainedHeapBytes() + stats.retainedNativeBytes();
    }

    @Override
    public long reservedBytes() {
        return used.get(); // without the lock, as those who look on do
    }

    @Override
    public synchronized long idleBytes() {
        return used.get();
    }

    @Override
    public synchronized long idleMaps() {
        return idle.values().stream().mapToLong(Deque::size).sum();
    }

    @Override
    public synchronized List<Optional<List<StackTraceElement>>> leaks() {
        for (Object next = lost.poll(); next != null; next = lost.poll()) {
            if (watches.remove(next) && (fault != PoolFault.LOSES_LEAKS || ++found % 2 == 0)) {
                boolean known = (tracked || ++found % 100 == 1) && fault != PoolFault.FORGETS_WHERE;
                leaks.add(known ? Optional.of(List.of(((Watch) next).taken)) : Optional.empty());
            }
        }
        return List.copyOf(leaks);
    }

    @Override
    public void close() {
        // nothing but memory, which goes with the pool
    }
}
