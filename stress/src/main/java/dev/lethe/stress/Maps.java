package dev.lethe.stress;

import dev.lethe.map.Capability;
import dev.lethe.map.ConcurrentObjectMap;
import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.spi.MapProvider;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;

/** Where the claims get their maps from. */
final class Maps {
    private Maps() {}

    /** A map of a backend with CONCURRENT; the system property {@code lethe.backend} names another than the first. */
    static LongLongMap longLong() {
        return Lethe.builder().require(Capability.CONCURRENT).seed(1).longLongMap();
    }

    /** A map of a broken twin. */
    static LongLongMap longLong(MapProvider twin) {
        return twin.create(MapSpec.<LongLongMap>builder(Shape.LONG_LONG, LongLongMap.class)
                .seed(1L)
                .build());
    }

    /** A map of a backend with CONCURRENT. */
    static ConcurrentObjectMap<String, String> objects() {
        return Lethe.builder().require(Capability.CONCURRENT).seed(1).concurrentMap();
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
