package dev.lethe.map.tck;

import dev.lethe.map.ObjectCursor;
import dev.lethe.map.ObjectLongCursor;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.spi.Shape;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/** A {@link ObjectLongMap} seen through boxed keys and values. */
@NullUnmarked // hands on nulls that the contract is to take or to refuse
final class ObjectLongSubject extends Subject {
    private final ObjectLongMap<Object> map;

    ObjectLongSubject(ObjectLongMap<Object> map) {
        super(Shape.OBJECT_LONG, map);
        this.map = map;
    }

    @Override
    public boolean containsKey(Object key) {
        return map.containsKey(key);
    }

    @Override
    public boolean containsValue(Object value) {
        return map.containsValue(number(value));
    }

    @Override
    public Object getOrDefault(Object key, Object absent) {
        return map.getOrDefault(key, number(absent));
    }

    @Override
    public Object put(Object key, Object value) {
        return map.put(key, number(value));
    }

    @Override
    public Object getAndPut(Object key, Object value, Object absent) {
        return map.getAndPut(key, number(value), number(absent));
    }

    @Override
    public Object putIfAbsent(Object key, Object value) {
        return map.putIfAbsent(key, number(value));
    }

    @Override
    public Object remove(Object key) {
        return map.remove(key);
    }

    @Override
    public Object getAndRemove(Object key, Object absent) {
        return map.getAndRemove(key, number(absent));
    }

    @Override
    public boolean remove(Object key, Object expected) {
        return map.remove(key, number(expected));
    }

    @Override
    public Object replace(Object key, Object value) {
        return map.replace(key, number(value));
    }

    @Override
    public boolean replace(Object key, Object expected, Object value) {
        return map.replace(key, number(expected), number(value));
    }

    long add(Object key, long delta, boolean answersOld) {
        return answersOld ? map.getAndAdd(key, delta) : map.addAndGet(key, delta);
    }

    @Override
    public Object computeIfAbsent(Object key, Object absent, Function<Object, Object> function) {
        return map.computeIfAbsent(key, number(absent), k -> number(function.apply(k)));
    }

    @Override
    public Object computeIfPresent(Object key, Object absent, BiFunction<Object, Object, Object> function) {
        return map.computeIfPresent(key, number(absent), (k, v) -> number(function.apply(k, v)));
    }

    @Override
    public Object compute(Object key, Object absent, BiFunction<Object, Object, Object> function) {
        return map.compute(key, number(absent), (k, v) -> number(function.apply(k, v)));
    }

    @Override
    public Object merge(Object key, Object value, Object absent, BiFunction<Object, Object, Object> function) {
        return map.merge(key, number(value), number(absent), (k, v) -> number(function.apply(k, v)));
    }

    @Override
    @SuppressWarnings("unchecked") // the contracts only give what the shape can hold
    public void putAll(Map<?, ?> source) {
        map.putAll((Map<?, ? extends Long>) source);
    }

    @Override
    public void putAllOf(Subject source) {
        map.putAll((ObjectLongMap<?>) source.map());
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
        return map.retainAll((Object key) -> keys.contains(key));
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
        return map.keys();
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

    private record Cursor(ObjectLongCursor<Object> cursor) implements ObjectCursor<Object, Object> {
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
