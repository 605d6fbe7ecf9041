package dev.lethe.bench;

import com.koloboke.collect.map.hash.HashLongLongMap;
import com.koloboke.collect.map.hash.HashLongLongMaps;
import com.koloboke.collect.map.hash.HashLongObjMap;
import com.koloboke.collect.map.hash.HashLongObjMaps;
import com.koloboke.collect.map.hash.HashObjObjMap;
import com.koloboke.collect.map.hash.HashObjObjMaps;
import com.koloboke.function.LongLongConsumer;
import com.koloboke.function.LongObjConsumer;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The mutable hash maps of Koloboke. */
final class KolobokeMaps {
    private KolobokeMaps() {}

    static final class LongLong extends LongLongContender {
        private final Tally tally = new Tally();
        private final LongLongConsumer counter = tally::add;
        private final HashLongLongMap map = HashLongLongMaps.newMutableMap();

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
        private final LongObjConsumer<Object> counter = tally::addObject;
        private final HashLongObjMap<Object> map = HashLongObjMaps.newMutableMap();

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

    static final class StringObject extends JavaMapContender<HashObjObjMap<String, Object>> {
        private final Tally tally = new Tally();
        private final BiConsumer<Object, Object> counter = tally::addObjects;

        StringObject() {
            super(HashObjObjMaps.newMutableMap());
        }

        @Override
        long iterate() {
            map.forEach(counter);
            return tally.take();
        }
    }
}
