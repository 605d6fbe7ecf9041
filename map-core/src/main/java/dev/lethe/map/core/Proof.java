package dev.lethe.map.core;

import java.util.Arrays;
import java.util.Locale;

/** What checks of invariants ask, for each slot: so the text of what is broken is made only when something is. */
final class Proof {
    private Proof() {}

    /** Throws when something does not hold; the text has a {@code %d} for each figure. */
    static void require(boolean holds, String broken, long... figures) {
        if (!holds) {
            Object[] boxed = Arrays.stream(figures).boxed().toArray();
            throw new AssertionError(String.format(Locale.ROOT, broken, boxed));
        }
    }
}
