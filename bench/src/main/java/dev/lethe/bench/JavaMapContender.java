package dev.lethe.bench;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@code String -> Object} map that is a {@link Map}, called through that interface as its users do. One JVM has
 * one implementation behind it.
 *
 * @param <M> the class or interface of the library, for what {@link #iterate()} needs
 */
abstract class JavaMapContender<M extends Map<String, Object>> extends StringObjectContender {
    final M map;

    JavaMapContender(M map) {
        this.map = map;
    }

    @Override
    final @Nullable Object get(String key) {
        return map.get(key);
    }

    @Override
    final void put(String key, Object value) {
        map.put(key, value);
    }

    @Override
    final boolean remove(String key) {
        return map.remove(key) != null;
    }

    @Override
    final int size() {
        return map.size();
    }

    @Override
    final void clear() {
        map.clear();
    }

    @Override
    final Object map() {
        return map;
    }
}
