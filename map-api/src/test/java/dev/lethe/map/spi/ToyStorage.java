package dev.lethe.map.spi;

import dev.lethe.map.MapStats;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** The least that a backend needs, in insertion order; the toy maps of all shapes are built on it. */
@NullUnmarked // holds null keys and values, and answers null for absent ones
final class ToyStorage<K, V> {
    private final Map<K, Slot<K, V>> slots = new LinkedHashMap<>();
    private long changes;
    private boolean closed;

    static final class Slot<K, V> {
        final K key;
        V value;
        boolean live = true;

        Slot(K key, V value) {
            this.key = key;
            this.value = value;
        }
    }

    Slot<K, V> find(Object key) {
        checkOpen();
        return slots.get(key);
    }

    boolean has(Object key) {
        return find(key) != null;
    }

    V getOrDefault(Object key, V absent) {
        Slot<K, V> slot = find(key);
        return slot == null ? absent : slot.value;
    }

    /** Returns true when the key is new. */
    boolean put(K key, V value) {
        Slot<K, V> slot = find(key);
        changes++;
        if (slot == null) {
            slots.put(key, new Slot<>(key, value));
            return true;
        }
        slot.value = value;
        return false;
    }

    /** Returns true when the key was there. */
    boolean remove(Object key) {
        checkOpen();
        Slot<K, V> slot = slots.remove(key);
        if (slot == null) {
            return false;
        }
        slot.live = false;
        changes++;
        return true;
    }

    void clear() {
        checkOpen();
        changes++;
        slots.values().forEach(slot -> slot.live = false);
        slots.clear();
    }

    void close() {
        closed = true;
    }

    long size() {
        checkOpen();
        return slots.size();
    }

    long changes() {
        return changes;
    }

    MapStats stats() {
        return MapStats.builder().entries(size()).build();
    }

    Cursor<K, V> cursor() {
        checkOpen();
        return new Cursor<>(this);
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
    }

    /** Hands out the entries that were there when it was made or rewound and still are. */
    static final class Cursor<K, V> {
        private final ToyStorage<K, V> storage;
        private Iterator<Slot<K, V>> rest;
        private Slot<K, V> slot;

        Cursor(ToyStorage<K, V> storage) {
            this.storage = storage;
            rewind();
        }

        boolean advance() {
            storage.checkOpen();
            while (rest.hasNext()) {
                slot = rest.next();
                if (slot.live) {
                    return true;
                }
            }
            slot = null;
            return false;
        }

        Slot<K, V> current() {
            storage.checkOpen();
            if (slot == null || !slot.live) {
                throw new IllegalStateException("no current entry");
            }
            return slot;
        }

        void setValue(V value) {
            current().value = value;
            storage.changes++;
        }

        void remove() {
            storage.remove(current().key);
        }

        void rewind() {
            rest = List.copyOf(storage.slots.values()).iterator();
            slot = null;
        }
    }
}
