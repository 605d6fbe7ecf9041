package dev.lethe.map.monitor;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapStats;
import java.lang.ref.WeakReference;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A map or a pool that is shown under a name, held weakly. */
final class Tracked<T> {
    /** How often the figures of a map that changes meanwhile are read, before those of the last time have to do. */
    private static final int TRIES = 3;

    private final String name;
    private final WeakReference<T> held;
    private volatile MapStats last = MapStats.builder().build();

    Tracked(String name, T tracked) {
        this.name = Objects.requireNonNull(name, "name");
        this.held = new WeakReference<>(Objects.requireNonNull(tracked, "tracked"));
    }

    String name() {
        return name;
    }

    @Nullable
    T get() {
        return held.get();
    }

    boolean isGone() {
        return held.get() == null;
    }

    boolean isOf(Object other) {
        return held.get() == other;
    }

    /** The figures of a map; null when it is collected or closed. */
    @Nullable
    MapFigures figures() {
        if (!(held.get() instanceof LetheMap map)) {
            return null;
        }
        for (int left = TRIES; left > 0; left--) {
            try {
                last = map.stats();
                break;
            } catch (IllegalStateException closed) {
                return null;
            } catch (RuntimeException changedMeanwhile) {
                Thread.onSpinWait(); // its thread exchanged an array between two looks
            }
        }
        return new MapFigures(name, MapFigures.typeOf(map), last);
    }
}
