package dev.lethe.map.concurrent;

/** The lock and the counters of one table, which readers never touch. */
final class Header extends TableState {
    /*
     *   | object header, queue, state | live, slot, epoch, … | 128 bytes of nothing |
     *
     * Each write takes and releases the lock, so the line of this object goes from core to core. Behind the fields nothing else may
     * share that line, or the one that the prefetcher takes with it. Before them, room inside the object cannot be had: the
     * fields of AbstractQueuedSynchronizer come first. Another header in front has its own padding.
     */

    private static final long serialVersionUID = 1;

    /** What the padding and the fields take; see Footprint. */
    static final int FIELD_BYTES = 16 * Long.BYTES + 2 * Long.BYTES + 7 * Integer.BYTES + 4 * Footprint.REFERENCE;

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
        if (isMine()) {
            throw new IllegalStateException("Recursive update: a function, or a method of a key, changed the part of the map"
                    + " that it was called from; it may only return its result.");
        }
        acquire(1);
        waits++;
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
