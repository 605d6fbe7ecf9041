package dev.lethe.bench;

import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongLongBiConsumer;
import it.unimi.dsi.fastutil.longs.LongObjectBiConsumer;
import it.unimi.dsi.fastutil.objects.Object2LongMap;
import it.unimi.dsi.fastutil.objects.Object2LongOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The open hash maps of fastutil. */
final class FastutilMaps {
    private FastutilMaps() {}

    static final class LongLong extends LongLongContender {
        private final Tally tally = new Tally();
        private final LongLongBiConsumer counter = tally::add;
        private final Long2LongOpenHashMap map = new Long2LongOpenHashMap();

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
        private final LongObjectBiConsumer<Object> counter = tally::addObject;
        private final Long2ObjectOpenHashMap<Object> map = new Long2ObjectOpenHashMap<>();

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
        private final Tally tally = new Tally();
        private final Consumer<Object2LongMap.Entry<String>> counter = this::count;
        private final Object2LongOpenHashMap<String> map = new Object2LongOpenHashMap<>();

        private void count(Object2LongMap.Entry<String> entry) {
            tally.addNumber(entry.getKey(), entry.getLongValue());
        }

        @Override
        long get(String key) {
            return map.getLong(key);
        }

        @Override
        void put(String key, long value) {
            map.put(key, value);
        }

        @Override
        boolean remove(String key) {
            return map.removeLong(key) != 0;
        }

        @Override
        long iterate() {
            map.object2LongEntrySet().fastForEach(counter);
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

    static final class StringObject extends JavaMapContender<Object2ObjectOpenHashMap<String, Object>> {
        private final Tally tally = new Tally();
        private final BiConsumer<Object, Object> counter = tally::addObjects;

        StringObject() {
            super(new Object2ObjectOpenHashMap<>());
        }

        @Override
        long iterate() {
            map.forEach(counter);
            return tally.take();
        }
    }
}
