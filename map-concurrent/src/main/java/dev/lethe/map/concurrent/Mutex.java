package dev.lethe.map.concurrent;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.LockSupport;

/** A lock that parks who must wait, knows no owner, and is released by a volatile store. */
class Mutex extends AbstractQueuedSynchronizer {
    /*
     * Not synchronized, which pins virtual threads before JDK 24; not ReentrantLock, which stores its owner at each turn: a
     * reference, with the barrier of the collector. State 0 is free, 1 is locked. The store of release is the full fence that
     * ends each mutation of a map: without it a put and a later read of something else could swap.
     */

    private static final long serialVersionUID = 1;

    /** Nanoseconds. */
    private static final long PAUSE = 100_000;

    @Override
    protected final boolean tryAcquire(int unused) {
        return getState() == 0 && compareAndSetState(0, 1);
    }

    @Override
    protected final boolean tryRelease(int unused) {
        setState(0);
        return true;
    }

    void lock() {
        if (!tryLock()) {
            waitForIt();
        }
    }

    /** Waits in the queue; without memory for a place in it, by itself. So taking a lock never throws. */
    final void waitForIt() {
        try {
            acquire(1);
        } catch (
                OutOfMemoryError
                        noRoom) { // JDK 17 throws before it has queued anything; later ones go on in this manner
            // themselves
            while (!tryLock()) {
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    final boolean tryLock() {
        return tryAcquire(1);
    }

    final void unlock() {
        release(1);
    }

    final boolean isLocked() {
        return getState() != 0;
    }
}
