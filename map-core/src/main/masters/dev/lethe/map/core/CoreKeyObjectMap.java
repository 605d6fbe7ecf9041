package dev.lethe.map.core;

import dev.lethe.map.*;
import dev.lethe.map.spi.*;
import java.util.Objects;
import java.util.function.*;
import org.jspecify.annotations.NullUnmarked;

/** The single-key operations of maps with objects as values: each finds once, then changes. */
@SuppressWarnings({"unchecked", "cast"
}) // keys and values are those of the map; a cast is one only where they are objects
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
class CoreKeyObjectMap<K, V> extends KeyValEngine<K, V> {
    CoreKeyObjectMap(MapSpec<?> spec, Allocator allocator) {
        super(spec, allocator);
    }

    private long hash(KeyStored key) {
        return Keys.hash(key, hasher, multiplier);
    }

    @Override
    public boolean containsKey(KeyStored key) {
        long hash = hash(key);
        return at(hash).find(hash, key, epoch) >= 0;
    }

    @Override
    public V get(KeyStored key) {
        if (Keys.isPlain(key, hasher)) {
            long hash = hash(key);
            return (V) at(hash).lookup(hash, key, epoch, null);
        }
        return getByRule(key, null);
    }

    @Override
    public V getOrDefault(KeyStored key, V absent) {
        if (Keys.isPlain(key, hasher)) {
            long hash = hash(key);
            return (V) at(hash).lookup(hash, key, epoch, absent);
        }
        return getByRule(key, absent);
    }

    private V getByRule(KeyStored key, V absent) {
        long hash = hash(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        return slot >= 0 ? (V) table.value(slot) : absent;
    }

    @Override
    public V put(KeyShown key, V value) {
        return getAndPut(key, value, null);
    }

    @Override
    public V getAndPut(KeyShown key, V value, V absent) {
        int before = version;
        long hash = hash(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        checkNotChangedSince(before);
        if (slot >= 0) {
            V old = (V) table.value(slot);
            overwrite(table, slot, value);
            return old;
        }
        add(table, hash, key, value);
        return absent;
    }

    @Override
    public V putIfAbsent(KeyShown key, V value) {
        int before = version;
        long hash = hash(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        checkNotChangedSince(before);
        V old = slot >= 0 ? (V) table.value(slot) : null;
        if (old == null) {
            store(hash, key, table, slot, value);
        }
        return old;
    }

    @Override
    public V remove(KeyStored key) {
        return getAndRemove(key, null);
    }

    @Override
    public V getAndRemove(KeyStored key, V absent) {
        if (hasNothing()) {
            return absent;
        }
        int before = version;
        long hash = hash(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        checkNotChangedSince(before);
        if (slot < 0) {
            return absent;
        }
        V old = (V) table.value(slot);
        removeAt(table, slot, hash);
        return old;
    }

    @Override
    public boolean remove(KeyStored key, Object expected) {
        int before = version;
        long hash = hash(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        checkNotChangedSince(before);
        if (slot < 0 || !Objects.equals(table.value(slot), expected)) {
            return false;
        }
        checkNotChangedSince(before); // by equals of the value
        removeAt(table, slot, hash);
        return true;
    }

    @Override
    public V replace(KeyShown key, V value) {
        int before = version;
        long hash = hash(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        checkNotChangedSince(before);
        if (slot < 0) {
            return null;
        }
        V old = (V) table.value(slot);
        overwrite(table, slot, value);
        return old;
    }

    @Override
    public boolean replace(KeyShown key, V expected, V value) {
        int before = version;
        long hash = hash(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        checkNotChangedSince(before);
        if (slot < 0 || !Objects.equals(table.value(slot), expected)) {
            return false;
        }
        checkNotChangedSince(before); // by equals of the value
        overwrite(table, slot, value);
        return true;
    }

    @Override
    public V computeIfAbsent(KeyShown key, KeyToValue function) {
        Objects.requireNonNull(function, "function");
        int before = version;
        long hash = hash(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        checkNotChangedSince(before);
        V old = slot >= 0 ? (V) table.value(slot) : null;
        if (old != null) {
            return old;
        }
        long changes = changeCount();
        V made = function.apply(key);
        checkUnchanged(changes);
        if (made != null) {
            store(hash, key, table, slot, made);
        }
        return made;
    }

    @Override
    public V computeIfPresent(KeyShown key, KeyValueToValue function) {
        Objects.requireNonNull(function, "function");
        int before = version;
        long hash = hash(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        checkNotChangedSince(before);
        V old = slot >= 0 ? (V) table.value(slot) : null;
        if (old == null) {
            return null;
        }
        long changes = changeCount();
        V made = function.apply(key, old);
        checkUnchanged(changes);
        return storeOrRemove(hash, key, table, slot, made);
    }

    @Override
    public V compute(KeyShown key, KeyValueToValue function) {
        Objects.requireNonNull(function, "function");
        int before = version;
        long hash = hash(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        checkNotChangedSince(before);
        long changes = changeCount();
        V made = function.apply(key, slot >= 0 ? (V) table.value(slot) : null);
        checkUnchanged(changes);
        return storeOrRemove(hash, key, table, slot, made);
    }

    @Override
    public V merge(KeyShown key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(function, "function");
        int before = version;
        long hash = hash(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        checkNotChangedSince(before);
        V old = slot >= 0 ? (V) table.value(slot) : null;
        if (old == null) {
            return store(hash, key, table, slot, value);
        }
        long changes = changeCount();
        V made = function.apply(old, value);
        checkUnchanged(changes);
        return storeOrRemove(hash, key, table, slot, made);
    }

    private V store(long hash, KeyShown key, KeyValTable table, int slot, V value) {
        if (slot >= 0) {
            overwrite(table, slot, value);
        } else {
            add(table, hash, key, value);
        }
        return value;
    }

    /** Writes the result of a function; null removes. */
    private V storeOrRemove(long hash, KeyShown key, KeyValTable table, int slot, V made) {
        if (made != null) {
            return store(hash, key, table, slot, made);
        }
        if (slot >= 0) {
            removeAt(table, slot, hash);
        }
        return null;
    }
}
