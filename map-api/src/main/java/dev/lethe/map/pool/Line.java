package dev.lethe.map.pool;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.events.MapEvents;
import dev.lethe.map.events.MapOrigin;
import dev.lethe.map.events.PoolStep;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The maps of one recipe and one generation: who gets which, and what becomes of those that come back. */
final class Line {
    /** A map that retains no more than this is never too large. */
    private static final long LEAST_EXCESS = 16 << 10;

    /** How many times the usual size is too large. */
    private static final int EXCESS = 4;

    /** Of how many leases one is measured, and of how many one remembers where it was taken, when they are not tracked. */
    private static final int TIMED = 16;

    private static final int TRACED = 128;

    private static final System.Logger LOGGER = System.getLogger("dev.lethe.map.pool");

    private final Space space;
    private final MapRecipe<?> recipe;

    /** What recordings are told of its maps. */
    private final MapOrigin origin;

    private final Shelf.Stripe[] stripes;

    /** Whether maps keep their reservation while they are lent, and most leases are not timed: both cost as much as a lease. */
    private final boolean brief;

    private final AtomicInteger maps = new AtomicInteger();

    /** What maps retain when they come back, roughly; 0 before the first did. Races lose a step of it, no more. */
    private long usualBytes;

    /** The round of the last use. */
    private volatile int round;

    /** Set before the shelves are emptied for the last time; maps that come back later are dropped. */
    private volatile boolean ended;

