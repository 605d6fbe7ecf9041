package dev.lethe.map.concurrent;

import dev.lethe.map.*;
import dev.lethe.map.spi.*;
import java.util.Objects;
import java.util.function.*;
import org.jspecify.annotations.NullUnmarked;

/** The single-key operations of maps with {@code long} values: what changes something does it under the lock of the key's table. */
@SuppressWarnings({"unchecked", "cast"}) // keys are those of the map; a cast is one only where they are objects
@NullUnmarked // one text for longs, which are never null, and for objects, which never are here, but may be asked for
class ConcurrentKeyLongMap<K, V> extends KeyValEngine<K, V> {
    ConcurrentKeyLongMap(MapSpec<?> spec) {
        super(spec);
    }

    private long hash(KeyStored key) {
        return Keys.hash(key, hasher, multiplier);
    }

    @Override
    protected void checkKey(Object key) {
        Objects.requireNonNull(key, "key");
    }

    @Override
    public boolean containsKey(KeyStored key) {
        return contains(hash(key), key);
    }

    @Override
    public long getOrDefault(KeyStored key, long absent) {
        return lookup(hash(key), key, absent);
    }

    @Override
    public boolean put(KeyShown key, long value) {
        long hash = hash(key);
        KeyValTable table = lock(hash, key, true);
        try {
            int slot = table.header.slot;
            table = store(table, slot, hash, key, value);
            return slot < 0;
        } finally {
            unlock(table);
        }
    }

    @Override
    public long getAndPut(KeyShown key, long value, long absent) {
        long hash = hash(key);
        KeyValTable table = lock(hash, key, true);
        try {
            int slot = table.header.slot;
            long old = slot >= 0 ? table.value(slot) : absent;
            table = store(table, slot, hash, key, value);
            return old;
        } finally {
            unlock(table);
        }
    }

    @Override
    public boolean putIfAbsent(KeyShown key, long value) {
        long hash = hash(key);
        if (contains(hash, key)) {
            return false;
        }
        KeyValTable table = lock(hash, key, true);
        try {
            if (table.header.slot >= 0) {
                return false;
            }
            table = add(table, hash, key, value);
            return true;
        } finally {
            unlock(table);
        }
    }

    @Override
    public boolean remove(KeyStored key) {
        long hash = hash(key);
        KeyValTable table = lock(hash, key, false);
        if (table == null) {
            return false;
        }
        try {
            int slot = table.header.slot;
            if (slot < 0) {
                return false;
            }
            table = removeAt(table, slot, hash);
            return true;
        } finally {
            unlock(table);
        }
    }

    @Override
    public long getAndRemove(KeyStored key, long absent) {
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
            long old = table.value(slot);
            table = removeAt(table, slot, hash);
            return old;
        } finally {
            unlock(table);
        }
    }

    @Override
    public boolean remove(KeyStored key, long expected) {
        long hash = hash(key);
        KeyValTable table = lock(hash, key, false);
        if (table == null) {
            return false;
        }
        try {
            int slot = table.header.slot;
            if (slot < 0 || table.value(slot) != expected) {
                return false;
            }
            table = removeAt(table, slot, hash);
            return true;
        } finally {
            unlock(table);
        }
    }

    @Override
    public boolean replace(KeyShown key, long value) {
        long hash = hash(key);
        KeyValTable table = lock(hash, key, false);
        if (table == null) {
            return false;
        }
        try {
            int slot = table.header.slot;
            if (slot < 0) {
                return false;
            }
            overwrite(table, slot, value);
            return true;
        } finally {
            unlock(table);
        }
    }

    @Override
    public boolean replace(KeyShown key, long expected, long value) {
        long hash = hash(key);
        KeyValTable table = lock(hash, key, false);
        if (table == null) {
            return false;
        }
        try {
            int slot = table.header.slot;
            if (slot < 0 || table.value(slot) != expected) {
                return false;
            }
            overwrite(table, slot, value);
            return true;
        } finally {
            unlock(table);
        }
    }

    @Override
    public long addAndGet(KeyShown key, long delta) {
        return getAndAdd(key, delta) + delta;
    }

    @Override
    public long getAndAdd(KeyShown key, long delta) {
        long hash = hash(key);
        KeyValTable table = lock(hash, key, true);
        try {
            int slot = table.header.slot;
            long old = slot >= 0 ? table.value(slot) : 0;
            table = store(table, slot, hash, key, old + delta);
            return old;
        } finally {
            unlock(table);
        }
    }

    @Override
    public long computeIfAbsent(KeyShown key, long absent, KeyToValue function) {
        Objects.requireNonNull(function, "function");
        long hash = hash(key);
        long present = lookup(hash, key, absent);
        if (present != absent) {
            return present;
        }
        KeyValTable table = lock(hash, key, true);
        try {
            int slot = table.header.slot;
            if (slot >= 0) {
                return table.value(slot);
            }
            long made;
            table.header.enterUserCode();
            try {
                made = function.applyAsLong(key);
            } finally {
                table.header.leaveUserCode();
            }
            if (made != absent) {
                table = add(table, hash, key, made);
            }
            return made;
        } finally {
            unlockAfterFunction(table);
        }
    }

    @Override
    public long computeIfPresent(KeyShown key, long absent, KeyValueToValue function) {
        Objects.requireNonNull(function, "function");
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
            long made = apply(table, function, key, table.value(slot));
            table = storeOrRemove(table, slot, hash, key, made, absent);
            return made;
        } finally {
            unlockAfterFunction(table);
        }
    }

    @Override
    public long compute(KeyShown key, long absent, KeyValueToValue function) {
        Objects.requireNonNull(function, "function");
        long hash = hash(key);
        KeyValTable table = lock(hash, key, true);
        try {
            int slot = table.header.slot;
            long made = apply(table, function, key, slot >= 0 ? table.value(slot) : absent);
            table = storeOrRemove(table, slot, hash, key, made, absent);
            return made;
        } finally {
            unlockAfterFunction(table);
        }
    }

    private long apply(KeyValTable table, KeyValueToValue function, KeyShown key, long old) {
        table.header.enterUserCode();
        try {
            return function.applyAsLong(key, old);
        } finally {
            table.header.leaveUserCode();
        }
    }

    @Override
    public long merge(KeyShown key, long value, long absent, LongBinaryOperator function) {
        Objects.requireNonNull(function, "function");
        long hash = hash(key);
        KeyValTable table = lock(hash, key, true);
        try {
            int slot = table.header.slot;
            long made = value;
            if (slot >= 0) {
                long old = table.value(slot);
                table.header.enterUserCode();
                try {
                    made = function.applyAsLong(old, value);
                } finally {
                    table.header.leaveUserCode();
                }
            }
            table = storeOrRemove(table, slot, hash, key, made, absent);
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
                    overwrite(table, slot, apply(table, function, walk.key(), table.value(slot)));
                }
            } finally {
                unlockAfterFunction(table);
            }
        }
    }

    private KeyValTable store(KeyValTable table, int slot, long hash, KeyShown key, long value) {
        if (slot >= 0) {
            overwrite(table, slot, value);
            return table;
        }
        return add(table, hash, key, value);
    }

    private KeyValTable storeOrRemove(KeyValTable table, int slot, long hash, KeyShown key, long made, long absent) {
        if (made != absent) {
            return store(table, slot, hash, key, made);
        }
        return slot >= 0 ? removeAt(table, slot, hash) : table;
    }
}
