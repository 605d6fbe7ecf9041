package dev.lethe.bench;

import java.util.function.BiConsumer;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.collections.LongLongConsumer;
import org.agrona.collections.LongObjConsumer;
import org.agrona.collections.Object2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/** The maps of Agrona. */
final class AgronaMaps {
    private AgronaMaps() {}

    static final class LongLong extends LongLongContender {
        private final Long2LongHashMap map = new Long2LongHashMap(0);
        private final Tally tally = new Tally();
        private final LongLongConsumer counter = tally::add;

        @Override
        long get(long key) {
            return map.get(key);
        }

        @Override
        void put(long key, long value) {
            map.put(key, value);
        }

        @Override
        boolean remove(long key) {
            return map.remove(key) != 0;
        }

        @Override
        long iterate() {
            map.forEachLong(counter);
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
        private final Long2ObjectHashMap<Object> map = new Long2ObjectHashMap<>();
        private final Tally tally = new Tally();
        private final LongObjConsumer<Object> counter = tally::addObject;

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
            map.forEachLong(counter);
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

    static final class StringObject extends JavaMapContender<Object2ObjectHashMap<String, Object>> {
        private final Tally tally = new Tally();
        private final BiConsumer<Object, Object> counter = tally::addObjects;

        StringObject() {
            super(new Object2ObjectHashMap<>());
        }

        @Override
        long iterate() {
            map.forEach(counter);
            return tally.take();
        }
    }
}
