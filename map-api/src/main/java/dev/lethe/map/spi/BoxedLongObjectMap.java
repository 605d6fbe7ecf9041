package dev.lethe.map.spi;

import dev.lethe.map.LongObjectCursor;
import dev.lethe.map.ObjectCursor;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What {@link AbstractLongObjectMap#asMap()} returns. */
final class BoxedLongObjectMap<V> extends BoxedMap<Long, V> {
    private final AbstractLongObjectMap<V> map;

    /** Null until somebody asks; threads that ask at once find the same. */
    private @Nullable Boolean holdsNulls;

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
    boolean holdsNulls() {
        Boolean known = holdsNulls;
        if (known == null) {
            known = takesNull();
            holdsNulls = known;
        }
        return known;
    }

    private boolean takesNull() {
        try {
            map.checkValue(null);
            return true;
        } catch (NullPointerException refused) {
            return false;
        }
    }

    // Updates of one key: each is one step of the map, however many threads share it

    @Override
    public @Nullable V put(Long key, V value) {
        checkKey(key);
        return map.put(key, value);
    }

    @Override
    public V getAndPut(Long key, V value, V absent) {
        checkKey(key);
        return map.getAndPut(key, value, absent);
    }

    @Override
    public @Nullable V putIfAbsent(Long key, V value) {
        checkKey(key);
        return map.putIfAbsent(key, value);
    }

    @Override
    public @Nullable V remove(@Nullable Object key) {
        return key instanceof Long number ? map.remove(number.longValue()) : null;
    }

    @Override
    public V getAndRemove(@Nullable Object key, V absent) {
        return key instanceof Long number ? map.getAndRemove(number, absent) : absent;
    }

    @Override
    public boolean remove(@Nullable Object key, @Nullable Object expected) {
        return key instanceof Long number && map.remove(number.longValue(), expected);
    }

    @Override
    public @Nullable V replace(Long key, V value) {
        checkKey(key);
        return map.replace(key, value);
    }

    @Override
    public boolean replace(Long key, V expected, V value) {
        checkKey(key);
        return map.replace(key, expected, value);
    }

    @Override
    public @Nullable V computeIfAbsent(Long key, Function<? super Long, ? extends @Nullable V> function) {
        Objects.requireNonNull(function, "function");
        checkKey(key);
        return map.computeIfAbsent(key, asked -> function.apply(key));
    }

    @Override
    public @Nullable V computeIfPresent(Long key, BiFunction<? super Long, ? super V, ? extends @Nullable V> function) {
        Objects.requireNonNull(function, "function");
        checkKey(key);
        return map.computeIfPresent(key, (asked, old) -> function.apply(key, old));
    }

    @Override
    public @Nullable V compute(
            Long key, BiFunction<? super Long, ? super @Nullable V, ? extends @Nullable V> function) {
        Objects.requireNonNull(function, "function");
        checkKey(key);
        return map.compute(key, (asked, old) -> function.apply(key, old));
    }

    @Override
    public @Nullable V merge(Long key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> function) {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(function, "function");
        checkKey(key);
        return map.merge(key, value, function);
    }

    // Updates of many keys

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
