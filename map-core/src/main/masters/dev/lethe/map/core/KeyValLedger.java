package dev.lethe.map.core;

import dev.lethe.map.events.MapOrigin;
import dev.lethe.map.spi.MapSpec;
import org.jspecify.annotations.NullUnmarked;

/** What only some maps need: a directory, a debt, counters, wishes about memory. Small maps share one that says nothing. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
final class KeyValLedger {
    static final KeyValTable[] NO_PLACES = {};

    /** That of all maps with the default settings, until one of them writes into its ledger. */
    static final KeyValLedger SHARED = new KeyValLedger(Keys.DEFAULT, true, 0, 0, KeyValTable.ORIGIN);

    final Keys rule;

    /** What recordings are told about whose tables these are. */
    final MapOrigin origin;

    /** Whether memory is given back without trim(). */
    final boolean shrinks;

    /** For how many entries there is always room, once there was. */
    final long floor;

    KeyValTable[] directory = NO_PLACES;
    int directoryShift;

    /** How many entries the tables of the directory take before one grows, and how many of its places have no table yet (I9). */
    long room;

    int unmade;

    /** For how many entries the first table is made. */
    long presize;

    /** Dead entries that are still reachable (KeyValDirectory, I4). */
    long debt;

    /** Whether each change should look after the directory: there is a debt, or room that is no longer needed. */
    boolean due;

    boolean decaying;

    /** The place of the directory that is looked after next, and how many were since something was found. */
    int duePlace;

    int idleLooks;

    /** The sizes at the last two clears, and the version of the map at the last. */
    private long peak;

    private long peakBefore;
    private int peakVersion;

    long growths;
    long shrinkings;

    /** The clears, and the epochs, before the counter of epochs began again. */
    long earlierEpochs;

    private KeyValLedger(Keys rule, boolean shrinks, long floor, long presize, MapOrigin origin) {
        this.rule = rule;
        this.origin = origin;
        this.shrinks = shrinks;
        this.floor = floor;
        this.presize = presize;
        this.peak = presize;
    }

    static KeyValLedger of(MapSpec<?> spec, Allocator allocator) {
        Keys rule = Keys.of(spec.hasher(), allocator);
        boolean shrinks = spec.retention().shrinks();
        long floor = spec.retention().floor();
        long presize = Math.min(spec.expectedSize(), Geometry.MAX_ENTRIES);
        boolean named = spec.name().isPresent();
        MapOrigin origin = named ? MapOrigin.of(KeyValTable.ORIGIN.backend(), spec) : KeyValTable.ORIGIN;
        return rule == Keys.DEFAULT && shrinks && floor == 0 && presize == 0 && !named
                ? SHARED
                : new KeyValLedger(rule, shrinks, floor, presize, origin);
    }

    /** A ledger that may be written to: this one, or a new one for a map that had the shared one. */
    KeyValLedger own(KeyValTable only) {
        if (this != SHARED) {
            return this;
        }
        KeyValLedger own = new KeyValLedger(rule, shrinks, floor, presize, origin);
        own.growths = growths(only);
        return own;
    }

    /** The growths; a map with the shared ledger has grown by doubling its only table, and never shrunk. */
    long growths(KeyValTable only) {
        boolean told = this == SHARED && only != null && only.epoch != KeyValTable.NEVER;
        if (!told || only.slots() <= KeyValTable.FIRST_SLOTS) {
            return growths;
        }
        return 1L + Integer.numberOfTrailingZeros(only.groups());
    }

    /*
     * After a clear the room is kept as long as it is being used again. How much that may be is the larger of the sizes at the last
     * two clears; and it lasts for twice as many changes, the filling and the emptying, so that a map that is never cleared again
     * does not keep the room for ever.
     */

    void endCycle(long size, int version) {
        peakBefore = peak;
        peak = size;
        peakVersion = version;
    }

    /** Takes a wish for room as a cycle of that size. */
    void wish(long entries, int version) {
        peak = Math.max(peak, entries);
        peakVersion = version;
    }

    /** How many entries the room is kept for, beside those that are there. */
    long credit(int version) {
        long most = Math.max(peak, peakBefore);
        long changes = Integer.toUnsignedLong(version - peakVersion);
        return Math.max(floor, changes <= most ? most : Math.max(0, 2 * most - changes));
    }

    /** Forgets peaks of which nothing is left, before the count of changes comes round to them again. */
    void age(int version) {
        long most = Math.max(peak, peakBefore);
        if (most != 0 && Integer.toUnsignedLong(version - peakVersion) >= 2 * most) {
            forgetPeaks();
        }
    }

    void forgetPeaks() {
        peak = 0;
        peakBefore = 0;
    }

    long bytes() {
        return (this == SHARED ? 0 : Footprint.object(3 * Footprint.REFERENCE + 9 * Long.BYTES + 5 * Integer.BYTES + 3))
                + (origin == KeyValTable.ORIGIN ? 0 : Footprint.object(3 * Footprint.REFERENCE))
                + (directory.length == 0 ? 0 : Footprint.array(directory.length, Footprint.REFERENCE));
    }
}
