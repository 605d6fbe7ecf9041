package dev.lethe.map.spi;

import org.jspecify.annotations.Nullable;

/**
 * Hands out entries that were taken out of a map and cannot be put back: whatever the consumer throws, it gets them all.
 */
final class Drain {
    private static final int MOST_SUPPRESSED = 16;

    private @Nullable Throwable first;
    private int suppressed;

    private Drain() {}

    /**
     * Runs a step for each entry, then throws what the first failing step threw, with later ones suppressed.
     *
     * @param entries how often the step runs
     * @param step hands out the next entry
     * @return {@code entries}
     */
    static long handOut(long entries, Runnable step) {
        Drain drain = new Drain();
        for (long done = 0; done < entries; done++) {
            drain.attempt(step);
        }
        if (drain.first != null) {
            throw Drain.<RuntimeException>unchecked(drain.first);
        }
        return entries;
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (Throwable thrown) { // an Error, too, must not keep the rest from being handed out
            if (first == null) {
                first = thrown;
            } else if (first != thrown && suppressed < MOST_SUPPRESSED) {
                first.addSuppressed(thrown);
                suppressed++;
            }
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // rethrows as it is: the caller names the type
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
