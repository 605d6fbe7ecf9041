package dev.lethe.bench;

import org.eclipse.collections.api.block.procedure.Procedure2;
import org.eclipse.collections.api.block.procedure.primitive.LongLongProcedure;
import org.eclipse.collections.api.block.procedure.primitive.LongObjectProcedure;
import org.eclipse.collections.impl.map.mutable.UnifiedMap;
import org.eclipse.collections.impl.map.mutable.primitive.LongLongHashMap;
import org.eclipse.collections.impl.map.mutable.primitive.LongObjectHashMap;
import org.jspecify.annotations.Nullable;

/** The maps of Eclipse Collections. */
final class EclipseMaps {
    private EclipseMaps() {}

    static final class LongLong extends LongLongContender {
        private final LongLongHashMap map = new LongLongHashMap();
        private final Tally tally = new Tally();
        private final LongLongProcedure counter = tally::add;

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
            return map.removeKeyIfAbsent(key, 0) != 0;
        }

        @Override
        long iterate() {
            map.forEachKeyValue(counter);
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
        private final LongObjectHashMap<Object> map = new LongObjectHashMap<>();
        private final Tally tally = new Tally();
        private final LongObjectProcedure<Object> counter = tally::addObject;

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
            map.forEachKeyValue(counter);
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

    static final class StringObject extends JavaMapContender<UnifiedMap<String, Object>> {
        private final Tally tally = new Tally();
        private final Procedure2<Object, Object> counter = tally::addObjects;

        StringObject() {
            super(new UnifiedMap<>());
        }

        @Override
        long iterate() {
            map.forEachKeyValue(counter);
            return tally.take();
        }
    }
}
