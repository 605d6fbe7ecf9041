package dev.lethe.bench;

import java.util.HashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** {@link HashMap}, with boxed numbers: the price that its users pay. */
final class JdkMaps {
    private JdkMaps() {}

    static final class LongLong extends LongLongContender {
        private final HashMap<Long, Long> map = new HashMap<>();
        private final Tally tally = new Tally();
        private final BiConsumer<Long, Long> counter = tally::add;

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
            map.forEach(counter);
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

    static final class LongObject extends LongObjectContender {
        private final HashMap<Long, Object> map = new HashMap<>();
        private final Tally tally = new Tally();
        private final BiConsumer<Long, Object> counter = tally::addObject;

        @Override
        @Nullable
        Object get(long key) {
            return map.get(key);
        }

        @Override
        void put(long key, Object value) {
            map.put(key, value);
        }

        @Override
        boolean remove(long key) {
            return map.remove(key) != null;
        }

        @Override
        long iterate() {
            map.forEach(counter);
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

    static final class StringLong extends StringLongContender {
        private final HashMap<String, Long> map = new HashMap<>();
        private final Tally tally = new Tally();
        private final BiConsumer<Object, Long> counter = tally::addNumber;

        @Override
        long get(String key) {
            Long value = map.get(key);
            return value == null ? 0 : value;
        }

        @Override
        void put(String key, long value) {
            map.put(key, value);
        }

        @Override
        boolean remove(String key) {
            return map.remove(key) != null;
        }

        @Override
        long iterate() {
            map.forEach(counter);
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

    static final class StringObject extends JavaMapContender<HashMap<String, Object>> {
        private final Tally tally = new Tally();
        private final BiConsumer<Object, Object> counter = tally::addObjects;

        StringObject() {
            super(new HashMap<>());
        }

        @Override
        long iterate() {
            map.forEach(counter);
            return tally.take();
        }
    }
}
