package dev.lethe.map.spi;

import dev.lethe.map.LongObjectMap;
import java.util.function.LongPredicate;

/** A {@link LongObjectMap} that can be taken away, with what {@link dev.lethe.map.ObjectMap} has no like of; see {@link RevocableMap}. */
final class RevocableLongObjectBulkMap<V> extends RevocableLongObjectMap<V> {
    RevocableLongObjectBulkMap(LongObjectMap<V> map, Owner owner, boolean readOnly) {
        super(map, owner, readOnly);
    }

    @Override
    public void putAll(LongObjectMap<? extends V> source) {
        LongObjectMap<V> own = writing();
        if (source != this) {
            own.putAll(source);
        }
    }

    @Override
    public boolean retainAll(LongPredicate keys) {
        return writing().retainAll(keys);
    }
}
