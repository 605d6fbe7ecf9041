package dev.lethe.bench;

import com.carrotsearch.hppc.LongLongHashMap;
import com.carrotsearch.hppc.LongObjectHashMap;
import com.carrotsearch.hppc.ObjectObjectHashMap;
import com.carrotsearch.hppc.procedures.LongLongProcedure;
import com.carrotsearch.hppc.procedures.LongObjectProcedure;
import com.carrotsearch.hppc.procedures.ObjectObjectProcedure;
import org.jspecify.annotations.Nullable;

/** The maps of HPPC; none is a {@link java.util.Map}. */
final class HppcMaps {
    private HppcMaps() {}

    static final class LongLong extends LongLongContender {
        private final Tally tally = new Tally();
        private final LongLongProcedure counter = tally::add;
        private final LongLongHashMap map = new LongLongHashMap();

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
        private final Tally tally = new Tally();
        private final LongObjectProcedure<Object> counter = tally::addObject;
        private final LongObjectHashMap<Object> map = new LongObjectHashMap<>();

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

    static final class StringObject extends StringObjectContender {
        private final Tally tally = new Tally();
        private final ObjectObjectProcedure<Object, Object> counter = tally::addObjects;
        private final ObjectObjectHashMap<String, Object> map = new ObjectObjectHashMap<>();

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
}
