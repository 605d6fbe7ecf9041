package dev.lethe.map.core;

import dev.lethe.fuzz.ScarceMemory;
import dev.lethe.map.Capability;
import dev.lethe.map.LetheMap;
import dev.lethe.map.spi.AbstractMapProvider;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import java.util.EnumSet;
import java.util.Set;

/** The provider of maps of the backend core whose allocations fail when they are told to; only a class loader of the target shows it. */
public final class ScarceCoreProvider extends AbstractMapProvider {
    /** The name of the backend. */
    public static final String NAME = "scarce-core";

    /** Found by ServiceLoader. */
    public ScarceCoreProvider() {
        super(NAME);
    }

    @Override
    public Set<Shape> shapes() {
        return EnumSet.allOf(Shape.class);
    }

    @Override
    public Set<Capability> capabilities(Shape shape) {
        return new CoreProvider().capabilities(shape);
    }

    @Override
    public <M extends LetheMap> M create(MapSpec<M> spec) {
        return spec.cast(CoreProvider.create(spec, Scarce.HEAP));
    }

    /** The allocator of all these maps: a run uses one at a time. */
    private static final class Scarce extends Allocator {
        static final Scarce HEAP = new Scarce();

        @Override
        void admit() {
            ScarceMemory.admit();
        }
    }
}
