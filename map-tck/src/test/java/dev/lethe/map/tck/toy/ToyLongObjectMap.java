package dev.lethe.map.tck.toy;

import dev.lethe.map.LongObjectConsumer;
import dev.lethe.map.LongObjectCursor;
import dev.lethe.map.MapStats;
import dev.lethe.map.ObjectCursor;
import dev.lethe.map.ProbeLengths;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.AbstractLongObjectMap;
import dev.lethe.map.spi.SelfChecking;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // hands on nulls, which the toy takes
@SuppressWarnings("unchecked") // the store holds what was put
final class ToyLongObjectMap<V> extends AbstractLongObjectMap<V> implements SelfChecking, ToyMap {
    private final ToyStore store;

    ToyLongObjectMap(ToyFault fault, Retention retention) {
        store = new ToyStore(fault, retention, true);
    }

    @Override
    public boolean containsKey(long key) {
        return store.find(key) != null;
    }

    @Override
    public V getOrDefault(long key, V absent) {
        ToyStore.Node node = store.find(key);
        return node == null ? absent : (V) node.value;
    }

    @Override
    public V put(long key, V value) {
        ToyStore.Node old = store.put(key, value);
        return old == null ? null : (V) old.value;
    }

    @Override
    public V remove(long key) {
        ToyStore.Node node = store.find(key);
        if (node == null) {
            return null;
        }
        store.remove(node);
        return (V) node.value;
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
    public long drainTo(LongObjectConsumer<? super V> action) {
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
    public LongObjectCursor<V> cursor() {
        ObjectCursor<Object, Object> cursor = store.cursor();
        return new Cursor<>(cursor);
    }

    private record Cursor<V>(ObjectCursor<Object, Object> cursor) implements LongObjectCursor<V> {
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
        public long key() {
            return (Long) cursor.key();
        }

        @Override
        public V value() {
            return (V) cursor.value();
        }

        @Override
        public void setValue(V value) {
            cursor.setValue(value);
        }
    }
}
