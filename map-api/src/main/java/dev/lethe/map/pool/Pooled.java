package dev.lethe.map.pool;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapStats;
import dev.lethe.map.spi.RevocableMap;
import dev.lethe.map.spi.SelfMeasuring;
import dev.lethe.map.spi.SelfReporting;
import dev.lethe.map.spi.ThreadChecked;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import org.jspecify.annotations.Nullable;

/** A map of a pool: reachable from a shelf while it is idle, from its lease while it is lent, and from nowhere else. */
final class Pooled {
    final LetheMap map;
    final RevocableMap.Views views;
    final Watch watch;
    private final @Nullable SelfMeasuring measuring;
    private final @Nullable ThreadChecked checked;

    Pooled(LetheMap map, Line line, int phase, ReferenceQueue<Object> lost) {
        this.map = map;
        this.views = RevocableMap.of(map);
        this.measuring = map instanceof SelfMeasuring itself ? itself : null;
        this.checked = map instanceof ThreadChecked itself ? itself : null;
        this.watch = new Watch(this, line, phase, lost);
        if (map instanceof SelfReporting itself) {
            itself.reportNothing(); // an idle one may go to the collector, and one that is lost with its lease the
            // pool reports
        }
    }

    /** What the map retains, by the count of its backend. */
    long bytes() {
        if (measuring != null) {
            return measuring.retainedBytes();
        }
        MapStats stats = map.stats();
        return stats.retainedHeapBytes() + stats.retainedNativeBytes();
    }

    /** Lets the map belong to the thread that uses it next. */
    void handOver() {
        if (checked != null) {
            checked.handOver();
        }
    }

    /** Lets any thread read the map, until it is handed over. */
    void handToReaders() {
        if (checked != null) {
            checked.handToReaders();
        }
    }

    /**
     * What is known of a map without holding it. One for each map and not for each lease, so that a lease allocates none: the collector
     * queues it when the map was lost, by whoever held it.
     *
     * <p>The fields belong to whoever owns the map, and are handed over with it. Statistics read them at any time and may see them late;
     * who takes a watch from the queue sees what the last owner wrote, because the collector orders the two.
     */
    static final class Watch extends PhantomReference<Pooled> {
        final Line line;

        /** So that the leases that are sampled are spread over maps which are each lent only a few times. */
        final int phase;

        boolean lent;

        /** How often the map was lent, but for the first time. */
        long reuses;

        /** What the map retained when it last came back. */
        long bytes;

        /** What of that is reserved in the budgets. */
        long reserved;

        /** The round in which it last came back. */
        int round;

        boolean timed;
        long takenNanos;

        @Nullable
        Tag tag;

        @Nullable
        Throwable taken;

        Watch(Pooled pooled, Line line, int phase, ReferenceQueue<Object> lost) {
            super(pooled, lost);
            this.line = line;
            this.phase = phase;
        }

        /** A number that grows by one with each lease of the map. */
        long turn() {
            return phase + reuses;
        }
    }
}
