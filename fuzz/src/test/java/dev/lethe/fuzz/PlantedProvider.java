package dev.lethe.fuzz;

import dev.lethe.map.Lethe;
import dev.lethe.map.LetheMap;
import dev.lethe.map.spi.AbstractMapProvider;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import java.util.Set;

/** The provider of {@link PlantedMap}; only a class loader of {@link PlantedFaultTest} shows it. */
public final class PlantedProvider extends AbstractMapProvider {
    /** Whether the maps made from now on have the fault. */
    static volatile boolean faulty;

    /** Found by ServiceLoader. */
    public PlantedProvider() {
        super("planted");
    }

    @Override
    public Set<Shape> shapes() {
        return Set.of(Shape.LONG_LONG);
    }

    @Override
    public <M extends LetheMap> M create(MapSpec<M> spec) {
        return spec.cast(new PlantedMap(
                Lethe.builder()
                        .backend("core")
                        .seed(spec.seed().orElse(0))
                        .expectedSize(spec.expectedSize())
                        .retention(spec.retention())
                        .longLongMap(),
                faulty));
    }
}
