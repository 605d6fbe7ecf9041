package dev.lethe.lab;

import java.util.List;

/**
 * All that a run found.
 *
 * @param facts what was run, on what and when: label and text
 * @param sections the results of the experiments
 * @param checks the verdict on the results that the maps gave
 * @param caveat what every reader of these figures should know
 */
record Report(List<Fact> facts, List<Section> sections, String checks, String caveat) {
    /** The caveat of the experiments in turns. */
    static final String CAVEAT = "This is a demonstration on real keys: one JVM, one run, maps in turns. Each map is"
            + " driven through its own copy of the measuring loops, all warmed up alike. Differences within the deviation"
            + " are none. The measurement of record is the JMH suite of this project (docs/benchmarks).";

    /**
     * One fact.
     *
     * @param label what it is about
     * @param text the fact
     */
    record Fact(String label, String text) {}
}
