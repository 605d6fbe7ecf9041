package com.example.sorted;

import dev.lethe.map.Capability;
import dev.lethe.map.LetheMap;
import dev.lethe.map.spi.AbstractMapProvider;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import java.util.Set;

/** The backend {@code sorted-shared}: sorted maps for many threads, without hooks. */
public final class SharedSortedProvider extends AbstractMapProvider {
    static final String NAME = "sorted-shared";

    /** Found by ServiceLoader. */
    public SharedSortedProvider() {
        super(NAME);
    }

    /** Below all others: one lock for all is for those who ask for it. */
    @Override
    public int priority() {
        return 5;
    }

    @Override
    public Set<Shape> shapes() {
        return Set.of(Shape.LONG_LONG);
    }

    @Override
    public Set<Capability> capabilities(Shape shape) {
        return shape == Shape.LONG_LONG
                ? Set.of(Capability.CONCURRENT, Capability.ATOMIC_CLEAR, Capability.CONSTANT_TIME_CLEAR)
                : Set.of();
    }

    @Override
    public <M extends LetheMap> M create(MapSpec<M> spec) {
        if (spec.shape() != Shape.LONG_LONG) {
            throw new IllegalArgumentException(
                    "The backend sorted-shared has maps of shape LONG_LONG, not " + spec.shape() + ".");
        }
        if (spec.audit() != null) {
            throw new IllegalArgumentException("The backend sorted-shared asks no audit hooks.");
        }
        return spec.cast(new SharedSortedMap(spec));
    }
}
