package dev.lethe.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Orders in which every entry comes once. */
final class Permutation {
    private Permutation() {}

    /** Returns the numbers below a count in random order. */
    static int[] of(int count, SplittableRandom random) {
        int[] order = new int[count];
        Arrays.setAll(order, i -> i);
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
        return order;
    }
}
