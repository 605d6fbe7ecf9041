package dev.lethe.map.spi;

import static dev.lethe.map.spi.BoxedLongLongMap.NO_VALUE;
import static dev.lethe.map.spi.BoxedLongLongMap.boxed;
import static dev.lethe.map.spi.BoxedLongLongMap.unboxed;

import dev.lethe.map.ObjectCursor;
import dev.lethe.map.ObjectLongCursor;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What {@link AbstractObjectLongMap#asMap()} returns. */
final class BoxedObjectLongMap<K> extends BoxedMap<K, Long> {
    private final AbstractObjectLongMap<K> map;

    BoxedObjectLongMap(AbstractObjectLongMap<K> map) {
        super(map);
        this.map = map;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return map.containsKey(key);
    }

    @Override
    public boolean containsValue(@Nullable Object value) {
        return value instanceof Long number && map.containsValue(number);
    }

    @Override
    public @Nullable Long getOrDefault(@Nullable Object key, @Nullable Long absent) {
        long value = map.getOrDefault(key, NO_VALUE);
        return value == NO_VALUE ? absent : (Long) value;
    }

    @Override
    boolean holdsNulls() {
        return false;
    }

    // Updates of one key: each is one step of the map, however many threads share it

    @Override
    public @Nullable Long put(K key, Long value) {
        checkKey(key);
        checkValue(value);
        return boxed(map.getAndPut(key, value, NO_VALUE));
    }

    @Override
    public Long getAndPut(K key, Long value, Long absent) {
        Long old = put(key, value);
        return old == null ? absent : old;
    }

    @Override
    public @Nullable Long putIfAbsent(K key, Long value) {
        checkKey(key);
        checkValue(value);
        boolean[] added = new boolean[1];
        long present = map.computeIfAbsent(key, NO_VALUE, asked -> {
            added[0] = true;
            return value;
        });
        return added[0] ? null : (Long) present;
    }

    @Override
    public @Nullable Long remove(@Nullable Object key) {
        return boxed(map.getAndRemove(key, NO_VALUE));
    }

    @Override
    public Long getAndRemove(@Nullable Object key, Long absent) {
        Long old = remove(key);
        return old == null ? absent : old;
    }

    @Override
    public boolean remove(@Nullable Object key, @Nullable Object expected) {
        return expected instanceof Long value ? map.remove(key, value.longValue()) : has(key, expected);
    }

    @Override
    public @Nullable Long replace(K key, Long value) {
        checkKey(key);
        checkValue(value);
        long[] old = {NO_VALUE};
        map.computeIfPresent(key, NO_VALUE, (asked, present) -> {
            old[0] = present;
            return value;
        });
        return boxed(old[0]);
    }

    @Override
    public boolean replace(K key, @Nullable Long expected, Long value) {
        checkKey(key);
        checkValue(value);
        return expected == null ? has(key, null) : map.replace(key, expected, value);
    }

    @Override
    public @Nullable Long computeIfAbsent(K key, Function<? super K, ? extends @Nullable Long> function) {
        Objects.requireNonNull(function, "function");
        checkKey(key);
        return boxed(map.computeIfAbsent(key, NO_VALUE, asked -> unboxed(function.apply(asked))));
    }

    @Override
    public @Nullable Long computeIfPresent(
            K key, BiFunction<? super K, ? super Long, ? extends @Nullable Long> function) {
        Objects.requireNonNull(function, "function");
        checkKey(key);
        return boxed(map.computeIfPresent(key, NO_VALUE, (asked, old) -> unboxed(function.apply(asked, old))));
    }

    @Override
    public @Nullable Long compute(
            K key, BiFunction<? super K, ? super @Nullable Long, ? extends @Nullable Long> function) {
        Objects.requireNonNull(function, "function");
        checkKey(key);
        return boxed(map.compute(key, NO_VALUE, (asked, old) -> unboxed(function.apply(asked, boxed(old)))));
    }

    @Override
    public @Nullable Long merge(
            K key, Long value, BiFunction<? super Long, ? super Long, ? extends @Nullable Long> function) {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(function, "function");
        checkKey(key);
        return boxed(map.merge(key, value, NO_VALUE, (old, given) -> unboxed(function.apply(old, value))));
    }

    // Updates of many keys

    @Override
    public long drainTo(BiConsumer<? super K, ? super Long> action) {
        Objects.requireNonNull(action, "action");
        return map.drainTo(action::accept);
    }

    @Override
    public void reserve(long entries) {
        map.reserve(entries);
    }

    @Override
    public ObjectCursor<K, Long> cursor() {
        return new Cursor<>(map.cursor());
    }

    @Override
    protected ObjectCursor<K, Long> walk() {
        return new Cursor<>(map.walk());
    }

    @Override
    protected void checkKey(@Nullable Object key) {
        map.checkKey(key);
    }

    @Override
    protected void checkValue(@Nullable Object value) {
        Objects.requireNonNull(value, "value");
    }

    private static final class Cursor<K> extends BoxedCursor<ObjectLongCursor<K>, K, Long> {
        Cursor(ObjectLongCursor<K> cursor) {
            super(cursor);
        }

        @Override
        public K key() {
            return cursor.key();
        }

        @Override
        public Long value() {
            return cursor.value();
        }

        @Override
        public void setValue(Long value) {
            cursor.setValue(Objects.requireNonNull(value, "value"));
        }
    }
}
