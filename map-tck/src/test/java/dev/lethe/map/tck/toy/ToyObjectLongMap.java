package dev.lethe.map.tck.toy;

import dev.lethe.map.MapStats;
import dev.lethe.map.ObjectCursor;
import dev.lethe.map.ObjectLongCursor;
import dev.lethe.map.ProbeLengths;
import dev.lethe.map.spi.AbstractObjectLongMap;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.SelfChecking;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // hands on nulls, which the toy takes
@SuppressWarnings("unchecked") // the store holds what was put
final class ToyObjectLongMap<K> extends AbstractObjectLongMap<K> implements SelfChecking, ToyMap {
    private final ToyStore store;

    ToyObjectLongMap(ToyFault fault, MapSpec<?> spec) {
        store = new ToyStore(fault, spec.retention(), true, spec.hasher());
    }

    @Override
    public boolean containsKey(Object key) {
        return store.find(key) != null;
    }

    @Override
    public long getOrDefault(Object key, long absent) {
        ToyStore.Node node = store.find(key);
        return node == null ? absent : (Long) node.value;
    }

    @Override
    public boolean put(K key, long value) {
        return store.put(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        ToyStore.Node node = store.find(key);
        if (node == null) {
            return false;
        }
        store.remove(node);
        return true;
    }

    @Override
    public long mappingCount() {
        return store.size();
    }

    @Override
    public void clear() {
        store.clear();
    }

    @Override
    public void clearLazily() {
        store.clearLazily();
    }

    @Override
    public long trim() {
        return store.trim();
    }

    @Override
    public void reserve(long entries) {
        super.reserve(entries);
        store.reserve(entries);
    }

    @Override
    public MapStats stats() {
        return store.stats();
    }

    @Override
    public ProbeLengths probeLengths() {
        return store.probeLengths();
    }

    @Override
    public void close() {
        store.close();
    }

    @Override
    public ToyStore store() {
        return store;
    }

    @Override
    public long drainTo(ObjLongConsumer<? super K> action) {
        return store.drain(() -> super.drainTo(action));
    }

    @Override
    public void checkInvariants() {
        store.checkInvariants();
    }

    @Override
    protected long changeCount() {
        return store.changes();
    }

    @Override
    public ObjectLongCursor<K> cursor() {
        ObjectCursor<Object, Object> cursor = store.cursor();
        return new Cursor<>(cursor);
    }

    private record Cursor<K>(ObjectCursor<Object, Object> cursor) implements ObjectLongCursor<K> {
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

        @Override
        public K key() {
            return (K) cursor.key();
        }

        @Override
        public long value() {
            return (Long) cursor.value();
        }

        @Override
        public void setValue(long value) {
            cursor.setValue(value);
        }
    }
}
