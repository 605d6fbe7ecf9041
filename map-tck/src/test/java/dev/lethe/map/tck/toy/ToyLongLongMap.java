package dev.lethe.map.tck.toy;

import dev.lethe.map.LongLongConsumer;
import dev.lethe.map.LongLongCursor;
import dev.lethe.map.MapStats;
import dev.lethe.map.ObjectCursor;
import dev.lethe.map.ProbeLengths;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.AbstractLongLongMap;
import dev.lethe.map.spi.SelfChecking;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // hands on nulls, which the toy takes
@SuppressWarnings("unchecked") // the store holds what was put
final class ToyLongLongMap extends AbstractLongLongMap implements SelfChecking, ToyMap {
    private final ToyStore store;

    ToyLongLongMap(ToyFault fault, Retention retention) {
        store = new ToyStore(fault, retention, false);
    }

    @Override
    public boolean containsKey(long key) {
        return store.find(key) != null;
    }

    @Override
    public long getOrDefault(long key, long absent) {
        ToyStore.Node node = store.find(key);
        return node == null ? absent : (Long) node.value;
    }

    @Override
    public boolean put(long key, long value) {
        return store.put(key, value) == null;
    }

    @Override
    public boolean remove(long key) {
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
    public long drainTo(LongLongConsumer action) {
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
    public LongLongCursor cursor() {
        ObjectCursor<Object, Object> cursor = store.cursor();
        return new Cursor(cursor);
    }

    private record Cursor(ObjectCursor<Object, Object> cursor) implements LongLongCursor {
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
        public long value() {
            return (Long) cursor.value();
        }

        @Override
        public void setValue(long value) {
            cursor.setValue(value);
        }
    }
}
