package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever the multiplier, keys with a structure fill the groups of a table much as random ones do, and their control bytes
 * match by mistake as rarely. Counted, not timed; the worst of many multipliers counts, since a map that is slow for one
 * seed in a hundred is a map that is slow at times, and nobody can tell why.
 */
class SpreadTest {
    private static final int SEEDS = 100;
    private static final double LOAD = 0.79;
    private static final int[] GROUPS_LOG2 = {8, 12};
    private static final int SMALL = 8;

    /** How much more entries may be beyond their home group than with the worst of as many random sets. */
    private static final double MOST_BEYOND = 1.75;

    private static final double MOST_FALSE_MATCHES = 3;
    private static final double MOST_FALSE_MATCHES_ON_AVERAGE = 1.15;

    @Test
    void hashCodesAreSpread() {
        assertThat(complaints(Mixing.HASH_CODES, KeySets.hashCodes(), GROUPS_LOG2))
                .isEmpty();
    }

    @Test
    void longsAreSpread() {
        assertThat(complaints(Mixing.LONGS, KeySets.longs(), GROUPS_LOG2)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> badMixingsAreRefused() {
        return BadMixings.all().entrySet().stream()
                .map(bad -> DynamicTest.dynamicTest(bad.getKey(), () -> {
                    assertThat(complaints(bad.getValue(), KeySets.hashCodes(), SMALL))
                            .hasSizeGreaterThan(20);
                    assertThat(complaints(bad.getValue(), KeySets.longs(), SMALL))
                            .hasSizeGreaterThan(20);
                }));
    }

    /** Few sets show it, so they must not be missing. */
    @Test
    void twoFoldsByHalfAreRefusedForLongs() {
        assertThat(complaints(BadMixings.twoFoldsByHalfWithoutASecret(), KeySets.hashCodes(), GROUPS_LOG2))
                .isEmpty();
        assertThat(complaints(BadMixings.twoFoldsByHalfWithoutASecret(), KeySets.longs(), SMALL))
                .anySatisfy(complaint -> assertThat(complaint).startsWith("x and x: "));
    }

    private static List<String> complaints(Mixing mixing, Map<String, IntToLongFunction> sets, int... groupsLog2s) {
        List<String> complaints = new ArrayList<>();
        for (int groupsLog2 : groupsLog2s) {
            int size = (int) (LOAD * Control.GROUP_SLOTS * (1 << groupsLog2));
            double beyond = MOST_BEYOND * worstOfRandom(size, groupsLog2);
            sets.forEach((name, set) -> {
                Worst worst = Worst.of(mixing, KeySets.keys(set, size), groupsLog2);
                if (worst.beyond > beyond
                        || worst.falseMatches > MOST_FALSE_MATCHES
                        || worst.averageFalseMatches > MOST_FALSE_MATCHES_ON_AVERAGE) {
                    complaints.add(name + ": " + worst + " in " + (1 << groupsLog2) + " groups");
                }
            });
        }
        return complaints;
    }

    private static double worstOfRandom(int size, int groupsLog2) {
        double worst = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            long[] keys = new SplittableRandom(seed).longs(size).toArray();
            worst = Math.max(worst, Spread.of(key -> key, keys, groupsLog2).beyond());
        }
        return worst;
    }

    private record Worst(double beyond, double falseMatches, double averageFalseMatches) {
        static Worst of(Mixing mixing, long[] keys, int groupsLog2) {
            double beyond = 0;
            double falseMatches = 0;
            double sum = 0;
            for (int seed = 0; seed < SEEDS; seed++) {
                Spread spread = Spread.of(mixing.of(seed * 77L + 5), keys, groupsLog2);
                beyond = Math.max(beyond, spread.beyond());
                falseMatches = Math.max(falseMatches, spread.falseMatches());
                sum += spread.falseMatches();
            }
            return new Worst(beyond, falseMatches, sum / SEEDS);
        }
    }
}
