package dev.lethe.map.spi;

import dev.lethe.map.ConcurrentObjectMap;

/** A {@link ConcurrentObjectMap} that can be taken away; see {@link RevocableMap}. */
final class RevocableConcurrentObjectMap<K, V> extends RevocableObjectObjectMap<K, V>
        implements ConcurrentObjectMap<K, V> {
    RevocableConcurrentObjectMap(ConcurrentObjectMap<K, V> map, Owner owner, boolean readOnly) {
        super(map, owner, readOnly);
    }
}
