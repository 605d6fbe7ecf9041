package dev.lethe.bench;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;

/** The map that a JVM measures, made once a JVM; the parameters of {@link MapBenchmark}. */
@State(Scope.Thread)
public class MapState {
    /** The shape. */
    @Param
    public MapShape shape = MapShape.STRING_OBJECT;

    /** The implementation: {@code lethe:} and the name of a backend, or a peer. */
    @Param({"lethe:core", "HashMap", "fastutil", "HPPC", "EclipseCollections", "Agrona", "Koloboke"})
    public String implementation = "";

    /** The number of entries. */
    @Param({"1000", "30000", "1000000"})
    public int size;

    /** What the map went through. */
    @Param("FRESH")
    public History history = History.FRESH;

    /** What the keys and their order are drawn from; the same for all implementations. */
    @Param("1")
    public long seed;

    // JMH calls prepare() before anything else.
    @SuppressWarnings("NullAway.Init")
    Workload<?> workload;

    /**
     * Makes the map, and collects the garbage of that, so that the map lies in the old generation whatever made it.
     *
     * @param params tells which operation is to be measured
     */
    @Setup(Level.Trial)
    public void prepare(BenchmarkParams params) {
        String benchmark = params.getBenchmark();
        Operation operation = Operation.parse(benchmark.substring(benchmark.lastIndexOf('.') + 1));
        workload = Workload.prepare(new Cell(shape, operation, size, history), implementation, seed);
        System.gc();
    }

    /** A state whose map has its entries before each call; JMH takes the time of each call apart then. */
    public static class Filled extends MapState {
        /** Puts the entries, outside the measured time. */
        @Setup(Level.Invocation)
        public void fill() {
            workload.restore();
        }
    }
}
