package dev.lethe.map.tck;

import dev.lethe.map.ObjectCursor;
import dev.lethe.map.ObjectMap;
import dev.lethe.map.spi.Shape;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/** A {@link ObjectMap} seen through boxed keys and values. */
@NullUnmarked // hands on nulls that the contract is to take or to refuse
final class ObjectMapSubject extends Subject {
    private final ObjectMap<Object, Object> map;

    ObjectMapSubject(ObjectMap<Object, Object> map) {
        super(Shape.OBJECT_OBJECT, map);
        this.map = map;
    }

    @Override
    public boolean containsKey(Object key) {
        return map.containsKey(key);
    }

    @Override
    public boolean containsValue(Object value) {
        return map.containsValue(value);
    }

    @Override
    public Object getOrDefault(Object key, Object absent) {
        return map.getOrDefault(key, absent);
    }

    @Override
    public Object put(Object key, Object value) {
        return map.put(key, value);
    }

    @Override
    public Object getAndPut(Object key, Object value, Object absent) {
        return map.getAndPut(key, value, absent);
    }

    @Override
    public Object putIfAbsent(Object key, Object value) {
        return map.putIfAbsent(key, value);
    }

    @Override
    public Object remove(Object key) {
        return map.remove(key);
    }

    @Override
    public Object getAndRemove(Object key, Object absent) {
        return map.getAndRemove(key, absent);
    }

    @Override
    public boolean remove(Object key, Object expected) {
        return map.remove(key, expected);
    }

    @Override
    public Object replace(Object key, Object value) {
        return map.replace(key, value);
    }

    @Override
    public boolean replace(Object key, Object expected, Object value) {
        return map.replace(key, expected, value);
    }

    @Override
    public Object computeIfAbsent(Object key, Object absent, Function<Object, Object> function) {
        return map.computeIfAbsent(key, function);
    }

    @Override
    public Object computeIfPresent(Object key, Object absent, BiFunction<Object, Object, Object> function) {
        return map.computeIfPresent(key, function);
    }

    @Override
    public Object compute(Object key, Object absent, BiFunction<Object, Object, Object> function) {
        return map.compute(key, function);
    }

    @Override
    public Object merge(Object key, Object value, Object absent, BiFunction<Object, Object, Object> function) {
        return map.merge(key, value, function);
    }

    @Override
    public void putAll(Map<?, ?> source) {
        map.putAll(source);
    }

    @Override
    public void putAllOf(Subject source) {
        map.putAll((ObjectMap<?, ?>) source.map());
    }

    @Override
    public boolean removeIf(BiPredicate<Object, Object> filter) {
        return map.removeIf(filter);
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
        map.forEach(action);
    }

    @Override
    public void replaceAll(BiFunction<Object, Object, Object> function) {
        map.replaceAll(function);
    }

    @Override
    public Stream<Object> keys() {
        return map.keySet().stream();
    }

    @Override
    public Stream<Object> values() {
        return map.values().stream();
    }

    @Override
    public ObjectCursor<Object, Object> cursor() {
        return map.cursor();
    }

    @Override
    public long drainTo(BiConsumer<Object, Object> action) {
        return map.drainTo(action);
    }

    @Override
    public void reserve(long entries) {
        map.reserve(entries);
    }

    @Override
    public Map<Object, Object> asMap() {
        return map;
    }
}
