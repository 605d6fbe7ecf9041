package dev.lethe.map.spi;

import dev.lethe.map.LongLongCursor;
import dev.lethe.map.ObjectCursor;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** What {@link AbstractLongLongMap#asMap()} returns. */
final class BoxedLongLongMap extends BoxedNumberMap<Long> {
    private final AbstractLongLongMap map;

    BoxedLongLongMap(AbstractLongLongMap map) {
        super(map);
        this.map = map;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof Long number && map.containsKey(number);
    }

    @Override
    public boolean containsValue(@Nullable Object value) {
        return value instanceof Long number && map.containsValue(number);
    }

    @Override
    public @Nullable Long getOrDefault(@Nullable Object key, @Nullable Long absent) {
        if (!(key instanceof Long number)) {
            return absent;
        }
        long value = map.getOrDefault(number, NO_VALUE);
        return value == NO_VALUE ? absent : (Long) value;
    }

    // Updates of one key

    @Override
    long set(Long key, long value) {
        return map.getAndPut(key, value, NO_VALUE);
    }

    @Override
    boolean exchange(Long key, long expected, long value) {
        return map.replace(key, expected, value);
    }

    @Override
    long ifAbsent(Long key, LongSupplier function) {
        return map.computeIfAbsent(key, NO_VALUE, asked -> function.getAsLong());
    }

    @Override
    long ifPresent(Long key, LongUnaryOperator function) {
        return map.computeIfPresent(key, NO_VALUE, (asked, old) -> function.applyAsLong(old));
    }

    @Override
    long inAnyCase(Long key, LongUnaryOperator function) {
        return map.compute(key, NO_VALUE, (asked, old) -> function.applyAsLong(old));
    }

    @Override
    long combine(Long key, long value, LongUnaryOperator function) {
        return map.merge(key, value, NO_VALUE, (old, given) -> function.applyAsLong(old));
    }

    @Override
    public @Nullable Long remove(@Nullable Object key) {
        return key instanceof Long number ? boxed(map.getAndRemove(number, NO_VALUE)) : null;
    }

    @Override
    public boolean remove(@Nullable Object key, @Nullable Object expected) {
        if (key instanceof Long number && expected instanceof Long value) {
            return map.remove(number.longValue(), value.longValue());
        }
        return has(key, expected);
    }

    // Updates of many keys

    @Override
    public long drainTo(BiConsumer<? super Long, ? super Long> action) {
        Objects.requireNonNull(action, "action");
        return map.drainTo(action::accept);
    }

    @Override
    public void reserve(long entries) {
        map.reserve(entries);
    }

    @Override
    public ObjectCursor<Long, Long> cursor() {
        return new Cursor(map.cursor());
    }

    @Override
    protected ObjectCursor<Long, Long> walk() {
        return new Cursor(map.walk());
    }

    @Override
    protected void checkKey(@Nullable Object key) {
        Objects.requireNonNull(key, "key");
    }

    private static final class Cursor extends BoxedCursor<LongLongCursor, Long, Long> {
        Cursor(LongLongCursor cursor) {
            super(cursor);
        }

        @Override
        public Long key() {
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
