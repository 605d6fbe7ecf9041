package dev.lethe.map.events;

import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which map an event is about: its backend, its shape, and its name if it has one. Immutable; a backend keeps it for each map or kind. */
public final class MapOrigin {
    private final String backend;
    private final Shape shape;
    final @Nullable String name;

    private MapOrigin(String backend, Shape shape, @Nullable String name) {
        this.backend = Objects.requireNonNull(backend, "backend");
        this.shape = Objects.requireNonNull(shape, "shape");
        this.name = name;
    }

    /**
     * Returns the origin of all maps of a backend and shape that have no name.
     *
     * @param backend the name of the backend
     * @param shape the shape
     * @return an origin without a name
     */
    public static MapOrigin of(String backend, Shape shape) {
        return new MapOrigin(backend, shape, null);
    }

    /**
     * Returns the origin of a map that a spec describes.
     *
     * @param backend the name of the backend
     * @param spec what the map is like
     * @return an origin with the name that the spec has, if any
     */
    public static MapOrigin of(String backend, MapSpec<?> spec) {
        return new MapOrigin(backend, spec.shape(), spec.name().orElse(null));
    }

    /**
     * Returns which backend the map is of.
     *
     * @return the name of the backend
     */
    public String backend() {
        return backend;
    }

    /**
     * Returns what keys and values are.
     *
     * @return the shape
     */
    public Shape shape() {
        return shape;
    }

    /**
     * Returns the name that the builder of the map was given.
     *
     * @return the name, empty when there is none
     */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    @Override
    public String toString() {
        return backend + " " + shape + (name == null ? "" : " " + name);
    }
}
