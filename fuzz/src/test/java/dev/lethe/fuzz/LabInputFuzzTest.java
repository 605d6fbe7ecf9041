package dev.lethe.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Gives the lab files of keys. Without {@code JAZZER_FUZZ=1} it replays the stored corpus, {@code LabInputFuzzTestInputs}. */
class LabInputFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void filesAreReadOrRefused(byte[] input) {
        OurTarget.LAB_INPUT.run(input);
    }
}
