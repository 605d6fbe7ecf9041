package dev.lethe.map.spi;

import dev.lethe.map.MapStats;
import dev.lethe.map.ObjectCursor;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // takes nulls
class ToyObjectMap<K, V> extends AbstractObjectMap<K, V> {
    private final ToyStorage<K, V> storage = new ToyStorage<>();
    private final boolean counts;

    ToyObjectMap() {
        this(true);
    }

    /** Makes a map that counts its changes, or one that does not. */
    ToyObjectMap(boolean counts) {
        this.counts = counts;
    }

    @Override
    public boolean containsKey(Object key) {
        return storage.has(key);
    }

    @Override
    public V getOrDefault(Object key, V absent) {
        return storage.getOrDefault(key, absent);
    }

    @Override
    public V put(K key, V value) {
        V old = storage.getOrDefault(key, null);
        storage.put(key, value);
        return old;
    }

    @Override
    public V remove(Object key) {
        V old = storage.getOrDefault(key, null);
        storage.remove(key);
        return old;
    }

    @Override
    public long mappingCount() {
        return storage.size();
    }

    @Override
    public void clear() {
        storage.clear();
    }

    @Override
    public MapStats stats() {
        return storage.stats();
    }

    @Override
    public void close() {
        storage.close();
    }

    @Override
    protected long changeCount() {
        return counts ? storage.changes() : super.changeCount();
    }

    @Override
    public ObjectCursor<K, V> cursor() {
        ToyStorage.Cursor<K, V> cursor = storage.cursor();
        return new ObjectCursor<>() {
            @Override
            public K key() {
                return cursor.current().key;
            }

            @Override
            public V value() {
                return cursor.current().value;
            }

            @Override
            public void setValue(V value) {
                cursor.setValue(value);
            }

            @Override
            public boolean advance() {
                return cursor.advance();
            }

            @Override
            public void remove() {
                cursor.remove();
            }

            @Override
            public void rewind() {
                cursor.rewind();
            }
        };
    }
}
