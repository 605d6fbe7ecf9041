package dev.lethe.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The measured operations of maps that threads share; {@link RunShared} is how the published figures are made. */
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch"})
public class SharedBenchmark {
    /** The map. */
    @State(Scope.Benchmark)
    public static class Shared {
        /** What keys and values are. */
        @Param({"STRING_OBJECT", "LONG_LONG"})
        public MapShape shape = MapShape.STRING_OBJECT;

        /** Whose map it is. */
        @Param({"lethe:concurrent", "ConcurrentHashMap", "NonBlockingHashMap", "locked-HashMap"})
        public String implementation = "";

        /** The number of entries. */
        @Param({"10000", "1000000"})
        public int size;

        /** How many of a hundred calls write. */
        @Param({"0", "10", "50"})
        public int writes;

        /** What keys and calls are drawn from. */
        @Param("1")
        public long seed;

        private final AtomicInteger threads = new AtomicInteger();

        @SuppressWarnings("NullAway.Init") // JMH calls prepare() before anything else
        private SharedWorkload workload;

        /** Makes and fills the map, and collects the garbage of that. */
        @Setup(Level.Trial)
        public void prepare() {
            workload = SharedWorkload.of(shape, implementation, size, seed);
            workload.fill();
            System.gc();
        }
    }

    /** A map that is full before each call. */
    public static class Full extends Shared {
        /** Puts the entries, outside the measured time. */
        @Setup(Level.Invocation)
        public void fill() {
            super.workload.fill();
        }
    }

    /** What one thread does next. */
    @State(Scope.Thread)
    public static class Caller {
        @SuppressWarnings("NullAway.Init") // JMH calls prepare() before anything else
        private int[] calls;

        private int next;

        /**
         * Draws the calls.
         *
         * @param shared the map
         */
        @Setup(Level.Trial)
        public void prepare(Shared shared) {
            calls = shared.workload.calls(shared.writes, 1000 * shared.seed + shared.threads.incrementAndGet());
        }
    }

    /**
     * Looks up, puts and removes.
     *
     * @param shared the map
     * @param caller what this thread does
     * @return what was found
     */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    @OperationsPerInvocation(SharedWorkload.BATCH)
    public long mix(Shared shared, Caller caller) {
        int from = caller.next;
        caller.next = (from + SharedWorkload.BATCH) & (caller.calls.length - 1);
        return shared.workload.run(caller.calls, from);
    }

    /**
     * Clears a full map.
     *
     * @param shared the map
     * @return the size: 0
     */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public int clear(Full shared) {
        Contender<?> map = ((Shared) shared).workload.map();
        map.clear();
        return map.size();
    }
}
