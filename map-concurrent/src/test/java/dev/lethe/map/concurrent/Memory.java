package dev.lethe.map.concurrent;

import org.jspecify.annotations.Nullable;

/** Memory that one thread may run out of; the twins nomemory, norecord, askedfirst and draingivesup ask it before each table and directory they make. */
public final class Memory {
    private static volatile @Nullable Thread poor;
    private static int left;
    private static boolean contended;

    private Memory() {}

    /** Throws if the thread has no memory left. */
    public static void take() {
        if (Thread.currentThread() == poor && left-- <= 0) {
            throw new OutOfMemoryError("planted");
        }
    }

    /** Whether the table of the next put is to be split, as if threads had waited for it. */
    public static boolean isContended() {
        return contended;
    }

    static void pretendContention(boolean now) {
        contended = now;
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
