package dev.lethe.map.spi;

import dev.lethe.map.MapStats;
import dev.lethe.map.ObjectCursor;
import dev.lethe.map.ObjectMap;
import dev.lethe.map.ProbeLengths;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@link ObjectMap} that can be taken away; see {@link RevocableMap}. */
class RevocableObjectMap<K, V> extends AbstractObjectMap<K, V>
        implements RevocableMap, RevocableCursor.Source, SelfChecking {
    private final Owner owner;

    /** Plain: a map that threads share is handed from one to the other by something that orders them. */
    private @Nullable ObjectMap<K, V> readable;

    private @Nullable ObjectMap<K, V> writable;

    RevocableObjectMap(ObjectMap<K, V> map, Owner owner, boolean readOnly) {
        this.owner = owner;
        this.readable = map;
        this.writable = readOnly ? null : map;
    }

    private ObjectMap<K, V> reading() {
        ObjectMap<K, V> map = readable;
        if (map == null) {
            throw owner.revoked();
        }
        return map;
    }

    private ObjectMap<K, V> writing() {
        ObjectMap<K, V> map = writable;
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
    public @Nullable V getOrDefault(@Nullable Object key, @Nullable V absent) {
        return reading().getOrDefault(key, absent);
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        return reading().get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return reading().containsKey(key);
    }

    @Override
    public boolean containsValue(@Nullable Object value) {
        return reading().containsValue(value);
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
    public ObjectCursor<K, V> cursor() {
        return new RevocableCursor.OfObjects<>(this, reading().cursor());
    }

    // Changes

    @Override
    public V getAndPut(K key, V value, V absent) {
        return writing().getAndPut(key, value, absent);
    }

    @Override
    public V getAndRemove(@Nullable Object key, V absent) {
        return writing().getAndRemove(key, absent);
    }

    @Override
    public boolean removeIf(BiPredicate<? super K, ? super V> filter) {
        return writing().removeIf(filter);
    }

    @Override
    public boolean retainAll(Collection<?> keys) {
        return writing().retainAll(keys);
    }

    @Override
    public long drainTo(BiConsumer<? super K, ? super V> action) {
        return writing().drainTo(action);
    }

    @Override
    public void reserve(long entries) {
        writing().reserve(entries);
    }

    @Override
    public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
        writing().replaceAll(function);
    }

    @Override
    public @Nullable V putIfAbsent(K key, V value) {
        return writing().putIfAbsent(key, value);
    }

    @Override
    public boolean remove(@Nullable Object key, @Nullable Object expected) {
        return writing().remove(key, expected);
    }

    @Override
    public boolean replace(K key, V expected, V value) {
        return writing().replace(key, expected, value);
    }

    @Override
    public @Nullable V replace(K key, V value) {
        return writing().replace(key, value);
    }

    @Override
    public @Nullable V computeIfAbsent(K key, Function<? super K, ? extends @Nullable V> function) {
        return writing().computeIfAbsent(key, function);
    }

    @Override
    public @Nullable V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends @Nullable V> function) {
        return writing().computeIfPresent(key, function);
    }

    @Override
    public @Nullable V compute(K key, BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> function) {
        return writing().compute(key, function);
    }

    @Override
    public @Nullable V merge(K key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> function) {
        return writing().merge(key, value, function);
    }

    @Override
    public @Nullable V put(K key, V value) {
        return writing().put(key, value);
    }

    @Override
    public @Nullable V remove(@Nullable Object key) {
        return writing().remove(key);
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> source) {
        writing().putAll(source);
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
