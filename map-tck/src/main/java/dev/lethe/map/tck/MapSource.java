package dev.lethe.map.tck;

import dev.lethe.map.BackendInfo;
import dev.lethe.map.BackendSelectionException;
import dev.lethe.map.Capability;
import dev.lethe.map.Hasher;
import dev.lethe.map.Lethe;
import dev.lethe.map.LetheMap;
import dev.lethe.map.MapBuilder;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.spi.Shape;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a contract gets its maps from: one shape of one backend.
 *
 * @param backend the name of the backend
 * @param shape the shape
 * @param stringKeys whether the maps are to be told that all keys are strings, and get no others
 */
public record MapSource(String backend, Shape shape, boolean stringKeys) {
    /** The seed of maps for which the contract does not care; fixed, so that each run replays. */
    static final long SEED = 0x1e7e_2026L;

    /**
     * Makes a source of maps that take any keys of their shape.
     *
     * @param backend the name of the backend
     * @param shape the shape
     */
    public MapSource(String backend, Shape shape) {
        this(backend, shape, false);
    }

    /**
     * Returns the source of all that a backend has of a shape: with any keys where it takes them, else with strings.
     *
     * @param backend the name of the backend
     * @param shape the shape
     * @return the source
     */
    public static MapSource widest(String backend, Shape shape) {
        MapSource any = new MapSource(backend, shape);
        try {
            any.recipe(any.builder());
            return any;
        } catch (BackendSelectionException refused) {
            return new MapSource(backend, shape, shape.objectKeys());
        }
    }

    /**
     * Returns a builder that asks for the backend and fixes the seed.
     *
     * @return a builder
     */
    public MapBuilder builder() {
        MapBuilder builder = Lethe.builder().backend(backend).seed(SEED);
        return stringKeys ? builder.keyType(String.class) : builder;
    }

    /**
     * Makes a map as {@link #builder()} has it.
     *
     * @return a new, empty map
     */
    public Subject make() {
        return make(builder());
    }

    /**
     * Makes a map of the shape.
     *
     * @param builder what it is to be like
     * @return a new, empty map
     */
    public Subject make(MapBuilder builder) {
        return Subject.of(makeMap(builder));
    }

    /**
     * Makes a map of the shape, which must have objects as keys, with a hasher.
     *
     * @param hasher how the map compares keys; it must take the keys that the contract uses
     * @return a new, empty map
     */
    @SuppressWarnings("unchecked") // the contract gives the map only such keys
    Subject make(Hasher<?> hasher) {
        Hasher<Object> any = (Hasher<Object>) hasher;
        return Subject.of(
                shape.objectValues()
                        ? builder().<Object, Object>objectMap(any)
                        : builder().<Object>objectLongMap(any));
    }

    /**
     * Returns how maps of the shape are made, for pools.
     *
     * @param builder what they are to be like
     * @return the recipe; an equal one for an equal builder
     */
    public MapRecipe<? extends LetheMap> recipe(MapBuilder builder) {
        return switch (shape) {
            case OBJECT_OBJECT -> builder.recipe().<Object, Object>objectMap();
            case LONG_OBJECT -> builder.recipe().<Object>longObjectMap();
            case LONG_LONG -> builder.recipe().longLongMap();
            case OBJECT_LONG -> builder.recipe().<Object>objectLongMap();
        };
    }

    private LetheMap makeMap(MapBuilder builder) {
        return switch (shape) {
            case OBJECT_OBJECT -> builder.<Object, Object>objectMap();
            case LONG_OBJECT -> builder.<Object>longObjectMap();
            case LONG_LONG -> builder.longLongMap();
            case OBJECT_LONG -> builder.<Object>objectLongMap();
        };
    }

    /**
     * Returns what the backend says it can do for the shape.
     *
     * @return the capabilities
     */
    public Set<Capability> capabilities() {
        return info().capabilities(shape);
    }

    /**
     * Tells whether null may be a key.
     *
     * @return true when it may
     */
    public boolean nullKeys() {
        return shape.objectKeys() && capabilities().contains(Capability.NULLS);
    }

    /**
     * Tells whether null may be a value.
     *
     * @return true when it may
     */
    public boolean nullValues() {
        return shape.objectValues() && capabilities().contains(Capability.NULLS);
    }

    /**
     * Returns what stands for "no value" in the compute family: null, or a {@code long} that no contract stores.
     *
     * @return the absent value
     */
    public @Nullable Object none() {
        return shape.objectValues() ? null : Long.MIN_VALUE;
    }

    /** Whether the maps make the keys that they hand out anew, since they keep no objects. */
    boolean makesKeys() {
        return shape.objectKeys() && capabilities().contains(Capability.OFF_HEAP);
    }

    BackendInfo info() {
        return Lethe.backends().stream()
                .filter(info -> info.name().equals(backend))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("No backend \"" + backend + "\" among " + Lethe.backends() + "."));
    }
}
