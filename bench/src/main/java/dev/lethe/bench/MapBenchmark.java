package dev.lethe.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The measured operations; {@code Operation} says what each is the time of.
 *
 * <p>{@link RunBenchmarks} is how the published figures are made. This class also runs under JMH's own program; the
 * times of {@code fill}, {@code iterate} and {@code clearRefill} are those of a whole pass there.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch"})
public class MapBenchmark {
    /**
     * Looks up present keys by equal ones.
     *
     * @param state the map
     * @return what was found
     */
    @Benchmark
    @OperationsPerInvocation(Workload.BATCH)
    public long getHit(MapState state) {
        return state.workload.get(Workload.BATCH);
    }

    /**
     * Looks up present keys by the very objects in the map.
     *
     * @param state the map
     * @return what was found
     */
    @Benchmark
    @OperationsPerInvocation(Workload.BATCH)
    public long getHitIdentical(MapState state) {
        return state.workload.get(Workload.BATCH);
    }

    /**
     * Looks up absent keys.
     *
     * @param state the map
     * @return what was found: nothing
     */
    @Benchmark
    @OperationsPerInvocation(Workload.BATCH)
    public long getMiss(MapState state) {
        return state.workload.get(0);
    }

    /**
     * Puts keys that are present.
     *
     * @param state the map
     * @return the size, unchanged
     */
    @Benchmark
    @OperationsPerInvocation(Workload.BATCH)
    public long putOver(MapState state) {
        return state.workload.putOver();
    }

    /**
     * Removes keys that are absent, from a full map.
     *
     * @param state the map
     * @return what was removed: nothing
     */
    @Benchmark
    @OperationsPerInvocation(Workload.BATCH)
    public long removeAbsent(MapState state) {
        return state.workload.removeAbsent();
    }

    /**
     * Removes keys from a map that was full and whose keys were all removed, one by one.
     *
     * @param state the map
     * @return what was removed: nothing
     */
    @Benchmark
    @OperationsPerInvocation(Workload.BATCH)
    public long removeAbsentEmptied(MapState state) {
        return state.workload.removeAbsent();
    }

    /**
     * Removes keys that are present. Putting them again is not in the time, see {@link #removePut}.
     *
     * @param state the map
     * @return what was removed
     */
    @Benchmark
    @OperationsPerInvocation(Workload.BATCH)
    public long remove(MapState.Filled state) {
        return state.workload.remove();
    }

    /**
     * Removes a key and puts it again, at constant size.
     *
     * @param state the map
     * @return what was removed
     */
    @Benchmark
    @OperationsPerInvocation(Workload.BATCH)
    public long removePut(MapState state) {
        return state.workload.removePut();
    }

    /**
     * Makes a map of default capacity and fills it.
     *
     * @param state the keys
     * @return the size
     */
    @Benchmark
    public long fill(MapState state) {
        return state.workload.fill();
    }

    /**
     * Visits each entry.
     *
     * @param state the map
     * @return the number of entries
     */
    @Benchmark
    public long iterate(MapState state) {
        return state.workload.iterate();
    }

    /**
     * Clears a full map. The refill is not in the time: what a clear leaves for it to do shows in {@link
     * #clearRefill}.
     *
     * @param state the map
     * @return the size: 0
     */
    @Benchmark
    public long clearFull(MapState.Filled state) {
        return state.workload.clear();
    }

    /**
     * Clears a full map and fills it again.
     *
     * @param state the map
     * @return the size
     */
    @Benchmark
    public long clearRefill(MapState state) {
        return state.workload.clear() + state.workload.refill();
    }

    /**
     * Clears a map that once was full and now has 16 entries. Putting them is not in the time; the clock of JMH, some 50
     * ns, is.
     *
     * @param state the map
     * @return the size: 0
     */
    @Benchmark
    public long clearNearlyEmpty(MapState.Filled state) {
        return state.workload.clear();
    }

    /**
     * Puts 16 entries into a map that once was full, and clears it.
     *
     * @param state the map
     * @return the size: 0
     */
    @Benchmark
    public long fewThenClear(MapState state) {
        state.workload.putForClear();
        return state.workload.clear();
    }
}
