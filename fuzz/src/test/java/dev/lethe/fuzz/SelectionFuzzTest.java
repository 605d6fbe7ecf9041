package dev.lethe.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Tells builders anything. Without {@code JAZZER_FUZZ=1} it replays the stored corpus, {@code SelectionFuzzTestInputs}. */
class SelectionFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void selectionKeepsWhatItPromises(byte[] input) {
        Target.SELECTION.run(input);
    }
}
