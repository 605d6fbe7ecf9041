package dev.lethe.map.unsafe;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts owners that became unreachable unclosed, and reports them: with tracking on each one, else the first of the process. */
final class Leaks {
    private static final System.Logger LOGGER = System.getLogger("dev.lethe.map.unsafe");

    private final AtomicLong count = new AtomicLong();

    long count() {
        return count.get();
    }

    /** Reports what the checked mode found where nobody can be thrown at. */
    void reportFault(String name, IllegalStateException fault) {
        LOGGER.log(System.Logger.Level.ERROR, name + ": " + fault.getMessage(), fault);
    }

    /** Reports one that was freed late, if it is its turn. */
    void report(String name, long bytes, @Nullable Throwable made) {
        if (made != null) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    name + " was not closed; its " + bytes + " bytes of native memory were freed late",
                    made);
        } else if (count.get() == 0) { // one cleaner, hence one thread
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    name + " was not closed; its " + bytes
                            + " bytes of native memory were freed late. Later ones are counted, not" + " reported; -D"
                            + Owner.TRACK_PROPERTY + "=true reports each, with where it was made.");
        }
        count.incrementAndGet();
    }
}
