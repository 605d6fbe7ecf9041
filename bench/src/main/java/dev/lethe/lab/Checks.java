package dev.lethe.lab;

import java.util.ArrayList;
import java.util.List;

/** Compares what the maps answered with what they should have; a figure from a wrong map is worth nothing. */
final class Checks {
    private static final int MOST_SHOWN = 20;

    private final List<String> mismatches = new ArrayList<>();
    private long passed;
    private long failed;

    /** Notes whether a count is the expected one. */
    void equal(Subject subject, String what, long expected, long actual) {
        equal(subject.name(), what, expected, actual);
    }

    /** Notes the same of a map in another JVM. */
    void equal(String subject, String what, long expected, long actual) {
        if (expected == actual) {
            passed++;
            return;
        }
        failed++;
        if (mismatches.size() < MOST_SHOWN) {
            mismatches.add(subject + ": " + what + " should be " + Figures.count(expected) + " but is "
                    + Figures.count(actual) + ".");
        }
    }

    long passed() {
        return passed;
    }

    long failed() {
        return failed;
    }

    /** Returns the first mismatches as sentences. */
    List<String> mismatches() {
        return List.copyOf(mismatches);
    }

    /** Returns the result in one sentence. */
    String sentence() {
        return failed == 0
                ? "All " + Figures.count(passed) + " checks of results and sizes passed."
                : Figures.count(failed) + " of " + Figures.count(passed + failed)
                        + " checks of results and sizes FAILED; do not trust the figures.";
    }
}
