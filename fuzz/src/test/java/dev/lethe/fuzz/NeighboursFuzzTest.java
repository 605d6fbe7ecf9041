package dev.lethe.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Runs programs on several maps side by side. Without {@code JAZZER_FUZZ=1} it replays the stored corpus, {@code NeighboursFuzzTestInputs}. */
class NeighboursFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void mapsDoNotTouchEachOther(byte[] input) {
        Target.NEIGHBOURS.run(input);
    }
}
