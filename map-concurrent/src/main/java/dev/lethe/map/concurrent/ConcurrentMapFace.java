package dev.lethe.map.concurrent;

import dev.lethe.map.ConcurrentObjectMap;
import dev.lethe.map.spi.MapSpec;

/** The map from objects to objects: what no other shape is, a {@link java.util.concurrent.ConcurrentMap}. */
final class ConcurrentMapFace<K, V> extends ConcurrentObjectObjectMap<K, V> implements ConcurrentObjectMap<K, V> {
    ConcurrentMapFace(MapSpec<?> spec) {
        super(spec);
    }
}
