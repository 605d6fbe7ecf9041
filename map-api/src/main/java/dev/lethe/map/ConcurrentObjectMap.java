package dev.lethe.map;

import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An {@link ObjectMap} for many threads: also a {@link ConcurrentMap}, without nulls.
 *
 * <p>Every single-key operation is linearizable; a function given to {@code compute} and its kin runs at most once.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public interface ConcurrentObjectMap<K, V> extends ObjectMap<K, V>, ConcurrentMap<K, V> {
    // Redeclared: the defaults of ConcurrentMap retry functions.

    @Override
    @Nullable
    V getOrDefault(@Nullable Object key, @Nullable V absent);

    @Override
    void forEach(BiConsumer<? super K, ? super V> action);

    @Override
    void replaceAll(BiFunction<? super K, ? super V, ? extends V> function);

    @Override
    @Nullable
    V putIfAbsent(K key, V value);

    @Override
    boolean remove(@Nullable Object key, @Nullable Object expected);

    @Override
    boolean replace(K key, V expected, V value);

    @Override
    @Nullable
    V replace(K key, V value);

    @Override
    @Nullable
    V computeIfAbsent(K key, Function<? super K, ? extends @Nullable V> function);

    @Override
    @Nullable
    V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends @Nullable V> function);

    @Override
    @Nullable
    V compute(K key, BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> function);

    @Override
    @Nullable
    V merge(K key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> function);
}
