package dev.lethe.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Maps that live for one task, from a pool and without one. {@link ScratchCosts} is how the published figures are made. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch"})
public class ScratchBenchmark {
    /**
     * Gets a map, fills it, looks up each key, and gives the map up.
     *
     * @param state the way and the keys
     * @return the number of entries
     */
    @Benchmark
    public long use(ScratchState state) {
        return state.use(state.entries);
    }

    /**
     * The same, after one task at the start of the iteration had 300,000 entries.
     *
     * @param state the way and the keys
     * @return the number of entries
     */
    @Benchmark
    public long useAfterGiant(ScratchState.AfterGiant state) {
        return state.use(state.entries);
    }
}
