package dev.lethe.map.spi;

import dev.lethe.map.MapStats;
import dev.lethe.map.ObjectLongCursor;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.ObjectLongOperator;
import dev.lethe.map.ObjectLongPredicate;
import dev.lethe.map.ProbeLengths;
import java.util.Collection;
import java.util.Map;
import java.util.function.LongBinaryOperator;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A {@link ObjectLongMap} that can be taken away; see {@link RevocableMap}. */
final class RevocableObjectLongMap<K> extends AbstractObjectLongMap<K>
        implements RevocableMap, RevocableCursor.Source, SelfChecking {
    private final Owner owner;

    /** Plain: a map that threads share is handed from one to the other by something that orders them. */
    private @Nullable ObjectLongMap<K> readable;

    private @Nullable ObjectLongMap<K> writable;

    RevocableObjectLongMap(ObjectLongMap<K> map, Owner owner, boolean readOnly) {
        this.owner = owner;
        this.readable = map;
        this.writable = readOnly ? null : map;
    }

    private ObjectLongMap<K> reading() {
        ObjectLongMap<K> map = readable;
        if (map == null) {
            throw owner.revoked();
        }
        return map;
    }

    private ObjectLongMap<K> writing() {
        ObjectLongMap<K> map = writable;
        if (map == null) {
            throw refusal();
        }
        return map;
    }

    private IllegalStateException refusal() {
        return readable == null ? owner.revoked() : owner.readOnly();
    }

    // Queries

    @Override
    public boolean containsKey(@Nullable Object key) {
        return reading().containsKey(key);
    }

    @Override
    public boolean containsValue(long value) {
        return reading().containsValue(value);
    }

    @Override
    public long getOrDefault(@Nullable Object key, long absent) {
        return reading().getOrDefault(key, absent);
    }

    @Override
    public long mappingCount() {
        return reading().mappingCount();
    }

    @Override
    public int size() {
        return reading().size();
    }

    @Override
    public boolean isEmpty() {
        return reading().isEmpty();
    }

    @Override
    public MapStats stats() {
        return reading().stats();
    }

    @Override
    public ProbeLengths probeLengths() {
        return reading().probeLengths();
    }

    @Override
    public ObjectLongCursor<K> cursor() {
        return new RevocableCursor.OfObjectLong<>(this, reading().cursor());
    }

    // Changes

    @Override
    public boolean put(K key, long value) {
        return writing().put(key, value);
    }

    @Override
    public long getAndPut(K key, long value, long absent) {
        return writing().getAndPut(key, value, absent);
    }

    @Override
    public boolean putIfAbsent(K key, long value) {
        return writing().putIfAbsent(key, value);
    }

    @Override
    public boolean remove(@Nullable Object key) {
        return writing().remove(key);
    }

    @Override
    public long getAndRemove(@Nullable Object key, long absent) {
        return writing().getAndRemove(key, absent);
    }

    @Override
    public boolean remove(@Nullable Object key, long expected) {
        return writing().remove(key, expected);
    }

    @Override
    public boolean replace(K key, long value) {
        return writing().replace(key, value);
    }

    @Override
    public boolean replace(K key, long expected, long value) {
        return writing().replace(key, expected, value);
    }

    @Override
    public long addAndGet(K key, long delta) {
        return writing().addAndGet(key, delta);
    }

    @Override
    public long getAndAdd(K key, long delta) {
        return writing().getAndAdd(key, delta);
    }

    @Override
    public long computeIfAbsent(K key, long absent, ToLongFunction<? super K> function) {
        return writing().computeIfAbsent(key, absent, function);
    }

    @Override
    public long computeIfPresent(K key, long absent, ObjectLongOperator<? super K> function) {
        return writing().computeIfPresent(key, absent, function);
    }

    @Override
    public long compute(K key, long absent, ObjectLongOperator<? super K> function) {
        return writing().compute(key, absent, function);
    }

    @Override
    public long merge(K key, long value, long absent, LongBinaryOperator function) {
        return writing().merge(key, value, absent, function);
    }

    @Override
    public void putAll(ObjectLongMap<? extends K> source) {
        ObjectLongMap<K> own = writing();
        if (source != this) {
            own.putAll(source);
        }
    }

    @Override
    public void putAll(Map<? extends K, ? extends Long> source) {
        writing().putAll(source);
    }

    @Override
    public boolean removeIf(ObjectLongPredicate<? super K> filter) {
        return writing().removeIf(filter);
    }

    @Override
    public boolean retainAll(Predicate<? super K> keys) {
        return writing().retainAll(keys);
    }

    @Override
    public boolean retainAll(Collection<?> keys) {
        return writing().retainAll(keys);
    }

    @Override
    public void replaceAll(ObjectLongOperator<? super K> function) {
        writing().replaceAll(function);
    }

    @Override
    public long drainTo(ObjLongConsumer<? super K> action) {
        return writing().drainTo(action);
    }

    @Override
    public void reserve(long entries) {
        writing().reserve(entries);
    }

    @Override
    public void clear() {
        writing().clear();
    }

    @Override
    public void clearLazily() {
        writing().clearLazily();
    }

    @Override
    public long trim() {
        return writing().trim();
    }

    // The end, and what the skeleton asks of a backend

    @Override
    public void close() {
        owner.closeView();
    }

    @Override
    public void revoke() {
        readable = null;
        writable = null;
    }

    @Override
    public void checkReadable() {
        reading();
    }

    @Override
    public void checkWritable() {
        writing();
    }

    @Override
    public void checkInvariants() {
        if (reading() instanceof SelfChecking checking) {
            checking.checkInvariants();
        }
    }

    @Override
    protected void checkOpen() {
        reading().mappingCount();
    }

    @Override
    protected long changeCount() {
        return reading() instanceof AbstractLetheMap map ? map.changeCount() : 0;
    }

    @Override
    protected void checkKey(@Nullable Object key) {
        if (reading() instanceof AbstractLetheMap map) {
            map.checkKey(key);
        }
    }

    @Override
    protected void checkValue(@Nullable Object value) {
        if (reading() instanceof AbstractLetheMap map) {
            map.checkValue(value);
        }
    }
}
