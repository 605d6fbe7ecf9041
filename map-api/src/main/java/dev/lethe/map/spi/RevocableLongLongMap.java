package dev.lethe.map.spi;

import dev.lethe.map.LongLongConsumer;
import dev.lethe.map.LongLongCursor;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.LongLongPredicate;
import dev.lethe.map.MapStats;
import dev.lethe.map.ProbeLengths;
import java.util.Collection;
import java.util.Map;
import java.util.function.LongBinaryOperator;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A {@link LongLongMap} that can be taken away; see {@link RevocableMap}. */
final class RevocableLongLongMap extends AbstractLongLongMap
        implements RevocableMap, RevocableCursor.Source, SelfChecking {
    private final Owner owner;

    /** Plain: a map that threads share is handed from one to the other by something that orders them. */
    private @Nullable LongLongMap readable;

    private @Nullable LongLongMap writable;

    RevocableLongLongMap(LongLongMap map, Owner owner, boolean readOnly) {
        this.owner = owner;
        this.readable = map;
        this.writable = readOnly ? null : map;
    }

    private LongLongMap reading() {
        LongLongMap map = readable;
        if (map == null) {
            throw owner.revoked();
        }
        return map;
    }

    private LongLongMap writing() {
        LongLongMap map = writable;
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
    public boolean containsValue(long value) {
        return reading().containsValue(value);
    }

    @Override
    public long getOrDefault(long key, long absent) {
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
    public LongLongCursor cursor() {
        return new RevocableCursor.OfLongLong(this, reading().cursor());
    }

    // Changes

    @Override
    public boolean put(long key, long value) {
        return writing().put(key, value);
    }

    @Override
    public long getAndPut(long key, long value, long absent) {
        return writing().getAndPut(key, value, absent);
    }

    @Override
    public boolean putIfAbsent(long key, long value) {
        return writing().putIfAbsent(key, value);
    }

    @Override
    public boolean remove(long key) {
        return writing().remove(key);
    }

    @Override
    public long getAndRemove(long key, long absent) {
        return writing().getAndRemove(key, absent);
    }

    @Override
    public boolean remove(long key, long expected) {
        return writing().remove(key, expected);
    }

    @Override
    public boolean replace(long key, long value) {
        return writing().replace(key, value);
    }

    @Override
    public boolean replace(long key, long expected, long value) {
        return writing().replace(key, expected, value);
    }

    @Override
    public long addAndGet(long key, long delta) {
        return writing().addAndGet(key, delta);
    }

    @Override
    public long getAndAdd(long key, long delta) {
        return writing().getAndAdd(key, delta);
    }

    @Override
    public long computeIfAbsent(long key, long absent, LongUnaryOperator function) {
        return writing().computeIfAbsent(key, absent, function);
    }

    @Override
    public long computeIfPresent(long key, long absent, LongBinaryOperator function) {
        return writing().computeIfPresent(key, absent, function);
    }

    @Override
    public long compute(long key, long absent, LongBinaryOperator function) {
        return writing().compute(key, absent, function);
    }

    @Override
    public long merge(long key, long value, long absent, LongBinaryOperator function) {
        return writing().merge(key, value, absent, function);
    }

    @Override
    public void putAll(LongLongMap source) {
        LongLongMap own = writing();
        if (source != this) {
            own.putAll(source);
        }
    }

    @Override
    public void putAll(Map<? extends Long, ? extends Long> source) {
        writing().putAll(source);
    }

    @Override
    public boolean removeIf(LongLongPredicate filter) {
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
    public void replaceAll(LongBinaryOperator function) {
        writing().replaceAll(function);
    }

    @Override
    public long drainTo(LongLongConsumer action) {
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
