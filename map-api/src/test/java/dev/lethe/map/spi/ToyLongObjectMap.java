package dev.lethe.map.spi;

import dev.lethe.map.LongObjectCursor;
import dev.lethe.map.MapStats;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // takes null values
final class ToyLongObjectMap<V> extends AbstractLongObjectMap<V> {
    private final ToyStorage<Long, V> storage = new ToyStorage<>();

    @Override
    public boolean containsKey(long key) {
        return storage.has(key);
    }

    @Override
    public V getOrDefault(long key, V absent) {
        return storage.getOrDefault(key, absent);
    }

    @Override
    public V put(long key, V value) {
        V old = storage.getOrDefault(key, null);
        storage.put(key, value);
        return old;
    }

    @Override
    public V remove(long key) {
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
        return storage.changes();
    }

    @Override
    public LongObjectCursor<V> cursor() {
        ToyStorage.Cursor<Long, V> cursor = storage.cursor();
        return new LongObjectCursor<>() {
            @Override
            public long key() {
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
