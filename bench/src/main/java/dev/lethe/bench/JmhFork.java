package dev.lethe.bench;

import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures in one JVM that JMH starts. */
final class JmhFork implements Measurer {
    /** Sizes from here on need more heap. */
    private static final int BIG = 2_000_000;

    private static final List<String> BIG_FLAGS = List.of("-Xms12g", "-Xmx12g", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch");

    private static final int WARMUPS = 3;
    private static final int ITERATIONS = 5;

    private final int iterationMillis;
    private final List<String> flags;

    JmhFork(int iterationMillis) {
        this(iterationMillis, List.of());
    }

    /** Measures with these flags in place of those for each size. */
    JmhFork(int iterationMillis, List<String> flags) {
        this.iterationMillis = iterationMillis;
        this.flags = List.copyOf(flags);
    }

    @Override
    public Measurement measure(Cell cell, String implementation, int round) throws MeasurementException {
        Processors before = Processors.now();
        RunResult result = run(options(cell, implementation, round));
        double stolen = before.stolenUntil(Processors.now());
        Result<?> time = result.getPrimaryResult();
        int operations = cell.operation().perInvocation(cell.size());
        return new Measurement(
                cell,
                implementation,
                round,
                time.getScore() / operations,
                time.getStatistics().getStandardDeviation() / operations,
                cell.operation().allocatesOutside() ? Double.NaN : allocated(result) / operations,
                stolen);
    }

    /** The flags of the measured JVM, and the plan of its iterations. */
    Map<String, String> describe() {
        return Map.of(
                "jvm flags",
                flags.isEmpty()
                        ? String.join(
                                        " ",
                                        MapBenchmark.class
                                                .getAnnotation(Fork.class)
                                                .jvmArgsAppend()) + " (" + String.join(" ", BIG_FLAGS) + " from "
                                + Cell.sizeText(BIG) + " entries on)"
                        : String.join(" ", flags),
                "iterations",
                WARMUPS + " + " + ITERATIONS + " of " + iterationMillis + " ms a JVM");
    }

    private Options options(Cell cell, String implementation, int round) {
        TimeValue iteration = TimeValue.milliseconds(iterationMillis);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + MapBenchmark.class.getName().replace(".", "\\.") + "\\."
                        + cell.operation().method() + "$")
                .param("shape", cell.shape().name())
                .param("implementation", implementation)
                .param("size", Integer.toString(cell.size()))
                .param("history", cell.history().name())
                .param("seed", Integer.toString(round))
                .forks(1)
                .warmupIterations(WARMUPS)
                .warmupTime(iteration)
                .measurementIterations(ITERATIONS)
                .measurementTime(iteration)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        List<String> replacing = flags.isEmpty() && cell.size() >= BIG ? BIG_FLAGS : flags;
        // In place of the flags that the benchmark has itself.
        return (replacing.isEmpty() ? options : options.jvmArgsAppend(replacing.toArray(String[]::new))).build();
    }

    /** Runs one benchmark with one set of parameters. */
    static RunResult run(Options options) throws MeasurementException {
        try {
            return new Runner(options).runSingle();
        } catch (RunnerException e) {
            throw new MeasurementException(reason(e), e);
        }
    }

    /** What went wrong in the other JVM: JMH adds it to its own exception as a suppressed one. */
    private static String reason(Throwable failure) {
        Throwable reason = failure;
        while (reason.getCause() != null || reason.getSuppressed().length > 0) {
            reason = reason.getCause() != null ? reason.getCause() : reason.getSuppressed()[0];
        }
        return String.valueOf(reason.getMessage());
    }

    /** The bytes that an invocation allocated, NaN if the profiler did not tell. */
    static double allocated(RunResult result) {
        Result<?> profiled = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return profiled == null ? Double.NaN : profiled.getScore();
    }
}
