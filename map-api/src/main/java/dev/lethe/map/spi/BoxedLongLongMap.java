package dev.lethe.map.spi;

import dev.lethe.map.LongLongCursor;
import dev.lethe.map.ObjectCursor;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
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

    static @Nullable Long boxed(long value) {
        return value == NO_VALUE ? null : value;
    }

    static long unboxed(@Nullable Long value) {
        return value == null ? NO_VALUE : value;
    }

    @Override
    boolean holdsNulls() {
        return false;
    }

    // Updates of one key: each is one step of the map, however many threads share it

    @Override
    public @Nullable Long put(Long key, Long value) {
        checkKey(key);
        checkValue(value);
        return boxed(map.getAndPut(key, value, NO_VALUE));
    }

    @Override
    public Long getAndPut(Long key, Long value, Long absent) {
        Long old = put(key, value);
        return old == null ? absent : old;
    }

    @Override
    public @Nullable Long putIfAbsent(Long key, Long value) {
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
        if (!(key instanceof Long number)) {
            return null;
        }
        return boxed(map.getAndRemove(number, NO_VALUE));
    }

    @Override
    public Long getAndRemove(@Nullable Object key, Long absent) {
        Long old = remove(key);
        return old == null ? absent : old;
    }

    @Override
    public boolean remove(@Nullable Object key, @Nullable Object expected) {
        if (key instanceof Long number && expected instanceof Long value) {
            return map.remove(number.longValue(), value.longValue());
        }
        return has(key, expected);
    }

    @Override
    public @Nullable Long replace(Long key, Long value) {
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
    public boolean replace(Long key, @Nullable Long expected, Long value) {
        checkKey(key);
        checkValue(value);
        return expected == null ? has(key, null) : map.replace(key, expected, value);
    }

    @Override
    public @Nullable Long computeIfAbsent(Long key, Function<? super Long, ? extends @Nullable Long> function) {
        Objects.requireNonNull(function, "function");
        checkKey(key);
        return boxed(map.computeIfAbsent(key, NO_VALUE, asked -> unboxed(function.apply(key))));
    }

    @Override
    public @Nullable Long computeIfPresent(
            Long key, BiFunction<? super Long, ? super Long, ? extends @Nullable Long> function) {
        Objects.requireNonNull(function, "function");
        checkKey(key);
        return boxed(map.computeIfPresent(key, NO_VALUE, (asked, old) -> unboxed(function.apply(key, old))));
    }

    @Override
    public @Nullable Long compute(
            Long key, BiFunction<? super Long, ? super @Nullable Long, ? extends @Nullable Long> function) {
        Objects.requireNonNull(function, "function");
        checkKey(key);
        return boxed(map.compute(key, NO_VALUE, (asked, old) -> unboxed(function.apply(key, boxed(old)))));
    }

    @Override
    public @Nullable Long merge(
            Long key, Long value, BiFunction<? super Long, ? super Long, ? extends @Nullable Long> function) {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(function, "function");
        checkKey(key);
        return boxed(map.merge(key, value, NO_VALUE, (old, given) -> unboxed(function.apply(old, value))));
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
