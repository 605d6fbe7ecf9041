package dev.lethe.map.spi;

import dev.lethe.map.ObjectCursor;
import dev.lethe.map.ObjectLongCursor;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** What {@link AbstractObjectLongMap#asMap()} returns. */
final class BoxedObjectLongMap<K> extends BoxedNumberMap<K> {
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

    // Updates of one key

    @Override
    long set(K key, long value) {
        return map.getAndPut(key, value, NO_VALUE);
    }

    @Override
    boolean exchange(K key, long expected, long value) {
        return map.replace(key, expected, value);
    }

    @Override
    long ifAbsent(K key, LongSupplier function) {
        return map.computeIfAbsent(key, NO_VALUE, asked -> function.getAsLong());
    }

    @Override
    long ifPresent(K key, LongUnaryOperator function) {
        return map.computeIfPresent(key, NO_VALUE, (asked, old) -> function.applyAsLong(old));
    }

    @Override
    long inAnyCase(K key, LongUnaryOperator function) {
        return map.compute(key, NO_VALUE, (asked, old) -> function.applyAsLong(old));
    }

    @Override
    long combine(K key, long value, LongUnaryOperator function) {
        return map.merge(key, value, NO_VALUE, (old, given) -> function.applyAsLong(old));
    }

    @Override
    public @Nullable Long remove(@Nullable Object key) {
        return boxed(map.getAndRemove(key, NO_VALUE));
    }

    @Override
    public boolean remove(@Nullable Object key, @Nullable Object expected) {
        return expected instanceof Long value ? map.remove(key, value.longValue()) : has(key, expected);
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
