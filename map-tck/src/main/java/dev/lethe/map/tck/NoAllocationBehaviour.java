package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.lethe.map.Retention;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Claim C8: no allocation in steady state, by the count of bytes that the thread has allocated. */
abstract class NoAllocationBehaviour extends Behaviour {
    private static final int[] SIZES = {10, 1000, 20_000};
    /** A block is one of so many parts of the entries. */
    private static final int BLOCK = 10;

    private static final int WARM_UP = 60_000;
    private static final int STEPS = 200_000;
    private static final int ROUNDS = 3;
    private static final double LIMIT = 0.01;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void lookupsPutsRemovalsAndCursorStepsAllocateNothing() {
        for (int size : SIZES) {
            for (Retention retention : new Retention[] {Retention.SHRINK, Retention.KEEP}) {
                Subject map = source().make(source().builder().retention(retention));
                AllocationSteps steps = AllocationSteps.of(map, size);
                allocateNothing(atConstantSize(steps), size + " entries with " + retention);
                map.checkInvariants();
            }
        }
    }

    /** All steps, but those that hand out keys where these are made anew for the caller. */
    private Map<String, AllocationSteps.Step> atConstantSize(AllocationSteps steps) {
        Map<String, AllocationSteps.Step> all = new HashMap<>(steps.atConstantSize());
        if (source().makesKeys()) {
            all.remove("cursor step");
        }
        return all;
    }

    @Test
    void clearThenRefillOfTenAllocatesNothing() {
        for (int size : SIZES) {
            for (Retention retention : new Retention[] {Retention.SHRINK, Retention.KEEP}) {
                Subject map = source().make(source().builder().retention(retention));
                AllocationSteps steps = AllocationSteps.of(map, size);
                allocateNothing(steps.clearThenRefill(), "a map that had " + size + " entries, with " + retention);
                map.checkInvariants();
            }
        }
    }

    @Test
    void removalOfAbsentKeysAllocatesNothing() {
        AllocationSteps empty = AllocationSteps.of(make(), 0);
        allocateNothing(empty.onAbsentKeys(), "an empty map");
        AllocationSteps full = AllocationSteps.of(make(), 1000);
        allocateNothing(full.onAbsentKeys(), "1000 entries");
    }

    @Test
    void emptiedMapAllocatesNothingForAbsentKeys() {
        Subject map = make();
        AllocationSteps steps = AllocationSteps.of(map, 1000);
        map.clear();
        allocateNothing(steps.onAbsentKeys(), "a cleared map");
        map.map().trim();
        allocateNothing(steps.onAbsentKeys(), "a trimmed map");
    }

    /** Around each size at which a map grows: the same keys come and go, so it has what it needs after the first rounds. */
    @Test
    void blockAtABoundaryAllocatesNothing() {
        int most = 6000;
        Subject grown = make();
        List<Integer> boundaries = new ArrayList<>();
        for (int size = 1; size <= most; size++) {
            long before = grown.map().stats().growths();
            grown.put(key(size), value(size));
            if (grown.map().stats().growths() != before && size >= BLOCK) {
                boundaries.add(size);
            }
        }
        for (int boundary : boundaries) {
            for (int size : new int[] {boundary - 1, boundary, boundary * 9 / 10}) {
                AllocationSteps steps = AllocationSteps.of(make(), size);
                allocateNothing(steps.inBlocks(Math.max(1, size / BLOCK)), size + " entries");
            }
        }
    }

    private void allocateNothing(Map<String, AllocationSteps.Step> steps, String on) {
        assertThat(threads.isThreadAllocatedMemorySupported()).isTrue();
        steps.forEach((name, step) -> assertThat(bytesPerStep(step))
                .as("bytes allocated by each %s on %s", name, on)
                .isLessThanOrEqualTo(LIMIT));
    }

    /** The least of some rounds: a steady state is one that is reached, and the JVM's own doings are not counted. */
    private double bytesPerStep(AllocationSteps.Step step) {
        run(step, WARM_UP);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            run(step, STEPS);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return (double) least / STEPS;
    }

    private static void run(AllocationSteps.Step step, int steps) {
        for (int i = 0; i < steps; i++) {
            step.run(i);
        }
    }
}
