package com.example.sorted;

import dev.lethe.map.Capability;
import dev.lethe.map.LetheMap;
import dev.lethe.map.spi.AbstractMapProvider;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import java.util.Set;

/** The backend {@code sorted}: found by ServiceLoader, chosen by name. */
public final class SortedProvider extends AbstractMapProvider {
    /** Found by ServiceLoader. */
    public SortedProvider() {
        super("sorted");
    }

    /** Below {@code core}, which is to be had by those who ask for nothing in particular. */
    @Override
    public int priority() {
        return 10;
    }

    @Override
    public Set<Shape> shapes() {
        return Set.of(Shape.LONG_LONG);
    }

    @Override
    public Set<Capability> capabilities(Shape shape) {
        return shape == Shape.LONG_LONG ? Set.of(Capability.CONSTANT_TIME_CLEAR, Capability.AUDIT) : Set.of();
    }

    @Override
    public <M extends LetheMap> M create(MapSpec<M> spec) {
        if (spec.shape() != Shape.LONG_LONG) {
            throw new IllegalArgumentException(
                    "The backend sorted has maps of shape LONG_LONG, not " + spec.shape() + ".");
        }
        // A seed has no meaning here, since nothing is hashed; the retention neither, since memory goes at trim() only.
        return spec.cast(new SortedLongLongMap("sorted", spec));
    }
}
