package dev.lethe.bench;

import dev.lethe.map.Retention;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            case LOCKED -> () -> new LockedLongs(new HashMap<>());
            case SWAPPED -> SwappedLongs::new;
            default -> throw unknown(name);
        };
    }

    static Supplier<Contender<String[]>> stringObject(String name) {
        return switch (name) {
            case LETHE -> LetheMaps.stringObject("concurrent", Retention.SHRINK);
            case JDK -> () -> new Strings(new ConcurrentHashMap<>());
            case JCTOOLS -> () -> new Strings(new NonBlockingHashMap<>());
            case LOCKED -> LockedStrings::new;
            case SWAPPED -> SwappedStrings::new;
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
    private static class Boxed extends LongLongContender {
        final Map<Long, Long> map;

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

    private static final class LockedLongs extends Boxed {
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

        LockedLongs(Map<Long, Long> map) {
            super(map);
        }

        @Override
        long get(long key) {
            lock.readLock().lock();
            try {
                return super.get(key);
            } finally {
                lock.readLock().unlock();
            }
        }

        @Override
        void put(long key, long value) {
            lock.writeLock().lock();
            try {
                super.put(key, value);
            } finally {
                lock.writeLock().unlock();
            }
        }

        @Override
        boolean remove(long key) {
            lock.writeLock().lock();
            try {
                return super.remove(key);
            } finally {
                lock.writeLock().unlock();
            }
        }

        @Override
        void clear() {
            lock.writeLock().lock();
            try {
                super.clear();
            } finally {
                lock.writeLock().unlock();
            }
        }
    }

    private static final class LockedStrings extends StringObjectContender {
        private final Map<String, Object> map = new HashMap<>();
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

        @Override
        @Nullable
        Object get(String key) {
            lock.readLock().lock();
            try {
                return map.get(key);
            } finally {
                lock.readLock().unlock();
            }
        }

        @Override
        void put(String key, Object value) {
            lock.writeLock().lock();
            try {
                map.put(key, value);
            } finally {
                lock.writeLock().unlock();
            }
        }

        @Override
        boolean remove(String key) {
            lock.writeLock().lock();
            try {
                return map.remove(key) != null;
            } finally {
                lock.writeLock().unlock();
            }
        }

        @Override
        long iterate() {
            Tally tally = new Tally();
            map.forEach(tally::addObjects);
            return tally.take();
        }

        @Override
        int size() {
            return map.size();
        }

        @Override
        void clear() {
            lock.writeLock().lock();
            try {
                map.clear();
            } finally {
                lock.writeLock().unlock();
            }
        }

        @Override
        Object map() {
            return map;
        }
    }

    private static final class SwappedLongs extends LongLongContender {
        private volatile ConcurrentHashMap<Long, Long> map = new ConcurrentHashMap<>();

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
            map = new ConcurrentHashMap<>();
        }

        @Override
        Object map() {
            return map;
        }
    }

    private static final class SwappedStrings extends StringObjectContender {
        private volatile ConcurrentHashMap<String, Object> map = new ConcurrentHashMap<>();

        @Override
        @Nullable
        Object get(String key) {
            return map.get(key);
        }

        @Override
        void put(String key, Object value) {
            map.put(key, value);
        }

        @Override
        boolean remove(String key) {
            return map.remove(key) != null;
        }

        @Override
        long iterate() {
            Tally tally = new Tally();
            map.forEach(tally::addObjects);
            return tally.take();
        }

        @Override
        int size() {
            return map.size();
        }

        @Override
        void clear() {
            map = new ConcurrentHashMap<>();
        }

        @Override
        Object map() {
            return map;
        }
    }
}
