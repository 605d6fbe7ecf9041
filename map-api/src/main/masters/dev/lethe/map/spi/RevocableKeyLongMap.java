package dev.lethe.map.spi;

import dev.lethe.map.*;
import java.util.function.*;
import org.jspecify.annotations.NullUnmarked;

/** A map with {@code long} values that can be taken away; see {@link RevocableMap}. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
final class RevocableKeyLongMap<K, V> extends KeyValView<K, V> {
    RevocableKeyLongMap(KeyValApi map, Owner owner, boolean readOnly) {
        super(map, owner, readOnly);
    }

    @Override
    public boolean put(KeyShown key, long value) {
        return writing().put(key, value);
    }

    @Override
    public boolean putIfAbsent(KeyShown key, long value) {
        return writing().putIfAbsent(key, value);
    }

    @Override
    public boolean remove(KeyStored key) {
        return writing().remove(key);
    }

    @Override
    public boolean replace(KeyShown key, long value) {
        return writing().replace(key, value);
    }

    @Override
    public long addAndGet(KeyShown key, long delta) {
        return writing().addAndGet(key, delta);
    }

    @Override
    public long getAndAdd(KeyShown key, long delta) {
        return writing().getAndAdd(key, delta);
    }

    @Override
    public long computeIfAbsent(KeyShown key, long absent, KeyToValue function) {
        return writing().computeIfAbsent(key, absent, function);
    }

    @Override
    public long computeIfPresent(KeyShown key, long absent, KeyValueToValue function) {
        return writing().computeIfPresent(key, absent, function);
    }

    @Override
    public long compute(KeyShown key, long absent, KeyValueToValue function) {
        return writing().compute(key, absent, function);
    }

    @Override
    public long merge(KeyShown key, long value, long absent, LongBinaryOperator function) {
        return writing().merge(key, value, absent, function);
    }

    @Override
    public void putAll(KeyValSource source) {
        KeyValApi own = writing();
        if (source != this) {
            own.putAll(source);
        }
    }

    @Override
    public boolean retainAll(KeyPredicate keys) {
        return writing().retainAll(keys);
    }
}
