package dev.lethe.map.concurrent;

import org.jspecify.annotations.Nullable;

/** What a test lets come in between at a place that the twins interrupted and interruptible have: an error, or another call. */
public final class Interruption {
    /** As if there were no stack left. */
    static final Runnable NO_STACK = () -> {
        throw new StackOverflowError("planted");
    };

    private static volatile @Nullable Thread whose;
    private static String where = "";
    private static Runnable what = () -> {};

    private Interruption() {}

    /**
     * Runs what was planned for this place, if anything was.
     *
     * @param place the name of the place
     */
    public static void at(String place) {
        if (Thread.currentThread() == whose && place.equals(where)) {
            what.run();
        }
    }

    /** Lets this come in between in this thread, each time it is there, while something else runs. */
    static void at(String place, Runnable interruption, Runnable call) {
        where = place;
        what = interruption;
        whose = Thread.currentThread();
        try {
            call.run();
        } finally {
            whose = null;
        }
    }
}
