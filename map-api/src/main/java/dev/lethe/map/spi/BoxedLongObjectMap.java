package dev.lethe.map.spi;

import dev.lethe.map.LongObjectCursor;
import dev.lethe.map.ObjectCursor;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What {@link AbstractLongObjectMap#asMap()} returns. */
final class BoxedLongObjectMap<V> extends BoxedMap<Long, V> {
    private final AbstractLongObjectMap<V> map;

    BoxedLongObjectMap(AbstractLongObjectMap<V> map) {
        super(map);
        this.map = map;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof Long number && map.containsKey(number);
    }

    @Override
    public boolean containsValue(@Nullable Object value) {
        return map.containsValue(value);
    }

    @Override
    public @Nullable V getOrDefault(@Nullable Object key, @Nullable V absent) {
        return key instanceof Long number ? map.getOrDefault(number, nullable(absent)) : absent;
    }

    @Override
    public @Nullable V put(Long key, V value) {
        checkKey(key);
        return map.put(key, value);
    }

    @Override
    public @Nullable V remove(@Nullable Object key) {
        return key instanceof Long number ? map.remove(number.longValue()) : null;
    }

    @Override
    public long drainTo(BiConsumer<? super Long, ? super V> action) {
        Objects.requireNonNull(action, "action");
        return map.drainTo(action::accept);
    }

    @Override
    public void reserve(long entries) {
        map.reserve(entries);
    }

    @Override
    public ObjectCursor<Long, V> cursor() {
        return new Cursor<>(map.cursor());
    }

    @Override
    protected ObjectCursor<Long, V> walk() {
        return new Cursor<>(map.walk());
    }

    @Override
    protected void checkKey(@Nullable Object key) {
        Objects.requireNonNull(key, "key");
    }

    @Override
    protected void checkValue(@Nullable Object value) {
        map.checkValue(value);
    }

    private static final class Cursor<V> extends BoxedCursor<LongObjectCursor<V>, Long, V> {
        Cursor(LongObjectCursor<V> cursor) {
            super(cursor);
        }

        @Override
        public Long key() {
            return cursor.key();
        }

        @Override
        public V value() {
            return cursor.value();
        }

        @Override
        public void setValue(V value) {
            cursor.setValue(value);
        }
    }
}
