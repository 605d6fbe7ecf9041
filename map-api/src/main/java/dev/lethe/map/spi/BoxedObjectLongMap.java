package dev.lethe.map.spi;

import dev.lethe.map.ObjectCursor;
import dev.lethe.map.ObjectLongCursor;
import java.util.Objects;
import java.util.function.BiConsumer;
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
        long value = map.getOrDefault(key, BoxedLongLongMap.NO_VALUE);
        return value == BoxedLongLongMap.NO_VALUE ? absent : (Long) value;
    }

    @Override
    public @Nullable Long put(K key, Long value) {
        checkKey(key);
        checkValue(value);
        long old = map.getAndPut(key, value, BoxedLongLongMap.NO_VALUE);
        return old == BoxedLongLongMap.NO_VALUE ? null : old;
    }

    @Override
    public @Nullable Long remove(@Nullable Object key) {
        long old = map.getAndRemove(key, BoxedLongLongMap.NO_VALUE);
        return old == BoxedLongLongMap.NO_VALUE ? null : old;
    }

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
