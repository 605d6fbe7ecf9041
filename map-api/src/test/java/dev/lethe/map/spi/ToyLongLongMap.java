package dev.lethe.map.spi;

import dev.lethe.map.LongLongCursor;
import dev.lethe.map.MapStats;

class ToyLongLongMap extends AbstractLongLongMap {
    private final ToyStorage<Long, Long> storage = new ToyStorage<>();

    @Override
    public boolean containsKey(long key) {
        return storage.has(key);
    }

    @Override
    public long getOrDefault(long key, long absent) {
        return storage.getOrDefault(key, absent);
    }

    @Override
    public boolean put(long key, long value) {
        return storage.put(key, value);
    }

    @Override
    public boolean remove(long key) {
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
    public LongLongCursor cursor() {
        ToyStorage.Cursor<Long, Long> cursor = storage.cursor();
        return new LongLongCursor() {
            @Override
            public long key() {
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
