package dev.lethe.map.concurrent;

import dev.lethe.map.LongLongMap;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Runs random programs on a twin of the backend, each in one interleaving of its accesses, until one goes wrong. */
final class ProgramsOnTwins {
    /** What was found: how many programs ran, and what was wrong with the last, or an empty text. */
    record Finding(long programs, long steps, String wrong) {}

    private ProgramsOnTwins() {}

    /** Runs programs of the seeds from one on, each with a schedule. */
    static Finding run(Function<MapSpec<LongLongMap>, LongLongMap> twin, long firstSeed, long programs) {
        return run(twin, firstSeed, programs, false);
    }

    /** The same; drains may find no memory in their middle. */
    static Finding run(
            Function<MapSpec<LongLongMap>, LongLongMap> twin, long firstSeed, long programs, boolean poorDrains) {
        Steps steps = new Steps(Program.THREADS);
        long taken = 0;
        try {
            for (long i = 0; i < programs; i++) {
                Program program = new Program(firstSeed + i);
                String wrong = run(twin, steps, program, firstSeed + i, poorDrains);
                taken += steps.steps();
                if (!wrong.isEmpty()) {
                    return new Finding(i + 1, taken, wrong + "\n" + program);
                }
            }
            return new Finding(programs, taken, "");
        } finally {
            steps.end();
        }
    }

    private static String run(
            Function<MapSpec<LongLongMap>, LongLongMap> twin,
            Steps steps,
            Program program,
            long schedule,
            boolean poorDrains) {
        LongLongMap map = twin.apply(MapSpec.<LongLongMap>builder(Shape.LONG_LONG, LongLongMap.class)
                .seed(Crowd.SEED)
                .build());
        Recording recording = new Recording(program, Subject.of(map), key -> key);
        if (poorDrains) {
            recording.letDrainsBePoor();
        }
        List<Runnable> tasks = new ArrayList<>();
        for (int thread = 0; thread < Program.THREADS; thread++) {
            int me = thread;
            tasks.add(() -> recording.run(me));
        }
        Throwable thrown = steps.play(tasks, schedule);
        if (thrown != null) {
            return "A thread failed with " + thrown;
        }
        try {
            return recording.verdict();
        } catch (AssertionError | RuntimeException broken) {
            return "At rest: " + broken;
        }
    }
}
