package dev.lethe.stress;

import dev.lethe.map.Capability;
import dev.lethe.map.ConcurrentObjectMap;
import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.MapBuilder;
import dev.lethe.map.spi.MapProvider;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;

/** Where the claims get their maps from. */
final class Maps {
    private Maps() {}

    /** What all maps of the claims are: of the backend that {@link Claims#BACKEND} names, or else of the first with CONCURRENT. */
    static MapBuilder builder() {
        MapBuilder builder = Lethe.builder().require(Capability.CONCURRENT).seed(1);
        String backend = System.getProperty(Claims.BACKEND);
        return backend == null ? builder : builder.backend(backend);
    }

    /** A map of a backend with CONCURRENT. */
    static LongLongMap longLong() {
        return builder().longLongMap();
    }

    /** A map of a broken twin. */
    static LongLongMap longLong(MapProvider twin) {
        return twin.create(MapSpec.<LongLongMap>builder(Shape.LONG_LONG, LongLongMap.class)
                .seed(1L)
                .build());
    }

    /** A map of a backend with CONCURRENT. */
    static ConcurrentObjectMap<String, String> objects() {
        return builder().concurrentMap();
    }

    /** A map of a broken twin. */
    @SuppressWarnings("unchecked") // a new map takes any keys and values
    static ConcurrentObjectMap<String, String> objects(MapProvider twin) {
        return (ConcurrentObjectMap<String, String>)
                twin.create(MapSpec.builder(Shape.OBJECT_OBJECT, ConcurrentObjectMap.class)
                        .seed(1L)
                        .build());
    }
}
