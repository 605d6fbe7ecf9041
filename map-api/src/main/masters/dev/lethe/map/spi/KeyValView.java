package dev.lethe.map.spi;

import dev.lethe.map.*;
import java.util.Collection;
import java.util.Map;
import java.util.function.*;
import org.jspecify.annotations.NullUnmarked;

/** What the views of all shapes hand on to their map in the same words; see {@link RevocableMap}. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
abstract class KeyValView<K, V> extends KeyValSkeleton implements RevocableMap, RevocableCursor.Source, SelfChecking {
    private final Owner owner;

    /** Plain: a map that threads share is handed from one to the other by something that orders them. */
    private KeyValApi readable;

    private KeyValApi writable;

    KeyValView(KeyValApi map, Owner owner, boolean readOnly) {
        this.owner = owner;
        this.readable = map;
        this.writable = readOnly ? null : map;
    }

    final KeyValApi reading() {
        KeyValApi map = readable;
        if (map == null) {
            throw owner.revoked();
        }
        return map;
    }

    final KeyValApi writing() {
        KeyValApi map = writable;
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
    public boolean containsKey(KeyStored key) {
        return reading().containsKey(key);
    }

    @Override
    public boolean containsValue(ValStored value) {
        return reading().containsValue(value);
    }

    @Override
    public ValShown getOrDefault(KeyStored key, ValShown absent) {
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
    public KeyValCursor cursor() {
        return new KeyValViewCursor<K, V>(this, reading().cursor());
    }

    @Override
    protected KeyValCursor walk() {
        KeyValApi map = reading();
        return new KeyValViewCursor<K, V>(
                this, map instanceof KeyValSkeleton skeleton ? skeleton.walk() : map.cursor());
    }

    // Changes

    @Override
    public ValShown getAndPut(KeyShown key, ValShown value, ValShown absent) {
        return writing().getAndPut(key, value, absent);
    }

    @Override
    public ValShown getAndRemove(KeyStored key, ValShown absent) {
        return writing().getAndRemove(key, absent);
    }

    @Override
    public boolean remove(KeyStored key, ValStored expected) {
        return writing().remove(key, expected);
    }

    @Override
    public boolean replace(KeyShown key, ValShown expected, ValShown value) {
        return writing().replace(key, expected, value);
    }

    @Override
    public void putAll(Map<? extends KeyBoxed, ? extends ValBoxed> source) {
        writing().putAll(source);
    }

    @Override
    public boolean removeIf(EntryPredicate filter) {
        return writing().removeIf(filter);
    }

    @Override
    public boolean retainAll(Collection<?> keys) {
        return writing().retainAll(keys);
    }

    @Override
    public void replaceAll(KeyValueToValue function) {
        writing().replaceAll(function);
    }

    @Override
    public long drainTo(EntryConsumer action) {
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
    protected void checkKey(Object key) {
        if (reading() instanceof AbstractLetheMap map) {
            map.checkKey(key);
        }
    }

    @Override
    protected void checkValue(Object value) {
        if (reading() instanceof AbstractLetheMap map) {
            map.checkValue(value);
        }
    }
}
