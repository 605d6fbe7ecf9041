package dev.lethe.map.spi;

import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A map whose values are {@code long}, seen with boxed ones. Each update of one key is one step of the map, however many threads share it. */
abstract class BoxedNumberMap<K> extends BoxedMap<K, Long> {
    /**
     * Tells an absent key from any number in one step, as matters where other threads write. Drawn anew in each process and shown to
     * nobody, so that but by one chance in 2^64 no map has it as a value.
     */
    static final long NO_VALUE = new SplittableRandom().nextLong();

    BoxedNumberMap(AbstractLetheMap origin) {
        super(origin);
    }

    // The steps. NO_VALUE stands for an absent key, and is what a function returns for none.

    abstract long set(K key, long value);

    abstract boolean exchange(K key, long expected, long value);

    abstract long ifAbsent(K key, LongSupplier function);

    abstract long ifPresent(K key, LongUnaryOperator function);

    abstract long inAnyCase(K key, LongUnaryOperator function);

    abstract long combine(K key, long value, LongUnaryOperator function);

    static @Nullable Long boxed(long value) {
        return value == NO_VALUE ? null : value;
    }

    private static long unboxed(@Nullable Long value) {
        return value == null ? NO_VALUE : value;
    }

    @Override
    final boolean holdsNulls() {
        return false;
    }

    @Override
    protected final void checkValue(@Nullable Object value) {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public final @Nullable Long put(K key, Long value) {
        checkKey(key);
        checkValue(value);
        return boxed(set(key, value));
    }

    @Override
    public final Long getAndPut(K key, Long value, Long absent) {
        Long old = put(key, value);
        return old == null ? absent : old;
    }

    @Override
    public final @Nullable Long putIfAbsent(K key, Long value) {
        checkKey(key);
        checkValue(value);
        boolean[] added = new boolean[1];
        long present = ifAbsent(key, () -> {
            added[0] = true;
            return value;
        });
        return added[0] ? null : (Long) present;
    }

    @Override
    public final Long getAndRemove(@Nullable Object key, Long absent) {
        Long old = remove(key);
        return old == null ? absent : old;
    }

    @Override
    public final @Nullable Long replace(K key, Long value) {
        checkKey(key);
        checkValue(value);
        long[] old = {NO_VALUE};
        ifPresent(key, present -> {
            old[0] = present;
            return value;
        });
        return boxed(old[0]);
    }

    @Override
    public final boolean replace(K key, @Nullable Long expected, Long value) {
        checkKey(key);
        checkValue(value);
        return expected == null ? has(key, null) : exchange(key, expected, value);
    }

    @Override
    public final @Nullable Long computeIfAbsent(K key, Function<? super K, ? extends @Nullable Long> function) {
        Objects.requireNonNull(function, "function");
        checkKey(key);
        return boxed(ifAbsent(key, () -> unboxed(function.apply(key))));
    }

    @Override
    public final @Nullable Long computeIfPresent(
            K key, BiFunction<? super K, ? super Long, ? extends @Nullable Long> function) {
        Objects.requireNonNull(function, "function");
        checkKey(key);
        return boxed(ifPresent(key, old -> unboxed(function.apply(key, old))));
    }

    @Override
    public final @Nullable Long compute(
            K key, BiFunction<? super K, ? super @Nullable Long, ? extends @Nullable Long> function) {
        Objects.requireNonNull(function, "function");
        checkKey(key);
        return boxed(inAnyCase(key, old -> unboxed(function.apply(key, boxed(old)))));
    }

    @Override
    public final @Nullable Long merge(
            K key, Long value, BiFunction<? super Long, ? super Long, ? extends @Nullable Long> function) {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(function, "function");
        checkKey(key);
        return boxed(combine(key, value, old -> unboxed(function.apply(old, value))));
    }
}
