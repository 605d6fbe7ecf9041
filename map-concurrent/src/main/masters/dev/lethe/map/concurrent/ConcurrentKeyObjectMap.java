package dev.lethe.map.concurrent;

import dev.lethe.map.*;
import dev.lethe.map.spi.*;
import java.util.Objects;
import java.util.function.*;
import org.jspecify.annotations.NullUnmarked;

/** The single-key operations of maps with objects as values: what changes something does it under the lock of the key's table. */
@SuppressWarnings({"unchecked", "cast"
}) // keys and values are those of the map; a cast is one only where they are objects
@NullUnmarked // one text for longs, which are never null, and for objects, which never are here, but may be asked for
class ConcurrentKeyObjectMap<K, V> extends KeyValEngine<K, V> {
    ConcurrentKeyObjectMap(MapSpec<?> spec) {
        super(spec);
    }

    private long hash(KeyStored key) {
        return Keys.hash(key, hasher, multiplier);
    }

    @Override
    protected final void checkKey(Object key) {
        Objects.requireNonNull(key, "key");
    }

    @Override
    protected final void checkValue(Object value) {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public boolean containsKey(KeyStored key) {
        return contains(hash(key), key);
    }

    @Override
    public V get(KeyStored key) {
        return (V) lookup(hash(key), key, null);
    }

    @Override
    public V getOrDefault(KeyStored key, V absent) {
        return (V) lookup(hash(key), key, absent);
    }

    @Override
    public V put(KeyShown key, V value) {
        return getAndPut(key, value, null);
    }

    @Override
    public V getAndPut(KeyShown key, V value, V absent) {
        Objects.requireNonNull(value, "value");
        long hash = hash(key);
        KeyValTable table = lock(hash, key, true);
        try {
            int slot = table.header.slot;
            V old = slot >= 0 ? (V) table.value(slot) : absent;
            table = store(table, slot, hash, key, value);
            return old;
        } finally {
            unlock(table);
        }
    }

    @Override
    public V putIfAbsent(KeyShown key, V value) {
        Objects.requireNonNull(value, "value");
        long hash = hash(key);
        V present = (V) lookup(hash, key, null);
        if (present != null) {
            return present;
        }
        KeyValTable table = lock(hash, key, true);
        try {
            int slot = table.header.slot;
            if (slot >= 0) {
                return (V) table.value(slot);
            }
            table = add(table, hash, key, value);
            return null;
        } finally {
            unlock(table);
        }
    }

    @Override
    public V remove(KeyStored key) {
        return getAndRemove(key, null);
    }

    @Override
    public V getAndRemove(KeyStored key, V absent) {
        long hash = hash(key);
        KeyValTable table = lock(hash, key, false);
        if (table == null) {
            return absent;
        }
        try {
            int slot = table.header.slot;
            if (slot < 0) {
                return absent;
            }
            V old = (V) table.value(slot);
            table = removeAt(table, slot, hash);
            return old;
        } finally {
            unlock(table);
        }
    }

    /** Compares values without the lock, and then asks for the very value that was compared. */
    @Override
    public boolean remove(KeyStored key, Object expected) {
        long hash = hash(key);
        while (true) {
            V seen = (V) lookup(hash, key, null);
            if (seen == null || !seen.equals(expected)) {
                return false;
            }
            KeyValTable table = lock(hash, key, false);
            if (table == null) {
                return false;
            }
            try {
                int slot = table.header.slot;
                if (slot < 0) {
                    return false;
                }
                if (table.value(slot) == seen) {
                    table = removeAt(table, slot, hash);
                    return true;
                }
            } finally {
                unlock(table);
            }
        }
    }

    @Override
    public V replace(KeyShown key, V value) {
        Objects.requireNonNull(value, "value");
        long hash = hash(key);
        KeyValTable table = lock(hash, key, false);
        if (table == null) {
            return null;
        }
        try {
            int slot = table.header.slot;
            if (slot < 0) {
                return null;
            }
            V old = (V) table.value(slot);
            overwrite(table, slot, value);
            return old;
        } finally {
            unlock(table);
        }
    }

    /** Compares values without the lock, and then asks for the very value that was compared. */
    @Override
    public boolean replace(KeyShown key, V expected, V value) {
        Objects.requireNonNull(value, "value");
        long hash = hash(key);
        while (true) {
            V seen = (V) lookup(hash, key, null);
            if (seen == null || !seen.equals(expected)) {
                return false;
            }
            KeyValTable table = lock(hash, key, false);
            if (table == null) {
                return false;
            }
            try {
                int slot = table.header.slot;
                if (slot < 0) {
                    return false;
                }
                if (table.value(slot) == seen) {
                    overwrite(table, slot, value);
                    return true;
                }
            } finally {
                unlock(table);
            }
        }
    }

    @Override
    public V computeIfAbsent(KeyShown key, KeyToValue function) {
        Objects.requireNonNull(function, "function");
        long hash = hash(key);
        V present = (V) lookup(hash, key, null);
        if (present != null) {
            return present;
        }
        KeyValTable table = lock(hash, key, true);
        try {
            int slot = table.header.slot;
            if (slot >= 0) {
                return (V) table.value(slot);
            }
            V made;
            table.header.enterUserCode();
            try {
                made = function.apply(key);
            } finally {
                table.header.leaveUserCode();
            }
            if (made != null) {
                table = add(table, hash, key, made);
            }
            return made;
        } finally {
            unlockAfterFunction(table);
        }
    }

    @Override
    public V computeIfPresent(KeyShown key, KeyValueToValue function) {
        Objects.requireNonNull(function, "function");
        long hash = hash(key);
        KeyValTable table = lock(hash, key, false);
        if (table == null) {
            return null;
        }
        try {
            int slot = table.header.slot;
            if (slot < 0) {
                return null;
            }
            V made = apply(table, function, key, (V) table.value(slot));
            table = storeOrRemove(table, slot, hash, key, made);
            return made;
        } finally {
            unlockAfterFunction(table);
        }
    }

    @Override
    public V compute(KeyShown key, KeyValueToValue function) {
        Objects.requireNonNull(function, "function");
        long hash = hash(key);
        KeyValTable table = lock(hash, key, true);
        try {
            int slot = table.header.slot;
            V made = apply(table, function, key, slot >= 0 ? (V) table.value(slot) : null);
            table = storeOrRemove(table, slot, hash, key, made);
            return made;
        } finally {
            unlockAfterFunction(table);
        }
    }

    private V apply(KeyValTable table, KeyValueToValue function, KeyShown key, V old) {
        table.header.enterUserCode();
        try {
            return function.apply(key, old);
        } finally {
            table.header.leaveUserCode();
        }
    }

    @Override
    public V merge(KeyShown key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(function, "function");
        long hash = hash(key);
        KeyValTable table = lock(hash, key, true);
        try {
            int slot = table.header.slot;
            V made = value;
            if (slot >= 0) {
                V old = (V) table.value(slot);
                table.header.enterUserCode();
                try {
                    made = function.apply(old, value);
                } finally {
                    table.header.leaveUserCode();
                }
            }
            table = storeOrRemove(table, slot, hash, key, made);
            return made;
        } finally {
            unlockAfterFunction(table);
        }
    }

    /** Calls the function once for each entry, each time under the lock of the entry's table. */
    @Override
    public void replaceAll(KeyValueToValue function) {
        Objects.requireNonNull(function, "function");
        checkOpen();
        KeyValWalk<K, V> walk = new KeyValWalk<K, V>(this, false);
        while (walk.advance()) {
            KeyValTable table = walk.lockCurrent();
            try {
                int slot = table.header.slot;
                if (slot >= 0) {
                    V made = apply(table, function, walk.key(), (V) table.value(slot));
                    overwrite(table, slot, Objects.requireNonNull(made, "value"));
                }
            } finally {
                unlockAfterFunction(table);
            }
        }
    }

    private KeyValTable store(KeyValTable table, int slot, long hash, KeyShown key, V value) {
        if (slot >= 0) {
            overwrite(table, slot, value);
            return table;
        }
        return add(table, hash, key, value);
    }

    private KeyValTable storeOrRemove(KeyValTable table, int slot, long hash, KeyShown key, V made) {
        if (made != null) {
            return store(table, slot, hash, key, made);
        }
        return slot >= 0 ? removeAt(table, slot, hash) : table;
    }
}
