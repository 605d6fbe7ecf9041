package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Each bit of a key flips each bit of the hash that is used, the upper 32, with a probability near 1/2: closely over all
 * multipliers, and still so with each of them.
 */
class AvalancheTest {
    private static final int SEEDS = 100;
    private static final int SAMPLES = 2_000;
    private static final double MOST_BIAS = 0.02;
    private static final double MOST_BIAS_OF_A_SEED = 0.1;

    @Test
    void bitsOfLongsAvalanche() {
        assertThat(complaints(Mixing.LONGS, Long.SIZE)).isEmpty();
    }

    @Test
    void bitsOfHashCodesAvalanche() {
        assertThat(complaints(Mixing.HASH_CODES, Integer.SIZE)).isEmpty();
    }

    @Test
    void badMixingsAreRefused() {
        BadMixings.all().forEach((name, bad) -> {
            assertThat(complaints(bad, Long.SIZE)).as(name).isNotEmpty();
            assertThat(complaints(bad, Integer.SIZE)).as(name).isNotEmpty();
        });
    }

    /** The fold before the first multiplication: without it the highest bits of a key change few bits of the hash. */
    @Test
    void longsWithoutTheFirstFoldAreRefused() {
        Mixing unfolded = seed -> {
            long multiplier = Hashing.multiplierOf(seed);
            return value -> {
                long x = value * multiplier;
                return (x ^ x >>> 32) * 0xC4CE_B9FE_1A85_EC53L;
            };
        };
        assertThat(complaints(unfolded, Long.SIZE)).isNotEmpty();
    }

    private static List<String> complaints(Mixing mixing, int inputBits) {
        List<String> complaints = new ArrayList<>();
        int[][] all = new int[inputBits][Integer.SIZE];
        SplittableRandom random = new SplittableRandom(1);
        for (int seed = 0; seed < SEEDS; seed++) {
            int[][] flips = flips(mixing.of(seed * 77L + 5), inputBits, random);
            complain(flips, SAMPLES, MOST_BIAS_OF_A_SEED, "seed " + seed, complaints);
            for (int bit = 0; bit < inputBits; bit++) {
                for (int used = 0; used < Integer.SIZE; used++) {
                    all[bit][used] += flips[bit][used];
                }
            }
        }
        complain(all, SEEDS * SAMPLES, MOST_BIAS, "all seeds", complaints);
        return complaints;
    }

    /** How often each bit of the input flips each of the upper 32 bits. */
    private static int[][] flips(LongUnaryOperator hash, int inputBits, SplittableRandom random) {
        int[][] flips = new int[inputBits][Integer.SIZE];
        for (int sample = 0; sample < SAMPLES; sample++) {
            long input = inputBits == Long.SIZE ? random.nextLong() : random.nextInt();
            long mixed = hash.applyAsLong(input);
            for (int bit = 0; bit < inputBits; bit++) {
                long other = inputBits == Long.SIZE ? input ^ 1L << bit : (int) input ^ 1 << bit;
                long flipped = mixed ^ hash.applyAsLong(other);
                for (int used = 0; used < Integer.SIZE; used++) {
                    flips[bit][used] += (int) (flipped >>> Integer.SIZE + used & 1);
                }
            }
        }
        return flips;
    }

    private static void complain(int[][] flips, int samples, double most, String with, List<String> complaints) {
        for (int bit = 0; bit < flips.length; bit++) {
            for (int used = 0; used < Integer.SIZE; used++) {
                double share = (double) flips[bit][used] / samples;
                if (Math.abs(share - 0.5) > most) {
                    complaints.add(with + ": bit " + bit + " flips bit " + (Integer.SIZE + used) + " in " + share);
                }
            }
        }
    }
}
