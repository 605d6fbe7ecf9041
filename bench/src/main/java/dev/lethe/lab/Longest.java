package dev.lethe.lab;

/**
 * The longest operation of a series, and the longest among those during which no collection ended.
 *
 * <p>The collector is asked only after operations that took long; a collection takes longer than that threshold, so none
 * is blamed on a later operation.
 */
final class Longest {
    private static final long LONG_NANOS = 20_000;

    private static final long NONE = -1;

    private final Timer timer;
    private long collections = Garbage.collections();
    private long any;
    private long withoutCollection = NONE;

    Longest(Timer timer) {
        this.timer = timer;
    }

    void took(long nanos) {
        if (nanos > LONG_NANOS) {
            tookLong(nanos);
        } else if (nanos > withoutCollection) {
            withoutCollection = nanos;
            any = Math.max(any, nanos);
        }
    }

    private void tookLong(long nanos) {
        long now = Garbage.collections();
        if (now == collections) {
            withoutCollection = Math.max(withoutCollection, nanos);
        }
        collections = now;
        any = Math.max(any, nanos);
    }

    /** Returns the longest of all, in nanoseconds. */
    long any() {
        return timer.net(any);
    }

    /** Returns the longest in which no collection ended, in nanoseconds; NaN when there was none such. */
    double withoutCollection() {
        return withoutCollection == NONE ? Double.NaN : timer.net(withoutCollection);
    }
}
