package dev.lethe.map.pool;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The clock of a pool, and the rounds it has gone. It is looked at by the way, so a round may begin late but never early. */
final class Rounds {
    private final LongSupplier clock;
    private final long length;
    private final AtomicLong began;
    private final AtomicInteger round = new AtomicInteger();

    Rounds(LongSupplier clock, long lengthNanos) {
        this.clock = clock;
        this.length = lengthNanos;
        this.began = new AtomicLong(clock.getAsLong());
    }

    long now() {
        return clock.getAsLong();
    }

    int current() {
        return round.get();
    }

    /** Whether a round has ended since the last look; true for one caller only. */
    boolean hasTurned() {
        long start = began.get();
        long now = clock.getAsLong();
        long ended = (now - start) / length;
        if (ended <= 0 || !began.compareAndSet(start, now)) {
            return false;
        }
        round.addAndGet((int) Math.min(ended, 2)); // what was unused all that time was so for two
        return true;
    }
}
