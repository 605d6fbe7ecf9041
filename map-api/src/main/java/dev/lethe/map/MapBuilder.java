package dev.lethe.map;

import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what a map is to be like, and makes it; got from {@link Lethe#builder()}.
 *
 * <p>A builder may be used again; it is for one thread. The methods that make a map throw a {@link BackendSelectionException} when no
 * backend can make it, and an {@link IllegalArgumentException} when {@code expectedSize} or {@link Retention#keepAtLeast} is more than
 * the chosen one can hold.
 */
public final class MapBuilder {
    private final @Nullable ClassLoader loader;
    private @Nullable String backend;
    private final Set<Capability> required = EnumSet.noneOf(Capability.class);
    private long expectedSize;
    private Retention retention = Retention.SHRINK;
    private @Nullable String name;
    private @Nullable Long seed;
    private @Nullable MapAudit audit;
    private @Nullable Class<?> keyType;

    MapBuilder(@Nullable ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Asks for a backend by its name: "core", "unsafe", "concurrent", or a stranger's. Without it the system property
     * {@code lethe.backend} is a preference, and the highest priority decides.
     *
     * @param value the name
     * @return this
     */
    public MapBuilder backend(String value) {
        this.backend = Objects.requireNonNull(value, "backend");
        return this;
    }

    /**
     * Asks for capabilities; several calls add up.
     *
     * @param capabilities what the backend must be able to do
     * @return this
     */
    public MapBuilder require(Capability... capabilities) {
        Objects.requireNonNull(capabilities, "capabilities");
        for (Capability capability : capabilities) {
            Objects.requireNonNull(capability, "capability");
        }
        required.addAll(Arrays.asList(capabilities));
        return this;
    }

    /**
     * Hints how many entries there will be. Nothing is allocated before the first put, and the map may be smaller or
     * larger in the end.
     *
     * @param entries the expected number of entries, at least 0; more than a backend can hold is refused when the map is made
     * @return this
     * @throws IllegalArgumentException when it is negative
     */
    public MapBuilder expectedSize(long entries) {
        if (entries < 0) {
            throw new IllegalArgumentException(
                    "expectedSize takes a number of entries from 0 to " + Long.MAX_VALUE + ", not " + entries + ".");
        }
        this.expectedSize = entries;
        return this;
    }

    /**
     * Says what is done with memory that is no longer needed; {@link Retention#SHRINK} unless told otherwise.
     *
     * @param policy the policy
     * @return this
     */
    public MapBuilder retention(Retention policy) {
        this.retention = Objects.requireNonNull(policy, "retention");
        return this;
    }

    /**
     * Names the map in messages, figures and recordings. Recipes with different names are different recipes, so a pool keeps their
     * maps apart.
     *
     * @param value the name
     * @return this
     */
    public MapBuilder name(String value) {
        this.name = Objects.requireNonNull(value, "name");
        return this;
    }

    /**
     * Fixes the seed of the hash function, to replay a run. A map whose seed is known to others can be flooded.
     *
     * @param value the seed
     * @return this
     */
    public MapBuilder seed(long value) {
        this.seed = value;
        return this;
    }

    /**
     * Has a hook see each mutation before it takes effect, and veto it if it likes; requires {@link Capability#AUDIT}. The maps of a
     * recipe share it.
     *
     * @param hook of the type that belongs to the shape: {@link LongLongAudit}, {@link LongObjectAudit}, {@link ObjectLongAudit},
     *     {@link ObjectAudit}, or one that is all of them, as those of {@link dev.lethe.map.audit} are; the methods that make a map or a
     *     recipe throw an {@link IllegalArgumentException} when it is of another
     * @return this
     */
    public MapBuilder audit(MapAudit hook) {
        this.audit = Objects.requireNonNull(hook, "audit");
        return this;
    }

    /**
     * Says that all keys are instances of one class, so that a backend may keep them in a form of its own: {@code unsafe} keeps
     * {@link String} keys of an {@link ObjectLongMap} as bytes off the heap, and hands out equal strings, not the same ones. To put
     * another key there is a {@link ClassCastException}, to look one up finds nothing. A backend that has no use for it takes any keys.
     *
     * @param type the class, for shapes whose keys are objects; with others the methods that make a map or a recipe throw an {@link
     *     IllegalArgumentException}
     * @return this
     */
    public MapBuilder keyType(Class<?> type) {
        this.keyType = Objects.requireNonNull(type, "keyType");
        return this;
    }

    /**
     * Returns the same choices of shape, but for recipes: how to make such maps, for pools and for many maps. They are made as this
     * builder says now; what it is told later changes nothing in them.
     *
     * @return the choices
     */
    public RecipeBuilder recipe() {
        return new RecipeBuilder(copy());
    }

    private MapBuilder copy() {
        MapBuilder copy = new MapBuilder(loader);
        copy.backend = backend;
        copy.required.addAll(required);
        copy.expectedSize = expectedSize;
        copy.retention = retention;
        copy.name = name;
        copy.seed = seed;
        copy.audit = audit;
        copy.keyType = keyType;
        return copy;
    }

    /**
     * Makes a map from objects to objects.
     *
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return a new, empty map
     * @throws BackendSelectionException when no backend can make it
     */
    public <K, V> ObjectMap<K, V> objectMap() {
        return recipe().<K, V>objectMap().create();
    }

    /**
     * Makes a map from objects to objects, with keys compared by a hasher.
     *
     * @param hasher how keys are compared
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return a new, empty map
     * @throws BackendSelectionException when no backend can make it
     */
    public <K, V> ObjectMap<K, V> objectMap(Hasher<? super K> hasher) {
        return recipe().<K, V>objectMap(hasher).create();
    }

    /**
     * Makes a map from objects to objects for many threads; requires {@link Capability#CONCURRENT}.
     *
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return a new, empty map
     * @throws BackendSelectionException when no backend can make it
     */
    public <K, V> ConcurrentObjectMap<K, V> concurrentMap() {
        return recipe().<K, V>concurrentMap().create();
    }

    /**
     * Makes a map from objects to objects for many threads; requires {@link Capability#CONCURRENT}, with keys compared by a hasher.
     *
     * @param hasher how keys are compared
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return a new, empty map
     * @throws BackendSelectionException when no backend can make it
     */
    public <K, V> ConcurrentObjectMap<K, V> concurrentMap(Hasher<? super K> hasher) {
        return recipe().<K, V>concurrentMap(hasher).create();
    }

    /**
     * Makes a map from {@code long} to objects.
     *
     * @param <V> the type of the values
     * @return a new, empty map
     * @throws BackendSelectionException when no backend can make it
     */
    public <V> LongObjectMap<V> longObjectMap() {
        return recipe().<V>longObjectMap().create();
    }

    /**
     * Makes a map from {@code long} to {@code long}.
     *
     * @return a new, empty map
     * @throws BackendSelectionException when no backend can make it
     */
    public LongLongMap longLongMap() {
        return recipe().longLongMap().create();
    }

    /**
     * Makes a map from objects to {@code long}.
     *
     * @param <K> the type of the keys
     * @return a new, empty map
     * @throws BackendSelectionException when no backend can make it
     */
    public <K> ObjectLongMap<K> objectLongMap() {
        return recipe().<K>objectLongMap().create();
    }

    /**
     * Makes a map from objects to {@code long}, with keys compared by a hasher.
     *
     * @param hasher how keys are compared
     * @param <K> the type of the keys
     * @return a new, empty map
     * @throws BackendSelectionException when no backend can make it
     */
    public <K> ObjectLongMap<K> objectLongMap(Hasher<? super K> hasher) {
        return recipe().<K>objectLongMap(hasher).create();
    }

    <M extends LetheMap> MapRecipe<M> make(
            Shape shape, Class<? super M> mapType, boolean concurrent, @Nullable Hasher<?> hasher) {
        MapSpec.Builder<M> spec = MapSpec.<M>builder(shape, mapType)
                .expectedSize(expectedSize)
                .retention(retention)
                .require(required)
                .hasher(hasher)
                .name(name)
                .seed(seed)
                .audit(audit)
                .keyType(keyType);
        if (audit != null) {
            spec.require(EnumSet.of(Capability.AUDIT));
        }
        if (concurrent) {
            spec.require(EnumSet.of(Capability.CONCURRENT));
        }
        MapSpec<M> built = spec.build();
        return new MapRecipe<>(
                new Selection(loader == null ? Catalog.find() : Catalog.find(loader), backend, built).choose(), built);
    }
}
