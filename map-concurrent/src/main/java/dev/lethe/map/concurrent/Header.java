package dev.lethe.map.concurrent;

/** The lock and the counters of one table, which readers never touch. */
final class Header extends TableState {
    /*
     *   | object header, state, queue | live, epoch, slot, changes | what is seldom touched | 128 bytes of nothing |
     *
     * Each write takes and releases the lock, so the line of this object goes from core to core. Behind the fields nothing else may
     * share that line, or the one that the prefetcher takes with it. Before them, room inside the object cannot be had: the
     * fields of AbstractQueuedSynchronizer come first. Another header in front has its own padding.
     */

    private static final long serialVersionUID = 1;

    /** The longest circle of functions that wait for each other, each in its own thread, that is looked for. */
    private static final int MOST_WAITING = 1000;

    /** Nanoseconds. */
    private static final long MOMENT = 10_000_000;

    /** What the padding and the fields take; see Footprint. */
    static final int FIELD_BYTES = 16 * Long.BYTES + 2 * Long.BYTES + 7 * Integer.BYTES + 5 * Footprint.REFERENCE;

    @SuppressWarnings("unused") // padding
    private long unused0, unused1, unused2, unused3, unused4, unused5, unused6, unused7;
    @SuppressWarnings("unused") // padding
    private long unused8, unused9, unused10, unused11, unused12, unused13, unused14, unused15;

    /** Waits for the lock; refuses when this thread already runs user code under it. */
    @Override
    void lock() {
        if (tryLock()) {
            return;
        }
        refuseRecursion();
        waitForIt();
        waits++;
    }

    private void refuseRecursion() {
        if (isMine()) {
            throw new IllegalStateException(
                    "Recursive update: a function, a hook or a method of a key changed the part of the map"
                            + " that it was called from; it may only return its result.");
        }
    }

    /**
     * Waits for the lock as somebody who runs user code under other locks, on each of which it is written what he waits for.
     * Refuses when those whom he waits for wait for him.
     */
    void lockInFunction() {
        refuseRecursion();
        while (!tryLockForAMoment()) {
            Header next = this;
            for (int steps = 0; next != null && steps < MOST_WAITING; steps++) {
                next = next.wanted;
                if (next != null && next.isMine()) {
                    throw new IllegalStateException(
                            "Crossed updates: a function changes a part of the map that another thread's"
                                    + " function runs for, and that one waits for this; such a function may only return its result.");
                }
            }
        }
        waits++;
    }

    /** Waits for the lock, but only a moment: for readers, who can do without. An interrupt is left to whom it is meant for. */
    boolean tryLockForAMoment() {
        boolean interrupted = Thread.interrupted();
        try {
            return tryAcquireNanos(1, MOMENT);
        } catch (InterruptedException again) {
            interrupted = true;
            return false;
        } catch (OutOfMemoryError noRoom) {
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether this thread runs user code under this lock. */
    boolean isMine() {
        return owner == Thread.currentThread();
    }

    /** Before user code runs under the lock. */
    void enterUserCode() {
        owner = Thread.currentThread();
    }

    void leaveUserCode() {
        owner = null;
    }
}
