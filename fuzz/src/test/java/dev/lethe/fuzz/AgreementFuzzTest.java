package dev.lethe.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Runs lists of commands on all backends. Without {@code JAZZER_FUZZ=1} it replays the stored corpus, {@code AgreementFuzzTestInputs}. */
class AgreementFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void commandsEndAlikeOnAllBackends(byte[] input) {
        Target.AGREEMENT.run(input);
    }
}
