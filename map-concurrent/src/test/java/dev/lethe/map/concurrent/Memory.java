package dev.lethe.map.concurrent;

import org.jspecify.annotations.Nullable;

/** Memory that one thread may run out of; the twins nomemory and draingivesup ask it before each table and directory they make. */
public final class Memory {
    private static volatile @Nullable Thread poor;
    private static int left;

    private Memory() {}

    /** Throws if the thread has no memory left. */
    public static void take() {
        if (Thread.currentThread() == poor && left-- <= 0) {
            throw new OutOfMemoryError("planted");
        }
    }

    /** Lets this thread have so many pieces more, and then none. */
    static void runOutAfter(int pieces) {
        left = pieces;
        poor = Thread.currentThread();
    }

    static void isThereAgain() {
        poor = null;
    }
}
