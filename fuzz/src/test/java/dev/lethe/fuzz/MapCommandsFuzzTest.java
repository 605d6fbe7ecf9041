package dev.lethe.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Runs lists of commands on a map and on the model. Without {@code JAZZER_FUZZ=1} it replays the stored corpus, {@code MapCommandsFuzzTestInputs}. */
class MapCommandsFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void commandsGiveTheAnswersOfTheModel(byte[] input) {
        Target.COMMANDS.run(input);
    }
}
