package dev.lethe.map.spi;

import dev.lethe.map.LongObjectConsumer;
import dev.lethe.map.LongObjectCursor;
import dev.lethe.map.LongObjectFunction;
import dev.lethe.map.LongObjectMap;
import dev.lethe.map.LongObjectPredicate;
import dev.lethe.map.MapStats;
import dev.lethe.map.ProbeLengths;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** A {@link LongObjectMap} that can be taken away; see {@link RevocableMap}. */
final class RevocableLongObjectMap<V> extends AbstractLongObjectMap<V>
        implements RevocableMap, RevocableCursor.Source, SelfChecking {
    private final Owner owner;

    /** Plain: a map that threads share is handed from one to the other by something that orders them. */
    private @Nullable LongObjectMap<V> readable;

    private @Nullable LongObjectMap<V> writable;

    RevocableLongObjectMap(LongObjectMap<V> map, Owner owner, boolean readOnly) {
        this.owner = owner;
        this.readable = map;
        this.writable = readOnly ? null : map;
    }

    private LongObjectMap<V> reading() {
        LongObjectMap<V> map = readable;
        if (map == null) {
            throw owner.revoked();
        }
        return map;
    }

    private LongObjectMap<V> writing() {
        LongObjectMap<V> map = writable;
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
    public boolean containsKey(long key) {
        return reading().containsKey(key);
    }

    @Override
    public boolean containsValue(@Nullable Object value) {
        return reading().containsValue(value);
    }

    @Override
    public @Nullable V get(long key) {
        return reading().get(key);
    }

    @Override
    public V getOrDefault(long key, V absent) {
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
    public LongObjectCursor<V> cursor() {
        return new RevocableCursor.OfLongObject<>(this, reading().cursor());
    }

    // Changes

    @Override
    public @Nullable V put(long key, V value) {
        return writing().put(key, value);
    }

    @Override
    public V getAndPut(long key, V value, V absent) {
        return writing().getAndPut(key, value, absent);
    }

    @Override
    public @Nullable V putIfAbsent(long key, V value) {
        return writing().putIfAbsent(key, value);
    }

    @Override
    public @Nullable V remove(long key) {
        return writing().remove(key);
    }

    @Override
    public V getAndRemove(long key, V absent) {
        return writing().getAndRemove(key, absent);
    }

    @Override
    public boolean remove(long key, @Nullable Object expected) {
        return writing().remove(key, expected);
    }

    @Override
    public @Nullable V replace(long key, V value) {
        return writing().replace(key, value);
    }

    @Override
    public boolean replace(long key, V expected, V value) {
        return writing().replace(key, expected, value);
    }

    @Override
    public @Nullable V computeIfAbsent(long key, LongFunction<? extends @Nullable V> function) {
        return writing().computeIfAbsent(key, function);
    }

    @Override
    public @Nullable V computeIfPresent(long key, LongObjectFunction<? super V, ? extends @Nullable V> function) {
        return writing().computeIfPresent(key, function);
    }

    @Override
    public @Nullable V compute(long key, LongObjectFunction<? super @Nullable V, ? extends @Nullable V> function) {
        return writing().compute(key, function);
    }

    @Override
    public @Nullable V merge(long key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> function) {
        return writing().merge(key, value, function);
    }

    @Override
    public void putAll(LongObjectMap<? extends V> source) {
        LongObjectMap<V> own = writing();
        if (source != this) {
            own.putAll(source);
        }
    }

    @Override
    public void putAll(Map<? extends Long, ? extends V> source) {
        writing().putAll(source);
    }

    @Override
    public boolean removeIf(LongObjectPredicate<? super V> filter) {
        return writing().removeIf(filter);
    }

    @Override
    public boolean retainAll(LongPredicate keys) {
        return writing().retainAll(keys);
    }

    @Override
    public boolean retainAll(Collection<?> keys) {
        return writing().retainAll(keys);
    }

    @Override
    public void replaceAll(LongObjectFunction<? super V, ? extends V> function) {
        writing().replaceAll(function);
    }

    @Override
    public long drainTo(LongObjectConsumer<? super V> action) {
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
