package com.example.sorted;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.CommandReader;
import dev.lethe.map.tck.CommandRunner;
import dev.lethe.map.tck.MapSource;

/** Commands that Jazzer makes up, on a map and on the model of the TCK. With JAZZER_FUZZ=1 it searches, else it runs the empty list. */
class SortedFuzzTest {
    private static final MapSource SORTED = new MapSource("sorted", Shape.LONG_LONG);

    @FuzzTest(maxDuration = "60s")
    void commandsGiveTheAnswersOfTheModel(byte[] input) {
        new CommandRunner(SORTED).run(CommandReader.read(input, 0));
    }
}
