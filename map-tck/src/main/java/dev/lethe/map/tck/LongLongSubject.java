package dev.lethe.map.tck;

import dev.lethe.map.LongLongCursor;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.ObjectCursor;
import dev.lethe.map.spi.Shape;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/** A {@link LongLongMap} seen through boxed keys and values. */
@NullUnmarked // hands on nulls that the contract is to take or to refuse
final class LongLongSubject extends Subject {
    private final LongLongMap map;

    LongLongSubject(LongLongMap map) {
        super(Shape.LONG_LONG, map);
        this.map = map;
    }

    @Override
    public boolean containsKey(Object key) {
        return map.containsKey(number(key));
    }

    @Override
    public boolean containsValue(Object value) {
        return map.containsValue(number(value));
    }

    @Override
    public Object getOrDefault(Object key, Object absent) {
        return map.getOrDefault(number(key), number(absent));
    }

    @Override
    public Object put(Object key, Object value) {
        return map.put(number(key), number(value));
    }

    @Override
    public Object getAndPut(Object key, Object value, Object absent) {
        return map.getAndPut(number(key), number(value), number(absent));
    }

    @Override
    public Object putIfAbsent(Object key, Object value) {
        return map.putIfAbsent(number(key), number(value));
    }

    @Override
    public Object remove(Object key) {
        return map.remove(number(key));
    }

    @Override
    public Object getAndRemove(Object key, Object absent) {
        return map.getAndRemove(number(key), number(absent));
    }

    @Override
    public boolean remove(Object key, Object expected) {
        return map.remove(number(key), number(expected));
    }

    @Override
    public Object replace(Object key, Object value) {
        return map.replace(number(key), number(value));
    }

    @Override
    public boolean replace(Object key, Object expected, Object value) {
        return map.replace(number(key), number(expected), number(value));
    }

    long add(Object key, long delta, boolean answersOld) {
        return answersOld ? map.getAndAdd(number(key), delta) : map.addAndGet(number(key), delta);
    }

    @Override
    public Object computeIfAbsent(Object key, Object absent, Function<Object, Object> function) {
        return map.computeIfAbsent(number(key), number(absent), k -> number(function.apply(k)));
    }

    @Override
    public Object computeIfPresent(Object key, Object absent, BiFunction<Object, Object, Object> function) {
        return map.computeIfPresent(number(key), number(absent), (k, v) -> number(function.apply(k, v)));
    }

    @Override
    public Object compute(Object key, Object absent, BiFunction<Object, Object, Object> function) {
        return map.compute(number(key), number(absent), (k, v) -> number(function.apply(k, v)));
    }

    @Override
    public Object merge(Object key, Object value, Object absent, BiFunction<Object, Object, Object> function) {
        return map.merge(number(key), number(value), number(absent), (k, v) -> number(function.apply(k, v)));
    }

    @Override
    @SuppressWarnings("unchecked") // the contracts only give what the shape can hold
    public void putAll(Map<?, ?> source) {
        map.putAll((Map<? extends Long, ? extends Long>) source);
    }

    @Override
    public void putAllOf(Subject source) {
        map.putAll((LongLongMap) source.map());
    }

    @Override
    public boolean removeIf(BiPredicate<Object, Object> filter) {
        return map.removeIf(filter::test);
    }

    @Override
    public boolean retainAll(Collection<?> keys) {
        return map.retainAll(keys);
    }

    @Override
    public boolean retainAllBy(Collection<?> keys) {
        return map.retainAll(keys::contains);
    }

    @Override
    public void forEach(BiConsumer<Object, Object> action) {
        map.forEach(action::accept);
    }

    @Override
    public void replaceAll(BiFunction<Object, Object, Object> function) {
        map.replaceAll((k, v) -> number(function.apply(k, v)));
    }

    @Override
    public Stream<Object> keys() {
        return map.keys().mapToObj(key -> key);
    }

    @Override
    public Stream<Object> values() {
        return map.values().mapToObj(value -> value);
    }

    @Override
    public ObjectCursor<Object, Object> cursor() {
        return new Cursor(map.cursor());
    }

    @Override
    public long drainTo(BiConsumer<Object, Object> action) {
        return map.drainTo(action::accept);
    }

    @Override
    public void reserve(long entries) {
        map.reserve(entries);
    }

    @Override
    @SuppressWarnings("unchecked") // boxed keys and values are objects; what is put in is checked by the view
    public Map<Object, Object> asMap() {
        return (Map<Object, Object>) (Map<?, ?>) map.asMap();
    }

    private record Cursor(LongLongCursor cursor) implements ObjectCursor<Object, Object> {
        @Override
        public boolean advance() {
            return cursor.advance();
        }

        @Override
        public void remove() {
            cursor.remove();
        }

        @Override
        public void rewind() {
            cursor.rewind();
        }

        @Override
        public Object key() {
            return cursor.key();
        }

        @Override
        public Object value() {
            return cursor.value();
        }

        @Override
        public void setValue(Object value) {
            cursor.setValue(number(value));
        }
    }
}
