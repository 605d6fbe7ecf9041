package dev.lethe.map.pool;

import dev.lethe.map.LetheMap;
import dev.lethe.map.spi.RevocableMap;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/** The lease of a map that one has alone. */
final class PooledLease<M extends LetheMap> implements Lease<M>, RevocableMap.Owner {
    @SuppressWarnings("rawtypes") // the updater is made of the class, which has no type arguments
    private static final AtomicReferenceFieldUpdater<PooledLease, @Nullable Pooled> POOLED =
            AtomicReferenceFieldUpdater.newUpdater(PooledLease.class, Pooled.class, "pooled");

    private final Generation generation;
    private final RevocableMap view;

    /** Null once the lease is stale. It goes from a map to null once and never back, so there is nothing to mix up. */
    private volatile @Nullable Pooled pooled;

    PooledLease(Pooled pooled, Generation generation) {
        this.generation = generation;
        this.view = pooled.views.view(this, false);
        POOLED.lazySet(this, pooled); // nobody else knows this lease yet, so no fence is needed
    }

    @Override
    @SuppressWarnings("unchecked") // a view has the interface of its map, and the map that of the recipe
    public M map() {
        if (pooled == null) {
            throw revoked();
        }
        return (M) view;
    }

    @Override
    public Generation generation() {
        return generation;
    }

    @Override
    public boolean isOpen() {
        return pooled != null;
    }

    @Override
    public void close() {
        Pooled returned = end();
        if (returned != null) {
            returned.watch.line.takeBack(returned);
        }
    }

    /** True for an open lease of another pool; of which pool a stale one was is forgotten. */
    boolean isOfAnother(MapPool pool) {
        Pooled lent = pooled;
        return lent != null && lent.watch.line.space().pool != pool;
    }

    /** The map, which others may take at any time; null when they did. */
    @Nullable
    Pooled lent() {
        return pooled;
    }

    /** Makes this lease stale; the caller has the map then, if it was not stale before. */
    @Nullable
    Pooled end() {
        Pooled ended = POOLED.getAndSet(this, null);
        if (ended != null) {
            view.revoke();
        }
        return ended;
    }

    @Override
    public void closeView() {
        close();
    }

    @Override
    public IllegalStateException revoked() {
        return new StaleLeaseException("This lease of a " + generation
                + " map was closed, and its map went back to the pool; take a new lease.");
    }

    @Override
    public IllegalStateException readOnly() {
        throw new AssertionError("The view of a lease is never for reading only.");
    }

    @Override
    public String toString() {
        return "Lease[" + generation + ", " + (isOpen() ? "open" : "stale") + "]";
    }
}
