package dev.lethe.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Runs lists of commands on maps whose allocations fail. Without {@code JAZZER_FUZZ=1} it replays the stored corpus, {@code ScarcityFuzzTestInputs}. */
class ScarcityFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void failedAllocationsChangeNothing(byte[] input) {
        Target.SCARCITY.run(input);
    }
}
