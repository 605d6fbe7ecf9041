package dev.lethe.map.tck;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.pool.PoolStats;
import dev.lethe.map.spi.IdleBudget;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The pool that a contract looks at: what is asked of {@link MapPool}, so that a faulty one can take its place. */
public interface PoolSubject extends AutoCloseable {
    /** The budget that pools of contracts share, instead of that of the process. */
    long SHARED_BYTES = 1L << 30;

    /**
     * Makes a pool as users have it.
     *
     * @param limitBytes its budget
     * @param tracked whether every lease remembers where it was taken
     * @return the subject
     */
    static PoolSubject of(long limitBytes, boolean tracked) {
        List<Optional<List<StackTraceElement>>> leaks = Collections.synchronizedList(new ArrayList<>());
        MapPool pool = MapPool.builder()
                .within(IdleBudget.ofBytes(SHARED_BYTES))
                .budgetBytes(limitBytes)
                .trackLeases(tracked)
                .onLeak(leak -> leaks.add(leak.taken()))
                .build();
        return new PoolSubject() {
            @Override
            public <M extends LetheMap> Lease<M> lease(Generation generation, MapRecipe<M> recipe) {
                return pool.lease(generation, recipe);
            }

            @Override
            public long reservedBytes() {
                return pool.budget().usedBytes();
            }

            @Override
            public long idleBytes() {
                return sum(PoolStats::idleBytes);
            }

            @Override
            public long idleMaps() {
                return sum(PoolStats::idleMaps);
            }

            @Override
            public List<Optional<List<StackTraceElement>>> leaks() {
                pool.maintain();
                synchronized (leaks) {
                    return List.copyOf(leaks);
                }
            }

            private long sum(ToLongFunction<PoolStats> figure) {
                return Generation.fixed().stream()
                        .mapToLong(generation -> figure.applyAsLong(pool.stats(generation)))
                        .sum();
            }

            @Override
            public void close() {
                pool.close();
            }
        };
    }

    /**
     * As {@link MapPool#lease}.
     *
     * @param generation how long it is meant to be lent
     * @param recipe how such maps are made
     * @param <M> the interface of the map
     * @return a new lease
     */
    <M extends LetheMap> Lease<M> lease(Generation generation, MapRecipe<M> recipe);

    /**
     * Returns what is reserved in the budget of the pool.
     *
     * @return bytes
     */
    long reservedBytes();

    /**
     * Returns what the idle maps retain.
     *
     * @return bytes
     */
    long idleBytes();

    /**
     * Returns how many maps are idle.
     *
     * @return maps
     */
    long idleMaps();

    /**
     * Returns the leaks reported so far: where each lease was taken, if that is known.
     *
     * @return a copy
     */
    List<Optional<List<StackTraceElement>>> leaks();

    @Override
    void close();
}
