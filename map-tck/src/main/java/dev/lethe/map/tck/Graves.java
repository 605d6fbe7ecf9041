package dev.lethe.map.tck;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** Watches over objects that a map should have let go of. */
final class Graves {
    private static final int MOST_COLLECTIONS = 60;

    private final List<WeakReference<Object>> watched = new ArrayList<>();

    /** Watches an object and returns it. */
    Object watch(Object object) {
        watched.add(new WeakReference<>(object));
        return object;
    }

    int watched() {
        return watched.size();
    }

    /** Collects garbage until nothing or no less is alive, and returns how many objects still are. */
    long survivors() {
        return survivorsBeyond(0);
    }

    /** Collects garbage until at most so many are alive, or patience ends. */
    long survivorsBeyond(long expected) {
        long alive = watched.size();
        for (int i = 0; i < MOST_COLLECTIONS && alive > expected; i++) {
            System.gc();
            if (i > 0) {
                pause();
            }
            alive = watched.stream()
                    .filter(reference -> reference.get() != null)
                    .count();
        }
        return alive;
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the garbage collector.", stop);
        }
    }
}
