package dev.lethe.map.spi;

import dev.lethe.map.MapStats;
import dev.lethe.map.ObjectLongCursor;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // takes null keys
class ToyObjectLongMap<K> extends AbstractObjectLongMap<K> {
    private final ToyStorage<K, Long> storage = new ToyStorage<>();

    @Override
    public boolean containsKey(Object key) {
        return storage.has(key);
    }

    @Override
    public long getOrDefault(Object key, long absent) {
        return storage.getOrDefault(key, absent);
    }

    @Override
    public boolean put(K key, long value) {
        return storage.put(key, value);
    }

    @Override
    public boolean remove(Object key) {
        return storage.remove(key);
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
    public ObjectLongCursor<K> cursor() {
        ToyStorage.Cursor<K, Long> cursor = storage.cursor();
        return new ObjectLongCursor<>() {
            @Override
            public K key() {
                return cursor.current().key;
            }

            @Override
            public long value() {
                return cursor.current().value;
            }

            @Override
            public void setValue(long value) {
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