    Line(Space space, MapRecipe<?> recipe) {
        this.space = space;
        this.recipe = recipe;
        this.origin = MapOrigin.of(recipe.backend(), recipe.spec());
        this.brief = space.generation.equals(Generation.TRANSIENT);
        this.stripes = new Shelf.Stripe[space.pool.stripes];
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = new Shelf.Stripe();
        }
        this.round = space.pool.rounds.current();
    }

    // Lending

    /** Takes an idle map or makes one; the caller owns it. */
    Pooled take() {
        Pooled idle = takeIdle();
        while (idle != null) {
            if (idle.map.isEmpty()) {
                idle.watch.reuses++;
                if (!brief) {
                    space.budget.release(idle.watch.reserved, true);
                    idle.watch.reserved = 0;
                }
                return idle;
            }
            drop(idle, "changed while idle"); // without a lease, or the backend does not clear
            idle = takeIdle();
        }
        return make();
    }

    private @Nullable Pooled takeIdle() {
        int home = home();
        for (int i = 0; i < stripes.length; i++) {
            Pooled taken = stripes[(home + i) & (stripes.length - 1)].take();
            if (taken != null) {
                return taken;
            }
        }
        return null;
    }

    private Pooled make() {
        space.misses.increment();
        space.pool.maintain();
        LetheMap map = recipe.create();
        Pooled made = null;
        try {
            made = new Pooled(map, this, space.pool.phases.getAndIncrement(), space.pool.lost);
            space.pool.watches.add(made.watch);
            maps.incrementAndGet();
            return made;
        } catch (Throwable noRoom) {
            if (made != null) {
                space.pool.watches.remove(made.watch); // a table that cannot grow says so with the watch in it
            }
            close(map); // nobody else knows it
            throw noRoom;
        }
    }

    /** Hands a map out; drops it where there is no room for its lease. */
    <M extends LetheMap> PooledLease<M> lend(Pooled pooled, @Nullable Tag tag) {
        try {
            return lease(pooled, tag);
        } catch (Throwable noRoom) {
            drop(pooled, "failed lease");
            throw noRoom;
        }
    }

    private <M extends LetheMap> PooledLease<M> lease(Pooled pooled, @Nullable Tag tag) {
        Pooled.Watch watch = pooled.watch;
        boolean tracked = space.pool.tracked;
        long turn = watch.turn();
        watch.taken = tracked || turn % TRACED == 0 ? new Leak.Taken() : null;
        watch.tag = tag;
        watch.timed = tracked || tag != null || !brief || turn % TIMED == 0;
        if (watch.timed) {
            watch.takenNanos = space.pool.rounds.now();
        }
        PooledLease<M> lease = new PooledLease<>(pooled, space.generation);
        if (tag != null) {
            tag.count(watch.reuses != 0);
        }
        watch.lent = true; // not before there is a lease that can be lost
        return lease;
    }

    // Taking back

    /**
     * Takes a map from the last who had it. Whatever fails on the way, the map is on a shelf or dropped behind this; only an error, as of
     * memory that ran out, is told to the one who returned it.
     */
    void takeBack(Pooled pooled) {
        String refusal = "failed return";
        try {
            refusal = comeBack(pooled);
        } finally {
            if (!refusal.isEmpty()) {
                drop(pooled, refusal);
            }
        }
        if (isOver()) {
            dropIf(any -> true, "closed pool"); // it was put after the shelves were emptied, perhaps
        }
    }

    /** Puts a map that comes back on a shelf, cleared. Returns why it is not kept; empty when it is, and is no longer the caller's. */
    private String comeBack(Pooled pooled) {
        Pooled.Watch watch = pooled.watch;
        if (watch.timed) {
            measure(watch, space.pool.rounds.now() - watch.takenNanos);
            space.pool.maintain(); // before the map comes back, so that it counts as used in the round that has begun
        }
        watch.tag = null;
        watch.taken = null;
        pooled.handOver(); // it may come back through another thread than the one that used it
        String refusal = refusal(pooled);
        if (refusal.isEmpty()) {
            int now = space.pool.rounds.current();
            watch.lent = false;
            watch.round = now;
            if (round != now) { // as with the usual bytes
                round = now;
            }
            pooled.handOver();
            stripes[home()].put(pooled);
        }
        return refusal;
    }

    private void measure(Pooled.Watch watch, long lifetime) {
        space.measured(lifetime);
        Tag tag = watch.tag;
        if (tag != null) {
            tag.observe(lifetime, space.generation);
        }
    }

    private boolean isOver() {
        return ended || !space.pool.isOpen();
    }

    /** Clears a map that comes back, and says why it is not kept; empty when it is. */
    private String refusal(Pooled pooled) {
        if (isOver()) {
            return "closed pool";
        }
        try {
            pooled.map.clear();
            long bytes = pooled.bytes();
            long usual = usualBytes;
            long next = usual == 0 ? bytes : usual + (Math.min(bytes, 2 * usual + LEAST_EXCESS) - usual) / 4;
            if (next != usual) { // most returns need not write what all threads read
                usualBytes = next;
            }
            if (usual != 0 && bytes > LEAST_EXCESS && bytes / EXCESS > usual) {
                space.trims.increment();
                pooled.map.trim();
                bytes = pooled.bytes();
            }
            pooled.watch.bytes = bytes;
            return reserve(pooled.watch, bytes) ? "" : "budget";
        } catch (RuntimeException | StackOverflowError broken) {
            log("cleared", broken);
            return "failed return"; // the map may be half cleared, and the one who returns it can do nothing about it
        }
    }

    private boolean reserve(Pooled.Watch watch, long bytes) {
        long more = bytes - watch.reserved;
        if (more > 0 && !space.budget.tryReserve(more)) {
            return false;
        }
        if (more < 0) {
            space.budget.release(-more, false);
        }
        watch.reserved = bytes;
        return true;
    }

    // Dropping

    /** Drops idle maps; returns the bytes they retained. */
    long dropIf(Predicate<? super Pooled> filter, String cause) {
        long bytes = 0;
        for (Shelf.Stripe stripe : stripes) {
            for (Pooled pooled : stripe.takeIf(filter)) {
                bytes += pooled.watch.bytes;
                drop(pooled, cause);
            }
        }
        return bytes;
    }

    private void drop(Pooled pooled, String cause) {
        PoolStep step = null;
        try {
            pooled.handOver(); // the thread that drops it need not be the one that used it
            step = MapEvents.poolDrop();
            pooled.watch.clear();
            if (forget(pooled.watch)) {
                space.drops.increment();
            }
        } finally {
            close(pooled.map);
        }
        tell(step, pooled.watch, cause);
    }

    private void close(LetheMap map) {
        try {
            map.close();
        } catch (RuntimeException broken) {
            log("closed", broken); // it is out of the pool, which is all that can be done
        }
    }

    /** Says what the one who returns a map is not told: it is no fault of his. Where a hook may veto a clear, that is no fault at all. */
    private void log(String what, Throwable broken) {
        LOGGER.log(
                recipe.spec().audit() == null ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG,
                "A map of a pool could not be " + what + " without a fault, and was dropped: " + recipe,
                broken);
    }

    private void tell(@Nullable PoolStep step, Pooled.Watch watch, String cause) {
        if (step != null) {
            step.to(origin, space.generation.toString(), watch.bytes, cause);
        }
    }

    /** Ends the account of a map that is dropped or was lost; false when that was done before. */
    boolean forget(Pooled.Watch watch) {
        if (!space.pool.watches.remove(watch)) {
            return false;
        }
        space.earlierReuses.add(watch.reuses);
        space.budget.release(watch.reserved, false);
        watch.reserved = 0;
        maps.decrementAndGet();
        return true;
    }

    /** Called for a map that the collector found unreachable. */
    void lost(Pooled.Watch watch) {
        if (!forget(watch)) {
            return;
        }
        if (watch.lent) {
            space.leaks.increment();
            Leak leak = new Leak(space.generation, recipe.toString(), false, watch.taken);
            MapEvents.poolLeak(origin, space.generation.toString(), watch.bytes, leak.takenAt());
            space.pool.report(leak);
        } else {
            space.givenUp.increment();
            tell(MapEvents.poolDrop(), watch, "collector");
        }
    }

    /** Counts a lease for reading that was lost, of a map that comes back when its other readers have left. */
    Leak leakOfReader(Leak.Taken taken) {
        space.leaks.increment();
        return new Leak(space.generation, recipe.toString(), true, taken);
    }

    MapOrigin origin() {
        return origin;
    }

    /** Drops what was unused for two rounds; true when the line itself was, and is no longer needed. */
    boolean decay(int now) {
        dropIf(pooled -> now - pooled.watch.round >= 2, "unused");
        return maps.get() == 0 && now - round >= 2;
    }

    /** Drops all idle maps, and from now on what comes back. */
    void end() {
        ended = true;
        dropIf(any -> true, "closed pool");
    }

    Space space() {
        return space;
    }

    MapRecipe<?> recipe() {
        return recipe;
    }

    /** The stripe of this thread; nothing is remembered for a thread. */
    private int home() {
        return stripeOf(Thread.currentThread().getId(), stripes.length);
    }

    /**
     * Spreads threads over a power of two of stripes by the highest bits of a product, so that of four stripes or more neighbours in number
     * never have the same: two who share one also exchange their maps, and pull them from one processor's cache to the other's.
     */
    static int stripeOf(long thread, int stripes) {
        int shift = Long.numberOfLeadingZeros(stripes) + 1;
        return (int) ((thread * 0x9E37_79B9_7F4A_7C15L) >>> shift) & (stripes - 1); // of one stripe the shift is by 0
    }
}
