package dev.lethe.bench;

import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongConsumer;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.LongObjectConsumer;
import dev.lethe.map.LongObjectMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.ObjectMap;
import dev.lethe.map.RecipeBuilder;
import dev.lethe.map.Retention;
import java.util.function.BiConsumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lethe, any backend. The backend is looked for once, not for each map. */
final class LetheMaps {
    private LetheMaps() {}

    static Supplier<Contender<long[]>> longLong(String backend, Retention retention) {
        MapRecipe<LongLongMap> recipe = recipe(backend, retention).longLongMap();
        return () -> new LongLong(recipe.create());
    }

    static Supplier<Contender<long[]>> longObject(String backend, Retention retention) {
        MapRecipe<LongObjectMap<Object>> recipe = recipe(backend, retention).longObjectMap();
        return () -> new LongObject(recipe.create());
    }

    static Supplier<Contender<String[]>> stringObject(String backend, Retention retention) {
        MapRecipe<ObjectMap<String, Object>> recipe = recipe(backend, retention).objectMap();
        return () -> new StringObject(recipe.create());
    }

    /** All are told that keys are strings; core has no use for that. */
    static Supplier<Contender<String[]>> stringLong(String backend, Retention retention) {
        MapRecipe<ObjectLongMap<String>> recipe = Lethe.builder()
                .backend(backend)
                .retention(retention)
                .keyType(String.class)
                .recipe()
                .objectLongMap();
        return () -> new StringLong(recipe.create());
    }

    private static RecipeBuilder recipe(String backend, Retention retention) {
        return Lethe.builder().backend(backend).retention(retention).recipe();
    }

    private static final class LongLong extends LongLongContender {
        private final Tally tally = new Tally();
        private final LongLongConsumer counter = tally::add;
        private final LongLongMap map;

        LongLong(LongLongMap map) {
            this.map = map;
        }

        @Override
        long get(long key) {
            return map.getOrDefault(key, 0);
        }

        @Override
        void put(long key, long value) {
            map.put(key, value);
        }

        @Override
        boolean remove(long key) {
            return map.remove(key);
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

    private static final class LongObject extends LongObjectContender {
        private final Tally tally = new Tally();
        private final LongObjectConsumer<Object> counter = tally::addObject;
        private final LongObjectMap<Object> map;

        LongObject(LongObjectMap<Object> map) {
            this.map = map;
        }

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

    private static final class StringLong extends StringLongContender {
        private final Tally tally = new Tally();
        private final ObjLongConsumer<Object> counter = tally::addNumber;
        private final ObjectLongMap<String> map;

        StringLong(ObjectLongMap<String> map) {
            this.map = map;
        }

        @Override
        long get(String key) {
            return map.getOrDefault(key, 0);
        }

        @Override
        void put(String key, long value) {
            map.put(key, value);
        }

        @Override
        boolean remove(String key) {
            return map.remove(key);
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

    private static final class StringObject extends JavaMapContender<ObjectMap<String, Object>> {
        private final Tally tally = new Tally();
        private final BiConsumer<Object, Object> counter = tally::addObjects;

        StringObject(ObjectMap<String, Object> map) {
            super(map);
        }

        @Override
        long iterate() {
            map.forEach(counter);
            return tally.take();
        }
    }
}
