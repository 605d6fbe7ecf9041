package dev.lethe.bench;

import dev.lethe.map.Retention;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jctools.maps.NonBlockingHashMap;
import org.jctools.maps.NonBlockingHashMapLong;
import org.jspecify.annotations.Nullable;

/** The maps that several threads share: Lethe's, and the ways that are in use. One JVM makes one of them. */
final class SharedMaps {
    static final String LETHE = Contenders.LETHE + "concurrent";
    static final String JDK = "ConcurrentHashMap";
    static final String JCTOOLS = "NonBlockingHashMap";
    static final String LOCKED = "locked-HashMap";

    /** A {@link ConcurrentHashMap} behind a volatile field: a clear is a fresh one. Different from the plain one in that only. */
    static final String SWAPPED = "swapped-ConcurrentHashMap";

    static final List<String> PEERS = List.of(JDK, JCTOOLS, LOCKED);

    private SharedMaps() {}

    static Supplier<Contender<long[]>> longLong(String name) {
        return switch (name) {
            case LETHE -> LetheMaps.longLong("concurrent", Retention.SHRINK);
            case JDK -> () -> new Boxed(new ConcurrentHashMap<>());
            case JCTOOLS -> () -> new Boxed(new NonBlockingHashMapLong<>());
            case LOCKED -> () -> new Boxed(new Locked<>());
            case SWAPPED -> () -> new Boxed(new Swapped<>());
            default -> throw unknown(name);
        };
    }

    static Supplier<Contender<String[]>> stringObject(String name) {
        return switch (name) {
            case LETHE -> LetheMaps.stringObject("concurrent", Retention.SHRINK);
            case JDK -> () -> new Strings(new ConcurrentHashMap<>());
            case JCTOOLS -> () -> new Strings(new NonBlockingHashMap<>());
            case LOCKED -> () -> new Strings(new Locked<>());
            case SWAPPED -> () -> new Strings(new Swapped<>());
            default -> throw unknown(name);
        };
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("There is no shared map '" + name + "'; there are " + LETHE + ", "
                + String.join(", ", PEERS) + " and " + SWAPPED + ".");
    }

    private static final class Strings extends JavaMapContender<Map<String, Object>> {
        Strings(Map<String, Object> map) {
            super(map);
        }

        @Override
        long iterate() {
            Tally tally = new Tally();
            map.forEach(tally::addObjects);
            return tally.take();
        }
    }

    /** Longs in a map of boxes; for the one of JCTools the keys are unboxed again inside. */
    private static final class Boxed extends LongLongContender {
        private final Map<Long, Long> map;

        Boxed(Map<Long, Long> map) {
            this.map = map;
        }

        @Override
        long get(long key) {
            Long value = map.get(key);
            return value == null ? 0 : value;
        }

        @Override
        void put(long key, long value) {
            map.put(key, value);
        }

        @Override
        boolean remove(long key) {
            return map.remove(key) != null;
        }

        @Override
        long iterate() {
            Tally tally = new Tally();
            map.forEach(tally::add);
            return tally.take();
        }

        @Override
        int size() {
            return map.size();
        }

        @Override
        void clear() {
            map.clear();
        }

        @Override
        Object map() {
            return map;
        }
    }

    /** A {@link HashMap} under a lock that readers share. */
    private static final class Locked<K, V> extends AbstractMap<K, V> {
        private final Map<K, V> map = new HashMap<>();
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

        @Override
        public @Nullable V get(Object key) {
            lock.readLock().lock();
            try {
                return map.get(key);
            } finally {
                lock.readLock().unlock();
            }
        }

        @Override
        public @Nullable V put(K key, V value) {
            lock.writeLock().lock();
            try {
                return map.put(key, value);
            } finally {
                lock.writeLock().unlock();
            }
        }

        @Override
        public @Nullable V remove(Object key) {
            lock.writeLock().lock();
            try {
                return map.remove(key);
            } finally {
                lock.writeLock().unlock();
            }
        }

        @Override
        public void clear() {
            lock.writeLock().lock();
            try {
                map.clear();
            } finally {
                lock.writeLock().unlock();
            }
        }

        /** For walks while nobody changes the map, as in a check. */
        @Override
        public Set<Map.Entry<K, V>> entrySet() {
            return map.entrySet();
        }
    }

    /** A {@link ConcurrentHashMap} that clear() puts another one in the place of. */
    private static final class Swapped<K, V> extends AbstractMap<K, V> {
        private volatile ConcurrentHashMap<K, V> map = new ConcurrentHashMap<>();

        @Override
        public @Nullable V get(Object key) {
            return map.get(key);
        }

        @Override
        public @Nullable V put(K key, V value) {
            return map.put(key, value);
        }

        @Override
        public @Nullable V remove(Object key) {
            return map.remove(key);
        }

        @Override
        public void clear() {
            map = new ConcurrentHashMap<>();
        }

        @Override
        public Set<Map.Entry<K, V>> entrySet() {
            return map.entrySet();
        }
    }
}
