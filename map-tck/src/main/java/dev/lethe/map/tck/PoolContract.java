package dev.lethe.map.tck;

import dev.lethe.map.spi.Shape;
import org.junit.jupiter.api.Nested;

/**
 * What {@link dev.lethe.map.pool.MapPool} promises of the maps of a backend, whatever their shape: C14. A backend has a subclass for
 * each of its shapes.
 */
public abstract class PoolContract {
    private final Shape shape;

    /**
     * For subclasses.
     *
     * @param shape the shape that is looked at
     */
    protected PoolContract(Shape shape) {
        this.shape = shape;
    }

    /**
     * Returns the name of the backend that is looked at.
     *
     * @return the name, as {@link dev.lethe.map.MapBuilder#backend} takes it
     */
    protected abstract String backend();

    /**
     * Makes the pool that is looked at.
     *
     * @param limitBytes its budget
     * @param tracked whether every lease remembers where it was taken
     * @return the pool, as users have it unless overridden
     */
    protected PoolSubject pool(long limitBytes, boolean tracked) {
        return PoolSubject.of(limitBytes, tracked);
    }

    /**
     * Tells whether the maps take strings as keys, and only when they are told so.
     *
     * @return false unless overridden
     */
    protected boolean stringKeys() {
        return false;
    }

    final MapSource maps() {
        return new MapSource(backend(), shape, stringKeys());
    }

    /** C14: one owner, an empty map, stale for ever. */
    @Nested
    class Leases extends LeaseBehaviour {
        @Override
        MapSource source() {
            return maps();
        }

        @Override
        PoolSubject makePool(long limitBytes, boolean tracked) {
            return PoolContract.this.pool(limitBytes, tracked);
        }
    }

    /** C14: the budget. */
    @Nested
    class Bounds extends PoolBoundsBehaviour {
        @Override
        MapSource source() {
            return maps();
        }

        @Override
        PoolSubject makePool(long limitBytes, boolean tracked) {
            return PoolContract.this.pool(limitBytes, tracked);
        }
    }

    /** C14: many threads, and leaks. */
    @Nested
    class Threads extends PoolThreadsBehaviour {
        @Override
        MapSource source() {
            return maps();
        }

        @Override
        PoolSubject makePool(long limitBytes, boolean tracked) {
            return PoolContract.this.pool(limitBytes, tracked);
        }
    }

    /** C14: scopes. */
    @Nested
    class Scopes extends ScopeBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** C14: versions. */
    @Nested
    class Versions extends VersionedBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }
}
