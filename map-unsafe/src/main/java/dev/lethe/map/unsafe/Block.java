package dev.lethe.map.unsafe;

import org.jspecify.annotations.Nullable;

/** A stretch of a slab, in lines: free, held by an owner, or in quarantine. Guarded by the heap that the slab belongs to. */
final class Block {
    /** The bytes of such an object on the heap. */
    static final long FOOTPRINT = Footprint.object(6 * Footprint.REFERENCE + 2 * Integer.BYTES + 2);

    static final byte FREE = 0;
    static final byte HELD = 1;
    static final byte QUARANTINED = 2;

    final Slab slab;

    /** The neighbours in the slab; two free blocks are never neighbours. */
    @Nullable
    Block before;

    @Nullable
    Block after;

    /** The neighbours in the bin of a free block, or among those of an owner. */
    @Nullable
    Block previous;

    @Nullable
    Block next;

    /** Who holds it; null when nobody does. */
    @Nullable
    Holdings holder;

    /** Where it starts, and how long it is. */
    int line;

    int lines;

    byte state;

    /** The bytes of its last line that were not asked for. */
    byte unused;

    Block(Slab slab, int line, int lines) {
        this.slab = slab;
        this.line = line;
        this.lines = lines;
    }

    /** Where the bytes begin that were asked for, in the slab: in checked mode behind a red zone. */
    long start() {
        return ((long) line + RedZones.LINES_BEFORE) * Storage.LINE;
    }

    /** The bytes that were asked for. */
    long bytes() {
        return (long) (lines - RedZones.LINES) * Storage.LINE - unused;
    }

    /** The bytes taken, with red zones and the rest of the last line. */
    long takenBytes() {
        return (long) lines * Storage.LINE;
    }

    @Override
    public String toString() {
        return "block of " + bytes() + " bytes at line " + line + " of slab " + slab;
    }
}
