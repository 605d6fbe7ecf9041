package dev.lethe.bench;

import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Asks a JVM that JMH starts for the time of a task with a scratch map, and for the bytes that it allocates. */
final class ScratchFork implements Interviewer {
    static final String NANOS = "nanos";
    static final String BYTES = "bytes";
    static final String STOLEN = "stolen";

    private final int warmUps;
    private final int iterations;
    private final int iterationMillis;

    ScratchFork(int warmUps, int iterations, int iterationMillis) {
        this.warmUps = warmUps;
        this.iterations = iterations;
        this.iterationMillis = iterationMillis;
    }

    /** The words of a question: the method of {@link ScratchBenchmark}, the way, the entries, the threads, the round. */
    static Question question(String method, String way, int entries, int threads, int round) {
        return Question.of(ScratchBenchmark.class, List.of(), method, way, entries, threads, round);
    }

    @Override
    public Answer ask(Question question) throws IOException {
        List<String> words = question.words();
        Processors before = Processors.now();
        RunResult result;
        try {
            result = JmhFork.run(new OptionsBuilder()
                    .include("^" + question.program().getName().replace(".", "\\.") + "\\." + words.get(0) + "$")
                    .param("way", words.get(1))
                    .param("entries", words.get(2))
                    .threads(Integer.parseInt(words.get(3)))
                    .forks(1)
                    .warmupIterations(warmUps)
                    .warmupTime(TimeValue.milliseconds(iterationMillis))
                    .measurementIterations(iterations)
                    .measurementTime(TimeValue.milliseconds(iterationMillis))
                    .addProfiler(GCProfiler.class)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build());
        } catch (Measurer.MeasurementException failed) {
            throw new IOException(failed.getMessage(), failed);
        }
        double stolen = before.stolenUntil(Processors.now());
        return new Answer()
                .with(NANOS, result.getPrimaryResult().getScore())
                .with(BYTES, JmhFork.allocated(result))
                .with(STOLEN, stolen);
    }
}
