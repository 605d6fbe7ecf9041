package dev.lethe.map;

import dev.lethe.map.spi.MapSpec;

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

    MapRecipe(BackendInfo backend, MapSpec<M> spec) {
        this.backend = backend;
        this.spec = spec;
    }

    /**
     * Makes a map. Unless the builder fixed a seed, each has a secret one of its own.
     *
     * @return a new, empty map
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

    @Override
    public String toString() {
        return "MapRecipe[" + backend.name() + ", " + spec + "]";
    }
}
