package dev.lethe.map.pool;

import dev.lethe.map.events.MapEvents;
import java.lang.ref.PhantomReference;

/**
 * What is known of a tracked reader of a published map without holding it, so that one that is lost is reported with where it came, and
 * leaves all the same. The collector queues it; its pool keeps it until then, or until the reader has left.
 */
final class ReaderWatch extends PhantomReference<Object> {
    private final Versioned.Version version;
    private final MapPool pool;
    private final Leak.Taken taken = new Leak.Taken();

    /** Whether the version counts the reader; seen by the thread that asks the collector's queue. */
    private volatile boolean counted;

    ReaderWatch(Object reader, Versioned.Version version, MapPool pool) {
        super(reader, pool.lost);
        this.version = version;
        this.pool = pool;
    }

    /** Watches from now on. */
    void begin() {
        pool.readers.add(this);
    }

    /** Says that the version counts the reader from now on. */
    void entered() {
        counted = true;
    }

    /** Ends this; false when it had ended before. */
    boolean end() {
        clear();
        return pool.readers.remove(this);
    }

    /** Called when the collector found the reader unreachable, hence nobody who could still read. */
    void lost() {
        if (!end() || !counted) { // where an error came between, it was never handed out
            return;
        }
        Pooled.Watch map = version.pooled.watch;
        Leak leak = map.line.leakOfReader(taken);
        MapEvents.poolLeak(map.line.origin(), leak.generation().toString(), map.bytes, leak.takenAt());
        pool.report(leak);
        version.leave();
    }
}
