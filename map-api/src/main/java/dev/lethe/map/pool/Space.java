package dev.lethe.map.pool;

import dev.lethe.map.MapRecipe;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** What a pool has of one generation: the lines, the budget, the counters. */
final class Space {
    final MapPool pool;
    final Generation generation;
    final PoolBudget budget;

    final LongAdder misses = new LongAdder();
    final LongAdder drops = new LongAdder();
    final LongAdder givenUp = new LongAdder();
    final LongAdder leaks = new LongAdder();
    final LongAdder trims = new LongAdder();
    final LongAdder outlived = new LongAdder();
    final LongAdder commits = new LongAdder();
    final LongAdder rollbacks = new LongAdder();

    /** The reuses of maps that are no longer there; those of the others are counted with them, at no cost to leases. */
    final LongAdder earlierReuses = new LongAdder();

    final AtomicLongArray lifetimes = new AtomicLongArray(PoolStats.LIFETIMES);

    private final ConcurrentHashMap<MapRecipe<?>, Line> lines = new ConcurrentHashMap<>();

    Space(MapPool pool, Generation generation, PoolBudget budget) {
        this.pool = pool;
        this.generation = generation;
        this.budget = budget;
    }

    Line line(MapRecipe<?> recipe) {
        Line line = lines.get(recipe);
        return line != null ? line : lines.computeIfAbsent(recipe, absent -> new Line(this, absent));
    }

    void measured(long lifetimeNanos) {
        lifetimes.incrementAndGet(PoolStats.lifetimeIndex(lifetimeNanos));
        if (lifetimeNanos > generation.limitNanos()) {
            outlived.increment();
        }
    }

    void decay(int round) {
        for (Line line : lines.values()) {
            if (line.decay(round)) {
                lines.remove(line.recipe(), line);
                line.end(); // maps that were lent meanwhile are dropped when they come back
            }
        }
    }

    long dropIdle() {
        long bytes = 0;
        for (Line line : lines.values()) {
            bytes += line.dropIf(any -> true, "trim");
        }
        return bytes;
    }

    void end() {
        lines.values().forEach(Line::end);
    }
}
