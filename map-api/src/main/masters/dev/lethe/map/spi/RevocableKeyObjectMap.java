package dev.lethe.map.spi;

import dev.lethe.map.*;
import java.util.function.*;
import org.jspecify.annotations.NullUnmarked;

/** A map with objects as values that can be taken away; see {@link RevocableMap}. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
class RevocableKeyObjectMap<K, V> extends KeyValView<K, V> {
    RevocableKeyObjectMap(KeyValApi map, Owner owner, boolean readOnly) {
        super(map, owner, readOnly);
    }

    @Override
    public V get(KeyStored key) {
        return reading().get(key);
    }

    @Override
    public V put(KeyShown key, V value) {
        return writing().put(key, value);
    }

    @Override
    public V putIfAbsent(KeyShown key, V value) {
        return writing().putIfAbsent(key, value);
    }

    @Override
    public V remove(KeyStored key) {
        return writing().remove(key);
    }

    @Override
    public V replace(KeyShown key, V value) {
        return writing().replace(key, value);
    }

    @Override
    public V computeIfAbsent(KeyShown key, KeyToValue function) {
        return writing().computeIfAbsent(key, function);
    }

    @Override
    public V computeIfPresent(KeyShown key, KeyValueToValue function) {
        return writing().computeIfPresent(key, function);
    }

    @Override
    public V compute(KeyShown key, KeyValueToValue function) {
        return writing().compute(key, function);
    }

    @Override
    public V merge(KeyShown key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
        return writing().merge(key, value, function);
    }
}
