package dev.lethe.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Runs programs on a pool. Without {@code JAZZER_FUZZ=1} it replays the stored corpus, {@code PoolFuzzTestInputs}. */
class PoolFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void leasesAreExclusiveAndEmpty(byte[] input) {
        Target.POOL.run(input);
    }
}
