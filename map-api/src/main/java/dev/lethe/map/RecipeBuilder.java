package dev.lethe.map;

import dev.lethe.map.spi.Shape;
import java.util.Objects;

/** The choices of shape of {@link MapBuilder#recipe()}: as those of {@link MapBuilder}, but they return recipes. */
public final class RecipeBuilder {
    private final MapBuilder builder;

    RecipeBuilder(MapBuilder builder) {
        this.builder = builder;
    }

    /**
     * Returns the recipe of a map from objects to objects.
     *
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return the recipe
     * @throws BackendSelectionException when no backend can make it
     */
    public <K, V> MapRecipe<ObjectMap<K, V>> objectMap() {
        return builder.make(Shape.OBJECT_OBJECT, ObjectMap.class, false, null);
    }

    /**
     * Returns the recipe of a map from objects to objects, with keys compared by a hasher.
     *
     * @param hasher how keys are compared
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return the recipe
     * @throws BackendSelectionException when no backend can make it
     */
    public <K, V> MapRecipe<ObjectMap<K, V>> objectMap(Hasher<? super K> hasher) {
        return builder.make(Shape.OBJECT_OBJECT, ObjectMap.class, false, Objects.requireNonNull(hasher, "hasher"));
    }

    /**
     * Returns the recipe of a map from objects to objects for many threads; requires {@link Capability#CONCURRENT}.
     *
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return the recipe
     * @throws BackendSelectionException when no backend can make it
     */
    public <K, V> MapRecipe<ConcurrentObjectMap<K, V>> concurrentMap() {
        return builder.make(Shape.OBJECT_OBJECT, ConcurrentObjectMap.class, true, null);
    }

    /**
     * Returns the recipe of a map from objects to objects for many threads; requires {@link Capability#CONCURRENT}, with keys compared by a hasher.
     *
     * @param hasher how keys are compared
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return the recipe
     * @throws BackendSelectionException when no backend can make it
     */
    public <K, V> MapRecipe<ConcurrentObjectMap<K, V>> concurrentMap(Hasher<? super K> hasher) {
        return builder.make(
                Shape.OBJECT_OBJECT, ConcurrentObjectMap.class, true, Objects.requireNonNull(hasher, "hasher"));
    }

    /**
     * Returns the recipe of a map from {@code long} to objects.
     *
     * @param <V> the type of the values
     * @return the recipe
     * @throws BackendSelectionException when no backend can make it
     */
    public <V> MapRecipe<LongObjectMap<V>> longObjectMap() {
        return builder.make(Shape.LONG_OBJECT, LongObjectMap.class, false, null);
    }

    /**
     * Returns the recipe of a map from {@code long} to {@code long}.
     *
     * @return the recipe
     * @throws BackendSelectionException when no backend can make it
     */
    public MapRecipe<LongLongMap> longLongMap() {
        return builder.make(Shape.LONG_LONG, LongLongMap.class, false, null);
    }

    /**
     * Returns the recipe of a map from objects to {@code long}.
     *
     * @param <K> the type of the keys
     * @return the recipe
     * @throws BackendSelectionException when no backend can make it
     */
    public <K> MapRecipe<ObjectLongMap<K>> objectLongMap() {
        return builder.make(Shape.OBJECT_LONG, ObjectLongMap.class, false, null);
    }

    /**
     * Returns the recipe of a map from objects to {@code long}, with keys compared by a hasher.
     *
     * @param hasher how keys are compared
     * @param <K> the type of the keys
     * @return the recipe
     * @throws BackendSelectionException when no backend can make it
     */
    public <K> MapRecipe<ObjectLongMap<K>> objectLongMap(Hasher<? super K> hasher) {
        return builder.make(Shape.OBJECT_LONG, ObjectLongMap.class, false, Objects.requireNonNull(hasher, "hasher"));
    }
}
