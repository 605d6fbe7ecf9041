package dev.lethe.map.tck.toy;

import dev.lethe.map.MapStats;
import dev.lethe.map.ObjectCursor;
import dev.lethe.map.ProbeLengths;
import dev.lethe.map.spi.AbstractObjectMap;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.SelfChecking;
import java.util.function.BiConsumer;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // hands on nulls, which the toy takes
@SuppressWarnings("unchecked") // the store holds what was put
final class ToyObjectMap<K, V> extends AbstractObjectMap<K, V> implements SelfChecking, ToyMap {
    private final ToyStore store;

    ToyObjectMap(ToyFault fault, MapSpec<?> spec) {
        store = new ToyStore(fault, spec.retention(), true, spec.hasher());
    }

    @Override
    public boolean containsKey(Object key) {
        return store.find(key) != null;
    }

    @Override
    public V getOrDefault(Object key, V absent) {
        ToyStore.Node node = store.find(key);
        return node == null ? absent : (V) node.value;
    }

    @Override
    public V put(K key, V value) {
        ToyStore.Node old = store.put(key, value);
        return old == null ? null : (V) old.value;
    }

    @Override
    public V remove(Object key) {
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
    public long drainTo(BiConsumer<? super K, ? super V> action) {
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
    public ObjectCursor<K, V> cursor() {
        return (ObjectCursor<K, V>) store.cursor();
    }
}
