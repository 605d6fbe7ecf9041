package dev.lethe.map.pool;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.spi.RevocableMap;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One map that many read while its successor is made: publishing replaces it at once, and the old one goes back to the pool
 * when the last who reads it has left.
 *
 * <pre>{@code
 * Lease<LongLongMap> next = prices.draft();
 * fill(next.map());
 * prices.publish(next);
 *
 * try (Lease<LongLongMap> reading = prices.read()) { … reading.map() … }
 * }</pre>
 *
 * <p>A lease for reading that becomes unreachable before it is closed is a leak. Where leases are tracked, each is found, reported with
 * where it was taken, and counted out, so that the version can go back. Otherwise it keeps its version from going back: once that is
 * replaced and nobody else reads it, its map is lost to the pool, which reports it once for all such readers, with where the draft was
 * taken if that is known.
 *
 * <p>For any thread. What was put into a draft before it is published is seen by everybody who reads it later.
 *
 * @param <M> the interface of the map
 */
public final class Versioned<M extends LetheMap> implements AutoCloseable {
    private final MapPool pool;
    private final MapRecipe<M> recipe;
    private final AtomicReference<@Nullable Version> current = new AtomicReference<>();
    private volatile boolean closed;

    Versioned(MapPool pool, MapRecipe<M> recipe) {
        this.pool = pool;
        this.recipe = recipe;
    }

    /**
     * Leases an empty map to be filled and then published, or closed.
     *
     * @return a lease of the generation {@link Generation#LONG_LIVED}
     * @throws IllegalStateException when the pool is closed
     */
    public Lease<M> draft() {
        return pool.lease(Generation.LONG_LIVED, recipe);
    }

    /**
     * Replaces the map that is read from now on. The lease is stale then, because a map that is read by many must not change.
     *
     * @param next a lease of the pool that made this, whatever its generation
     * @throws StaleLeaseException when the lease was closed or published before
     * @throws IllegalArgumentException when the lease is not one that {@code lease} or {@code draft} returned, or is one of another
     *     pool; it stays open then
     * @throws IllegalStateException when this was closed; the map goes back to the pool
     */
    public void publish(Lease<M> next) {
        Objects.requireNonNull(next, "next");
        if (!(next instanceof PooledLease<M> own)) {
            throw new IllegalArgumentException("publish takes a lease that draft() returned, not a " + next + ".");
        }
        if (own.isOfAnother(pool)) {
            throw new IllegalArgumentException(
                    "publish takes a lease of the pool that made this, not one of another pool; lease from this one.");
        }
        Pooled lent = own.lent();
        Version version =
                lent == null ? null : new Version(lent); // before the lease ends: where there is no room, it goes on
        if (version == null || own.end() == null) {
            throw own.revoked();
        }
        version.pooled.handToReaders();
        replace(version);
        if (closed) {
            replace(null);
            throw closed();
        }
    }

    /**
     * Holds the map that is published now, for reading: its map refuses changes with an {@link IllegalStateException}. The same
     * version is read until the lease is closed, whatever is published meanwhile.
     *
     * @return a lease to be closed soon; an old version cannot go back before
     * @throws IllegalStateException when nothing was published yet, or this was closed
     */
    public Lease<M> read() {
        while (true) {
            Version version = current.get();
            if (version == null) {
                throw closed
                        ? closed()
                        : new IllegalStateException("Nothing was published yet; publish a draft first.");
            }
            Reading<M> reading = new Reading<>(version, pool); // before it is counted: what is not made never leaves
            if (version.enter()) {
                reading.entered();
                return reading;
            } // else it has just been replaced
            reading.forget();
        }
    }

    /** Ends this: the published map goes back when the last who reads it has left. Calling it again does nothing. */
    @Override
    public void close() {
        closed = true;
        replace(null);
    }

    private void replace(@Nullable Version next) {
        Version old = current.getAndSet(next);
        if (old != null) {
            old.leave();
        }
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("This was closed; ask the pool for a new one.");
    }

    /** A published map, and how many hold it: its readers, and the publication itself. */
    static final class Version {
        final Pooled pooled;
        private final AtomicLong holders = new AtomicLong(1);

        Version(Pooled pooled) {
            this.pooled = pooled;
        }

        /** False once the last has left: from 0 there is no way back. */
        boolean enter() {
            long now = holders.get();
            while (now != 0 && !holders.compareAndSet(now, now + 1)) {
                now = holders.get();
            }
            return now != 0;
        }

        void leave() {
            if (holders.decrementAndGet() == 0) {
                pooled.watch.line.takeBack(pooled);
            }
        }
    }

    /** The lease of one reader. */
    private static final class Reading<M extends LetheMap> implements Lease<M>, RevocableMap.Owner {
        private final Version version;
        private final RevocableMap view;
        private final AtomicBoolean open = new AtomicBoolean(true);

        /** Null unless leases are tracked. */
        private final @Nullable ReaderWatch watch;

        Reading(Version version, MapPool pool) {
            this.version = version;
            this.view = version.pooled.views.view(this, true);
            this.watch = pool.tracked ? new ReaderWatch(this, version, pool) : null;
            if (watch != null) {
                watch.begin();
            }
        }

        void entered() {
            if (watch != null) {
                watch.entered();
            }
        }

        /** Ends what is known of this: it was closed, or never handed out. */
        void forget() {
            if (watch != null) {
                watch.end();
            }
        }

        @Override
        @SuppressWarnings("unchecked") // a view has the interface of its map, and the map that of the recipe
        public M map() {
            if (!isOpen()) {
                throw revoked();
            }
            return (M) view;
        }

        @Override
        public Generation generation() {
            return Generation.LONG_LIVED;
        }

        @Override
        public boolean isOpen() {
            return open.get();
        }

        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                forget();
                view.revoke();
                version.leave();
            }
        }

        @Override
        public void closeView() {
            close();
        }

        @Override
        public IllegalStateException revoked() {
            return new StaleLeaseException("This lease for reading was closed; take a new one.");
        }

        @Override
        public IllegalStateException readOnly() {
            return new IllegalStateException("A published map is for reading; fill a draft and publish it.");
        }

        @Override
        public String toString() {
            return "Lease[for reading, " + (isOpen() ? "open" : "stale") + "]";
        }
    }
}
