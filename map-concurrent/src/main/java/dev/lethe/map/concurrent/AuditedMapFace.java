package dev.lethe.map.concurrent;

import dev.lethe.map.ConcurrentObjectMap;
import dev.lethe.map.spi.MapSpec;

/** The map from objects to objects with an audit hook. */
final class AuditedMapFace<K, V> extends AuditedObjectObjectMap<K, V> implements ConcurrentObjectMap<K, V> {
    AuditedMapFace(MapSpec<?> spec) {
        super(spec);
    }
}
