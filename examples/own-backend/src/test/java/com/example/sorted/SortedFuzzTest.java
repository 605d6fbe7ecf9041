package com.example.sorted;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lethe.fuzz.FuzzTargets;

/** The fuzz targets of Lethe, on the backends of this project and on core, with which they have to agree. */
class SortedFuzzTest extends FuzzTargets {
    /** As it is, but for the time that it searches in a build. */
    @Override
    @FuzzTest(maxDuration = "10s")
    public void commandsGiveTheAnswersOfTheModel(byte[] input) {
        super.commandsGiveTheAnswersOfTheModel(input);
    }
}
