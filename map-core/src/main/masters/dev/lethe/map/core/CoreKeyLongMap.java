package dev.lethe.map.core;

import dev.lethe.map.*;
import dev.lethe.map.spi.*;
import java.util.Objects;
import java.util.function.*;
import org.jspecify.annotations.NullUnmarked;

/** The single-key operations of maps with {@code long} values: each finds once, then changes. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
@SuppressWarnings({"unchecked", "cast"}) // keys are those of the map; a cast is one only where they are objects
class CoreKeyLongMap<K, V> extends KeyValEngine<K, V> {
    CoreKeyLongMap(MapSpec<?> spec, Allocator allocator) {
        super(spec, allocator);
    }

    private long hash(KeyStored key) {
        return Keys.hash(key, hasher, multiplier);
    }

    /** The same for a key that may be added; a backend that cannot hold it throws before anything changes. */
    private long hashToPut(KeyStored key) {
        return Keys.hashToPut(key, hasher, multiplier);
    }

    @Override
    public boolean containsKey(KeyStored key) {
        long hash = hash(key);
        return at(hash).find(hash, key, epoch) >= 0;
    }

    @Override
    public long getOrDefault(KeyStored key, long absent) {
        if (Keys.isPlain(key, hasher)) {
            long hash = hash(key);
            return at(hash).lookup(hash, key, epoch, absent);
        }
        return getByRule(key, absent);
    }

    private long getByRule(KeyStored key, long absent) {
        long hash = hash(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        return slot >= 0 ? table.value(slot) : absent;
    }

    @Override
    public boolean put(KeyShown key, long value) {
        int before = version;
        long hash = hashToPut(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        checkNotChangedSince(before);
        if (slot >= 0) {
            overwrite(table, slot, value);
            return false;
        }
        add(table, hash, key, value);
        return true;
    }

    @Override
    public long getAndPut(KeyShown key, long value, long absent) {
        int before = version;
        long hash = hashToPut(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        checkNotChangedSince(before);
        if (slot >= 0) {
            long old = table.value(slot);
            overwrite(table, slot, value);
            return old;
        }
        add(table, hash, key, value);
        return absent;
    }

    @Override
    public boolean putIfAbsent(KeyShown key, long value) {
        int before = version;
        long hash = hashToPut(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        checkNotChangedSince(before);
        if (slot >= 0) {
            return false;
        }
        add(table, hash, key, value);
        return true;
    }

    @Override
    public boolean remove(KeyStored key) {
        if (hasNothing()) {
            return false;
        }
        int before = version;
        long hash = hash(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        checkNotChangedSince(before);
        if (slot < 0) {
            return false;
        }
        removeAt(table, slot, hash);
        return true;
    }

    @Override
    public long getAndRemove(KeyStored key, long absent) {
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
        long old = table.value(slot);
        removeAt(table, slot, hash);
        return old;
    }

    @Override
    public boolean remove(KeyStored key, long expected) {
        int before = version;
        long hash = hash(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        checkNotChangedSince(before);
        if (slot < 0 || table.value(slot) != expected) {
            return false;
        }
        removeAt(table, slot, hash);
        return true;
    }

    @Override
    public boolean replace(KeyShown key, long value) {
        int before = version;
        long hash = hash(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        checkNotChangedSince(before);
        if (slot < 0) {
            return false;
        }
        overwrite(table, slot, value);
        return true;
    }

    @Override
    public boolean replace(KeyShown key, long expected, long value) {
        int before = version;
        long hash = hash(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        checkNotChangedSince(before);
        if (slot < 0 || table.value(slot) != expected) {
            return false;
        }
        overwrite(table, slot, value);
        return true;
    }

    @Override
    public long addAndGet(KeyShown key, long delta) {
        return getAndAdd(key, delta) + delta;
    }

    @Override
    public long getAndAdd(KeyShown key, long delta) {
        int before = version;
        long hash = hashToPut(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        checkNotChangedSince(before);
        if (slot >= 0) {
            long old = table.value(slot);
            overwrite(table, slot, old + delta);
            return old;
        }
        add(table, hash, key, delta);
        return 0;
    }

    @Override
    public long computeIfAbsent(KeyShown key, long absent, KeyToValue function) {
        Objects.requireNonNull(function, "function");
        int before = version;
        long hash = hashToPut(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        checkNotChangedSince(before);
        if (slot >= 0) {
            return table.value(slot);
        }
        long changes = changeCount();
        long made = function.applyAsLong(key);
        checkUnchanged(changes);
        if (made != absent) {
            add(table, hash, key, made);
        }
        return made;
    }

    @Override
    public long computeIfPresent(KeyShown key, long absent, KeyValueToValue function) {
        Objects.requireNonNull(function, "function");
        int before = version;
        long hash = hash(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        checkNotChangedSince(before);
        if (slot < 0) {
            return absent;
        }
        long changes = changeCount();
        long made = function.applyAsLong(key, table.value(slot));
        checkUnchanged(changes);
        return store(hash, key, table, slot, made, absent);
    }

    @Override
    public long compute(KeyShown key, long absent, KeyValueToValue function) {
        Objects.requireNonNull(function, "function");
        int before = version;
        long hash = hashToPut(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        checkNotChangedSince(before);
        long changes = changeCount();
        long made = function.applyAsLong(key, slot >= 0 ? table.value(slot) : absent);
        checkUnchanged(changes);
        return store(hash, key, table, slot, made, absent);
    }

    @Override
    public long merge(KeyShown key, long value, long absent, LongBinaryOperator function) {
        Objects.requireNonNull(function, "function");
        int before = version;
        long hash = hashToPut(key);
        KeyValTable table = at(hash);
        int slot = table.find(hash, key, epoch);
        checkNotChangedSince(before);
        if (slot < 0) {
            return store(hash, key, table, slot, value, absent);
        }
        long changes = changeCount();
        long made = function.applyAsLong(table.value(slot), value);
        checkUnchanged(changes);
        return store(hash, key, table, slot, made, absent);
    }

    /** Writes the result of a function: in place, as a new entry, or, when it equals {@code absent}, as a removal. */
    private long store(long hash, KeyShown key, KeyValTable table, int slot, long made, long absent) {
        if (made == absent) {
            if (slot >= 0) {
                removeAt(table, slot, hash);
            }
        } else if (slot >= 0) {
            overwrite(table, slot, made);
        } else {
            add(table, hash, key, made);
        }
        return made;
    }
}
