package dev.lethe.map.spi;

import dev.lethe.map.LongLongCursor;
import dev.lethe.map.ObjectCursor;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What {@link AbstractLongLongMap#asMap()} returns. */
final class BoxedLongLongMap extends BoxedMap<Long, Long> {
    /**
     * Tells an absent key from any number in one step, as matters where other threads write. Drawn anew in each process and shown to
     * nobody, so that but by one chance in 2^64 no map has it as a value.
     */
    static final long NO_VALUE = new SplittableRandom().nextLong();

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

    @Override
    public @Nullable Long put(Long key, Long value) {
        checkKey(key);
        checkValue(value);
        long old = map.getAndPut(key, value, NO_VALUE);
        return old == NO_VALUE ? null : old;
    }

    @Override
    public @Nullable Long remove(@Nullable Object key) {
        if (!(key instanceof Long number)) {
            return null;
        }
        long old = map.getAndRemove(number, NO_VALUE);
        return old == NO_VALUE ? null : old;
    }

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

    @Override
    protected void checkValue(@Nullable Object value) {
        Objects.requireNonNull(value, "value");
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
