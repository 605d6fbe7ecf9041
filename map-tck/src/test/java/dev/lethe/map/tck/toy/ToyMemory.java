package dev.lethe.map.tck.toy;

import dev.lethe.map.Retention;

/**
 * The memory that a toy says it has. It counts as if its entries lay in tables: the capacity doubles when it is full, halves
 * when a quarter is used, and decays to the peak of the last two fill cycles by one table a write.
 */
final class ToyMemory {
    private static final long LEAST = 8;
    private static final long TABLE = 256;
    private static final int HEADER_BYTES = 64;
    private static final int SLOT_BYTES = 16;

    private final ToyFault fault;
    private final Retention retention;
    private long capacity;
    /** Never given back again: the floor of keepAtLeast, once there was room for it. */
    private long floor;
    /** Where the capacity decays to. */
    private long target = Long.MAX_VALUE;

    private long peak;
    private long lastPeak;
    private long growths;
    private long shrinks;

    ToyMemory(ToyFault fault, Retention retention) {
        this.fault = fault;
        this.retention = retention;
    }

    long capacity() {
        return capacity;
    }

    long tables() {
        return (capacity + TABLE - 1) / TABLE;
    }

    long bytes() {
        return capacity == 0 ? 0 : HEADER_BYTES + SLOT_BYTES * capacity;
    }

    long growths() {
        return growths;
    }

    long shrinks() {
        return shrinks;
    }

    void added(long size) {
        if (size > capacity) {
            capacity = Math.max(
                    fault == ToyFault.MAKES_THE_FLOOR_AT_ONCE ? retention.floor() : LEAST,
                    Math.max(LEAST, 2 * capacity));
            growths++;
        }
        peak = Math.max(peak, size);
        raiseFloor();
        decay(size);
    }

    /** An entry was written over. */
    void wrote(long size) {
        decay(size);
    }

    /** Returns whether the capacity shrank. */
    boolean removed(long size) {
        boolean isShrinking = retention.shrinks() || fault == ToyFault.KEEP_SHRINKS;
        long least = switch (fault) {
            case SHRINKS_LATE -> capacity / 8;
            case THRASHES -> capacity / 2;
            default -> capacity / 4;
        };
        boolean wasUsed = peak > least; // else it is kept for the cycles that follow a clear
        boolean shrank = false;
        if (isShrinking && fault != ToyFault.NEVER_SHRINKS && wasUsed && size <= least && capacity > LEAST) {
            shrank = shrinkTo(Math.max(capacity / 2, fault == ToyFault.UNDERCUTS_FLOOR ? 0 : floor));
        }
        decay(size);
        return shrank;
    }

    void cleared() {
        target = room(Math.max(peak, fault == ToyFault.FORGETS_THE_PEAK ? 0 : lastPeak));
        lastPeak = peak;
        peak = 0;
        if (fault == ToyFault.CLEAR_GIVES_BACK) {
            shrinkTo(0);
        }
    }

    void reserve(long entries) {
        if (entries > capacity) {
            capacity = room(entries);
            raiseFloor();
        }
    }

    long trim(long size) {
        long before = bytes();
        shrinkTo(Math.max(size == 0 ? 0 : room(size), fault == ToyFault.TRIMS_BELOW_FLOOR ? 0 : floor));
        return before - bytes();
    }

    private void decay(long size) {
        boolean isDecaying = retention.shrinks() || fault == ToyFault.KEEP_DECAYS;
        if (!isDecaying || fault == ToyFault.NEVER_DECAYS) {
            return;
        }
        long least = Math.max(Math.max(target, room(peak)), room(size));
        least = Math.max(least, fault == ToyFault.DECAYS_BELOW_FLOOR ? 0 : floor);
        if (capacity > least) {
            long step = fault == ToyFault.DECAYS_AT_ONCE ? capacity : TABLE;
            shrinkTo(Math.max(least, capacity - step));
        }
    }

    private boolean shrinkTo(long smaller) {
        if (smaller >= capacity) {
            return false;
        }
        capacity = smaller;
        shrinks++;
        return true;
    }

    private void raiseFloor() {
        if (capacity >= retention.floor()) {
            floor = retention.floor();
        }
    }

    private static long room(long entries) {
        return entries <= LEAST ? LEAST : 2 * Long.highestOneBit(entries - 1);
    }
}
