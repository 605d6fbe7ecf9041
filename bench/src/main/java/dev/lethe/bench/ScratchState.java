package dev.lethe.bench;

import dev.lethe.map.pool.MapPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a thread that uses scratch maps has; the parameters of {@link ScratchBenchmark}. */
@State(Scope.Thread)
public class ScratchState {
    private static final int KEYS = 1 << 20;
    private static final int LARGEST = 300_000;

    /** How the maps are come by; see {@link ScratchMaps}. */
    @Param({"lethe:pooled", "lethe:new", "HashMap:new", "fastutil:new", "fastutil:reused"})
    public String way = "";

    /** How many entries a map gets. */
    @Param({"16", "1000", "100000"})
    public int entries;

    @SuppressWarnings("NullAway.Init") // JMH calls prepare() before anything else
    private ScratchMaps maps;

    private long[] keys = {};
    private int at;

    /** What the threads of a JVM share. */
    @State(Scope.Benchmark)
    public static class Shared {
        final MapPool pool = MapPool.builder().build();
        final AtomicInteger threads = new AtomicInteger();
    }

    /**
     * Draws the keys, others in each thread.
     *
     * @param shared the pool
     */
    @Setup(Level.Trial)
    public void prepare(Shared shared) {
        maps = ScratchMaps.of(way, shared.pool);
        keys = new LongKeys(shared.threads.incrementAndGet()).make(KEYS + LARGEST);
    }

    /** Does one task with so many of the next keys. */
    long use(int count) {
        int from = at;
        at = (from + count) & (KEYS - 1);
        long found = maps.use(keys, from, count);
        if (found != count) {
            throw new IllegalStateException(way + " found " + found + " of " + count + " keys");
        }
        return found;
    }

    /** A state in which each iteration begins behind one task with a giant map. */
    public static class AfterGiant extends ScratchState {
        /** Uses the giant, outside the measured time. */
        @Setup(Level.Iteration)
        public void useGiant() {
            use(LARGEST);
        }
    }
}
