package dev.lethe.lab;

import java.util.List;

/** One question put to all subjects of a family; a new one goes into {@link #ALL}. */
interface Experiment {
    /** All experiments in the order in which they are run and shown. */
    List<Experiment> ALL = List.of(
            new DeleteExperiment(),
            new ClearExperiment(),
            new MemoryExperiment(),
            new PauseExperiment(),
            new PoolExperiment(),
            new SharedExperiment());

    /** Returns one word for the progress bar. */
    String name();

    /** Returns how much of the time this experiment needs, relative to the others. */
    double weight();

    /** Runs the experiment and says what came out. */
    Section run(Bench bench);
}
