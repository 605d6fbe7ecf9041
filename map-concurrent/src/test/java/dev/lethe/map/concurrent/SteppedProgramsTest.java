package dev.lethe.map.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lethe.map.LongLongMap;
import dev.lethe.map.spi.MapSpec;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Claims C12 and C13 on the text of the backend itself, one interleaving after the other: random programs under random schedules, with a step
 * at each access to what threads share. Each planted fault of src/test/faults must be found. The search for one goes on longer than
 * the backend as it is has to pass: where a rare one is found moves with each change of the code. Property {@code lethe.stepped.programs}: how many;
 * {@code lethe.stepped.seed}: from which seed on.
 */
class SteppedProgramsTest {
    private static final long PROGRAMS = Long.getLong("lethe.stepped.programs", 25_000);
    private static final long SEED = Long.getLong("lethe.stepped.seed", 1);

    /** In how many programs a fault must be found; most need some hundred, the rarest some ten thousand. */
    private static final long FAULT_PROGRAMS = 6 * PROGRAMS;

    private static final Map<String, Function<MapSpec<LongLongMap>, LongLongMap>> FAULTS = new TreeMap<>(Map.ofEntries(
            Map.entry("buddynotentered", dev.lethe.map.concurrent.stepped.buddynotentered.ConcurrentLongLongMap::new),
            Map.entry("computerevives", dev.lethe.map.concurrent.stepped.computerevives.ConcurrentLongLongMap::new),
            Map.entry("copyofnow", dev.lethe.map.concurrent.stepped.copyofnow.ConcurrentLongLongMap::new),
            Map.entry("drainforgotten", dev.lethe.map.concurrent.stepped.drainforgotten.ConcurrentLongLongMap::new),
            Map.entry("drainskipslocked", dev.lethe.map.concurrent.stepped.drainskipslocked.ConcurrentLongLongMap::new),
            Map.entry("epochbeforelock", dev.lethe.map.concurrent.stepped.epochbeforelock.ConcurrentLongLongMap::new),
            Map.entry("epochbeforewipe", dev.lethe.map.concurrent.stepped.epochbeforewipe.ConcurrentLongLongMap::new),
            Map.entry("halvesofnow", dev.lethe.map.concurrent.stepped.halvesofnow.ConcurrentLongLongMap::new),
            Map.entry("lockkept", dev.lethe.map.concurrent.stepped.lockkept.ConcurrentLongLongMap::new),
            Map.entry("notwiped", dev.lethe.map.concurrent.stepped.notwiped.ConcurrentLongLongMap::new),
            Map.entry("oddhole", dev.lethe.map.concurrent.stepped.oddhole.ConcurrentLongLongMap::new),
            Map.entry("oddhomebelieved", dev.lethe.map.concurrent.stepped.oddhomebelieved.ConcurrentLongLongMap::new),
            Map.entry("onecollect", dev.lethe.map.concurrent.stepped.onecollect.ConcurrentLongLongMap::new),
            Map.entry("presentnotasked", dev.lethe.map.concurrent.stepped.presentnotasked.ConcurrentLongLongMap::new),
            Map.entry("recordlate", dev.lethe.map.concurrent.stepped.recordlate.ConcurrentLongLongMap::new),
            Map.entry("retiredignored", dev.lethe.map.concurrent.stepped.retiredignored.ConcurrentLongLongMap::new),
            Map.entry("spillbelieved", dev.lethe.map.concurrent.stepped.spillbelieved.ConcurrentLongLongMap::new),
            Map.entry("spilltrusted", dev.lethe.map.concurrent.stepped.spilltrusted.ConcurrentLongLongMap::new),
            Map.entry("unmarked", dev.lethe.map.concurrent.stepped.unmarked.ConcurrentLongLongMap::new),
            Map.entry("unvalidated", dev.lethe.map.concurrent.stepped.unvalidated.ConcurrentLongLongMap::new),
            Map.entry("versionignored", dev.lethe.map.concurrent.stepped.versionignored.ConcurrentLongLongMap::new)));

    @Test
    void everyProgramIsLinearizable() {
        ProgramsOnTwins.Finding found =
                ProgramsOnTwins.run(dev.lethe.map.concurrent.stepped.none.ConcurrentLongLongMap::new, SEED, PROGRAMS);
        System.out.println("none: " + found.programs() + " programs, " + found.steps() + " steps");
        assertThat(found.wrong()).isEmpty();
    }

    @Test
    void everyProgramIsLinearizableThoughDrainsFindNoMemory() {
        ProgramsOnTwins.Finding found = ProgramsOnTwins.run(
                dev.lethe.map.concurrent.stepped.nomemory.ConcurrentLongLongMap::new, SEED, PROGRAMS, true);
        assertThat(found.wrong()).isEmpty();
        ProgramsOnTwins.Finding fault = ProgramsOnTwins.run(
                dev.lethe.map.concurrent.stepped.draingivesup.ConcurrentLongLongMap::new, SEED, PROGRAMS, true);
        assertThat(fault.wrong()).as("after %s programs", fault.programs()).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyFaultIsFound() {
        return FAULTS.entrySet().stream()
                .map(fault -> dynamicTest(fault.getKey(), () -> {
                    ProgramsOnTwins.Finding found = ProgramsOnTwins.run(fault.getValue(), SEED, FAULT_PROGRAMS);
                    assertThat(found.wrong())
                            .as("%s, after %s programs", fault.getKey(), found.programs())
                            .isNotEmpty();
                    System.out.println(fault.getKey() + ": program " + found.programs() + ": "
                            + found.wrong().lines().findFirst().orElse(""));
                }));
    }
}
