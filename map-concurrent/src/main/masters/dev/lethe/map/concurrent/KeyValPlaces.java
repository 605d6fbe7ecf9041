package dev.lethe.map.concurrent;

import dev.lethe.map.*;
import dev.lethe.map.events.*;
import dev.lethe.map.spi.*;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.NullUnmarked;

/** The directory: what leads from a hash to its table, and how one table takes the place of another. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
abstract class KeyValPlaces<K, V> extends KeyValSkeleton {
    /** The epoch of the table of a closed map. */
    static final long CLOSED = -1;

    private static final VarHandle PLACES = MethodHandles.arrayElementVarHandle(KeyValTable[].class);
    private static final KeyValTable CLOSED_TABLE = KeyValTable.bare(0, 0, CLOSED, new Header(), null, 0);

    final Hasher<Object> hasher;
    final long multiplier;

    /** What recordings are told about whose tables these are. */
    final MapOrigin origin;

    /** Its places change under its lock, by volatile stores; it is doubled and halved as a whole. */
    private volatile KeyValTable[] directory;

    private final Mutex directoryLock = new Mutex();

    /** Under the lock of the directory. */
    private long growths;

    private long shrinkings;

    KeyValPlaces(MapSpec<?> spec, int wish, long epoch) {
        this.hasher = spec.hasher();
        this.origin = spec.name().isPresent() ? MapOrigin.of(KeyValTable.ORIGIN.backend(), spec) : KeyValTable.ORIGIN;
        this.multiplier =
                Hashing.multiplierOf(spec.seed().isPresent() ? spec.seed().getAsLong() : Hashing.freshSeed());
        this.directory = new KeyValTable[] {KeyValTable.bare(wish, 0, epoch, new Header(), hasher, multiplier)};
        VarHandle.fullFence(); // a map that is handed over by a race still has its directory
    }

    final KeyValTable at(long hash) {
        KeyValTable[] places = directory;
        return (KeyValTable) PLACES.getVolatile(places, (int) ((hash >>> 32) * places.length >>> 32));
    }

    static IllegalStateException closed() {
        return new IllegalStateException("This map is closed; make a new one.");
    }

    @Override
    protected final void checkOpen() {
        checkOpen(at(0));
    }

    static void checkOpen(KeyValTable table) {
        if (table.epochAcquire() == CLOSED) {
            throw closed();
        }
    }

    final KeyValTable table(int groups, int depth, long now, Header header) {
        return KeyValTable.of(groups, depth, now, header, hasher, multiplier);
    }

    final KeyValTable bare(int wish, int depth, long now, Header header) {
        return KeyValTable.bare(wish, depth, now, header, hasher, multiplier);
    }

    /** Has the directory lead to two tables, or twice to the same, where it led to others of a depth. May throw before it did anything. */
    final void publish(long anyHash, int depth, KeyValTable lower, KeyValTable upper) {
        directoryLock.lock();
        try {
            KeyValTable[] places = directory;
            if (places[0].epoch() == CLOSED) {
                return; // what is done now was done before the map was closed
            }
            if (lower != upper && places.length == 1 << depth) {
                KeyValTable[] doubled = new KeyValTable[2 * places.length];
                for (int place = 0; place < places.length; place++) {
                    doubled[2 * place] = doubled[2 * place + 1] = places[place];
                }
                int place = 2 * (int) ((anyHash >>> 32) * places.length >>> 32);
                doubled[place] = lower;
                doubled[place + 1] = upper;
                directory = doubled;
                return;
            }
            int span = places.length >> depth;
            int from = (int) ((anyHash >>> 32) * places.length >>> 32) & -span;
            for (int i = 0; i < span; i++) {
                PLACES.setVolatile(places, from + i, i < span >> 1 ? lower : upper);
            }
        } finally {
            directoryLock.unlock();
        }
    }

    final void count(boolean growth) {
        directoryLock.lock();
        if (growth) {
            growths++;
        } else {
            shrinkings++;
        }
        directoryLock.unlock();
    }

    /** Halves the directory, again and again, while no table needs a place of its own. */
    final void halveDirectory(int depth) {
        directoryLock.lock();
        try {
            KeyValTable[] places = directory;
            if (places.length != 2 << depth) {
                return; // others need it as it is
            }
            int every = 1;
            while (2 * every <= places.length && areShared(places, 2 * every)) {
                every *= 2;
            }
            if (every != 1) {
                KeyValTable[] halved = new KeyValTable[places.length / every];
                for (int place = 0; place < halved.length; place++) {
                    halved[place] = places[place * every];
                }
                directory = halved;
            }
        } catch (OutOfMemoryError noRoom) {
            return; // the merge is complete without it
        } finally {
            directoryLock.unlock();
        }
    }

    private static boolean areShared(KeyValTable[] places, int neighbours) {
        for (int place = 0; place < places.length; place += neighbours) {
            if (places[place] != places[place + neighbours / 2]) {
                return false;
            }
        }
        return true;
    }

    final KeyValTable[] places() {
        return directory;
    }

    final long growths() {
        directoryLock.lock();
        try {
            return growths;
        } finally {
            directoryLock.unlock();
        }
    }

    final long shrinkings() {
        directoryLock.lock();
        try {
            return shrinkings;
        } finally {
            directoryLock.unlock();
        }
    }

    final long directoryBytes() {
        return Footprint.array(directory.length, Footprint.REFERENCE)
                + 2 * Footprint.object(3 * Footprint.REFERENCE + 4)
                + (origin == KeyValTable.ORIGIN ? 0 : Footprint.object(3 * Footprint.REFERENCE));
    }

    static KeyValTable tableAt(KeyValTable[] places, int place) {
        return (KeyValTable) PLACES.getVolatile(places, place);
    }

    /** Has the directory lead to a table that refuses everything, and returns the tables it led to. */
    final KeyValTable[] closeDirectory() {
        directoryLock.lock();
        try {
            KeyValTable[] places = directory;
            directory = new KeyValTable[] {CLOSED_TABLE};
            return places;
        } finally {
            directoryLock.unlock();
        }
    }
}
