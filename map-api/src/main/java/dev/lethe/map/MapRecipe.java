package dev.lethe.map;

import dev.lethe.map.spi.MapSpec;
import org.jspecify.annotations.Nullable;

/**
 * How to make maps of one kind: the backend is chosen once, and each call makes a new map.
 *
 * <p>For pools, and for code that makes many maps: it saves the search for backends. Immutable, for any thread.
 *
 * @param <M> the interface of the maps
 */
public final class MapRecipe<M extends LetheMap> {
    private final BackendInfo backend;
    private final MapSpec<M> spec;

    /** Kept, because pools look recipes up at each lease. */
    private final int hash;

    MapRecipe(BackendInfo backend, MapSpec<M> spec) {
        this.backend = backend;
        this.spec = spec;
        this.hash = 31 * backend.identity().hashCode() + spec.hashCode();
    }

    /**
     * Makes a map. Unless the builder fixed a seed, each has a secret one of its own.
     *
     * @return a new, empty map
     * @throws IllegalArgumentException when {@code expectedSize} or {@link Retention#keepAtLeast} is more than the backend can hold
     * @throws IllegalStateException when the backend makes something else than what was asked for
     */
    public M create() {
        return backend.create(spec);
    }

    /**
     * Returns the name of the backend that makes the maps.
     *
     * @return the name
     */
    public String backend() {
        return backend.name();
    }

    /**
     * Returns what the maps are like.
     *
     * @return the spec
     */
    public MapSpec<M> spec() {
        return spec;
    }

    /** Tells whether the other makes the same maps: the same backend, and all that the builders were told is equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || (other instanceof MapRecipe<?> that
                        && hash == that.hash
                        && backend.identity().equals(that.backend.identity())
                        && spec.equals(that.spec));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return "MapRecipe[" + backend.name() + ", " + spec + "]";
    }
}
