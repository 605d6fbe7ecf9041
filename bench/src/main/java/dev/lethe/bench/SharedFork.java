package dev.lethe.bench;

import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Answers the questions of {@link RunShared}: {@code mix SHAPE SIZE THREADS WRITES ROUND NAME} and {@code clear SHAPE SIZE ROUND NAME} by
 * a JVM that JMH starts, {@code bytes SHAPE SIZE NAME} by {@link SharedProbe} in one of its own.
 */
final class SharedFork implements Interviewer {
    static final String MIX = "mix";
    static final String CLEAR = "clear";
    static final String BYTES = "bytes";

    /** Eight threads on two processors leave little time to the compiler, which is not done before the tenth. */
    static final int WARMUPS = 12;

    static final int ITERATIONS = 5;

    private final int millis;
    private final Interviewer probes;

    SharedFork(int millis, Interviewer probes) {
        this.millis = millis;
        this.probes = probes;
    }

    /** The name of the implementation: the last word. */
    static String implementation(List<String> words) {
        return words.get(words.size() - 1);
    }

    @Override
    public Answer ask(Question question) throws IOException {
        List<String> words = question.words();
        if (words.get(0).equals(BYTES)) {
            return probes.ask(question);
        }
        boolean mix = words.get(0).equals(MIX);
        Processors before = Processors.now();
        RunResult result = run(words, mix);
        double stolen = before.stolenUntil(Processors.now());
        Answer answer = new Answer()
                .with(mix ? "perMicro" : "nanos", result.getPrimaryResult().getScore())
                .with("stolen", stolen);
        Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return mix && allocated != null ? answer.with("bytes", allocated.getScore()) : answer;
    }

    private RunResult run(List<String> words, boolean mix) throws IOException {
        TimeValue iteration = TimeValue.milliseconds(millis);
        OptionsBuilder options = new OptionsBuilder();
        options.include("^" + SharedBenchmark.class.getName().replace(".", "\\.") + "\\." + words.get(0) + "$")
                .param("shape", MapShape.parse(words.get(1)).name())
                .param("size", words.get(2))
                .param("implementation", implementation(words))
                .param("writes", mix ? words.get(4) : "0")
                .param("seed", words.get(mix ? 5 : 3))
                .threads(mix ? Integer.parseInt(words.get(3)) : 1)
                .forks(1)
                .warmupIterations(WARMUPS)
                .warmupTime(iteration)
                .measurementIterations(ITERATIONS)
                .measurementTime(iteration)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        try {
            return new Runner(options.build()).runSingle();
        } catch (RunnerException failed) {
            throw new IOException("JMH failed: " + failed.getMessage(), failed);
        }
    }
}
