package dev.lethe.map.pool;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A lease that became unreachable before it was closed. Immutable. */
public final class Leak {
    private static final String POOL = Leak.class.getPackageName() + ".";

    private final Generation generation;
    private final String map;
    private final boolean reading;
    private final @Nullable Throwable taken;

    /**
     * Makes the report of a lease that is lost.
     *
     * @param reading whether it was one for reading, whose map is not lost with it
     */
    Leak(Generation generation, String map, boolean reading, @Nullable Throwable taken) {
        this.generation = generation;
        this.map = map;
        this.reading = reading;
        this.taken = taken;
    }

    /**
     * Returns the generation of the map that was lent.
     *
     * @return one of the three fixed generations
     */
    public Generation generation() {
        return generation;
    }

    /**
     * Returns what the map was like.
     *
     * @return the recipe, for people
     */
    public String map() {
        return map;
    }

    /**
     * Returns where the lease was taken: the stack of the thread, the call of {@code lease} or its kin among the first frames.
     *
     * @return the frames; empty unless leases are tracked, or this was the one in 128 that always is
     */
    public Optional<List<StackTraceElement>> taken() {
        return Optional.ofNullable(taken).map(thrown -> List.of(thrown.getStackTrace()));
    }

    /** The first frame outside the pool; null when nothing was noted. */
    @Nullable
    StackTraceElement takenAt() {
        if (taken == null) {
            return null;
        }
        for (StackTraceElement frame : taken.getStackTrace()) {
            if (!frame.getClassName().startsWith(POOL)) {
                return frame;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("A lease of the generation ")
                .append(generation)
                .append(" was never closed, and its map (")
                .append(map)
                .append(reading ? ") could not go back for as long" : ") is lost to the pool");
        if (taken == null) {
            return text.append("; where it was taken is known for each lease after trackLeases(true).")
                    .toString();
        }
        text.append("; it was taken:");
        for (StackTraceElement frame : taken.getStackTrace()) {
            text.append("\n\tat ").append(frame);
        }
        return text.toString();
    }

    /** Where a lease was taken; never thrown. */
    static final class Taken extends Throwable {
        private static final long serialVersionUID = 1;

        Taken() {
            super("A lease was taken here.");
        }
    }
}
