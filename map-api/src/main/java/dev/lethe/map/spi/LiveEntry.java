package dev.lethe.map.spi;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry that can be kept: it finds its key in the map again, whatever became of the iterator it came from. Once the
 * key is gone it shows the value seen last.
 */
final class LiveEntry<K, V> implements Map.Entry<K, V> {
    private final AbstractObjectMap<K, V> map;
    private final K key;
    private V value;
    private long changesSeen;

    LiveEntry(AbstractObjectMap<K, V> map, K key, V value) {
        this.map = map;
        this.key = key;
        this.value = value;
        this.changesSeen = map.changeCount();
    }

    @Override
    public K getKey() {
        return key;
    }

    @Override
    public V getValue() {
        long changes = map.changeCount();
        if (changes != changesSeen || changes == 0) { // 0: the backend may not count, so nothing is known
            value = AbstractLetheMap.nullable(map.getOrDefault(key, value));
            changesSeen = changes;
        }
        return value;
    }

    @Override
    public V setValue(V newValue) {
        V old = map.replace(key, newValue);
        if (old == null && !(map.holdsNulls() && map.containsKey(key))) {
            throw new IllegalStateException("The entry was removed from the map; setValue never adds it again.");
        }
        value = newValue;
        changesSeen = map.changeCount();
        return AbstractLetheMap.nullable(old);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Map.Entry<?, ?> that
                && Objects.equals(key, that.getKey())
                && Objects.equals(getValue(), that.getValue());
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(key) ^ Objects.hashCode(getValue());
    }

    @Override
    public String toString() {
        return key + "=" + getValue();
    }
}
