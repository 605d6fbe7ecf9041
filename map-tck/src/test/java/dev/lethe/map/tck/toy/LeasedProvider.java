package dev.lethe.map.tck.toy;

import dev.lethe.map.Capability;
import dev.lethe.map.Hasher;
import dev.lethe.map.Lethe;
import dev.lethe.map.LetheMap;
import dev.lethe.map.MapBuilder;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.RecipeBuilder;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.spi.AbstractMapProvider;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import java.util.EnumSet;
import java.util.Set;

/** A backend whose maps are toys out of a pool: what a lease hands out passes the contracts that its map passes. */
public final class LeasedProvider extends AbstractMapProvider {
    private static final MapPool POOL = MapPool.builder().build();

    private final ToyProvider toys = new ToyProvider();

    /** Found by ServiceLoader. */
    public LeasedProvider() {
        super("leased");
    }

    @Override
    public int priority() {
        return -1;
    }

    @Override
    public Set<Shape> shapes() {
        return EnumSet.allOf(Shape.class);
    }

    @Override
    public Set<Capability> capabilities(Shape shape) {
        return toys.capabilities(shape);
    }

    @Override
    public <M extends LetheMap> M create(MapSpec<M> spec) {
        MapBuilder builder = Lethe.builder()
                .backend("toy")
                .retention(spec.retention())
                .expectedSize(spec.expectedSize())
                .require(spec.required().toArray(Capability[]::new));
        if (spec.audit() != null) {
            builder.audit(spec.audit());
        }
        return spec.cast(
                POOL.lease(Generation.TRANSIENT, recipe(spec, builder.recipe())).map());
    }

    private static MapRecipe<? extends LetheMap> recipe(MapSpec<?> spec, RecipeBuilder builder) {
        Hasher<Object> hasher = spec.hasher();
        return switch (spec.shape()) {
            case OBJECT_OBJECT ->
                hasher == null ? builder.<Object, Object>objectMap() : builder.<Object, Object>objectMap(hasher);
            case LONG_OBJECT -> builder.<Object>longObjectMap();
            case LONG_LONG -> builder.longLongMap();
            case OBJECT_LONG ->
                hasher == null ? builder.<Object>objectLongMap() : builder.<Object>objectLongMap(hasher);
        };
    }
}
