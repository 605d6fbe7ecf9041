package dev.lethe.map.concurrent;

/**
 * Where writers are with looking after tables that nobody writes to. Written by racing threads without order: the worst is that a
 * table is looked at twice, or that a round ends early; the next clear, shrinking or {@code trim()} starts another.
 */
final class Upkeep {
    /** The place of the directory that is looked at next. */
    int place;

    /** The epoch of the map when this round began. */
    long epoch;

    private int idleLooks;

    /** Starts a round. */
    void begin(long now) {
        epoch = now;
        idleLooks = 0;
    }

    /** Counts places where nothing was to do, and tells whether that were all; then starts a round. */
    boolean isOver(int looked, int places) {
        idleLooks += looked;
        if (idleLooks < places) {
            return false;
        }
        idleLooks = 0;
        return true;
    }
}
