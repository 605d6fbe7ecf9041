package dev.lethe.map;

import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.LongBinaryOperator;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collector;

/**
 * Collectors from streams into maps of each shape, in the manner of {@link java.util.stream.Collectors#toMap}.
 *
 * <pre>{@code
 * LongLongMap visits = events.collect(MapCollectors.toLongLongMap(Event::user, event -> 1, Long::sum));
 * }</pre>
 *
 * <p>Without a function that merges, a key that comes twice is an {@link IllegalStateException}. A value that is null is a
 * {@link NullPointerException}, as in {@code toMap}. Without a supplier the map is {@code Lethe.builder()}'s, with the
 * backend chosen when the collector is made. A parallel stream makes a map for each of its parts; those whose entries went
 * into another one are closed. If the stream throws, maps off the heap that were begun are not closed: they are freed, and
 * reported, as any map that is forgotten.
 */
public final class MapCollectors {
    private MapCollectors() {}

    /**
     * Collects into a map from objects to objects; a key that comes twice is refused.
     *
     * @param key makes the key of an element
     * @param value makes its value, not null
     * @param <T> the type of the elements
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return the collector
     */
    public static <T, K, V> Collector<T, ?, ObjectMap<K, V>> toObjectMap(
            Function<? super T, ? extends K> key, Function<? super T, ? extends V> value) {
        return collector(
                Lethe.builder().recipe().<K, V>objectMap()::create,
                key,
                value,
                (map, element) -> putNew(map, key.apply(element), value.apply(element)),
                (map, part) -> part.forEach((k, v) -> putNew(map, k, v)));
    }

    /**
     * Collects into a map from objects to objects; values of one key are merged.
     *
     * @param key makes the key of an element
     * @param value makes its value, not null
     * @param merger makes one value of two of the same key, the earlier first; null removes the key
     * @param <T> the type of the elements
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return the collector
     */
    public static <T, K, V> Collector<T, ?, ObjectMap<K, V>> toObjectMap(
            Function<? super T, ? extends K> key, Function<? super T, ? extends V> value, BinaryOperator<V> merger) {
        return toObjectMap(key, value, merger, Lethe.builder().recipe().<K, V>objectMap()::create);
    }

    /**
     * Collects into a map from objects to objects that the caller supplies; values of one key are merged.
     *
     * @param key makes the key of an element
     * @param value makes its value, not null
     * @param merger makes one value of two of the same key, the earlier first; null removes the key
     * @param maps makes empty maps, such as {@code recipe::create}
     * @param <T> the type of the elements
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @param <M> the type of the map
     * @return the collector
     */
    public static <T, K, V, M extends ObjectMap<K, V>> Collector<T, ?, M> toObjectMap(
            Function<? super T, ? extends K> key,
            Function<? super T, ? extends V> value,
            BinaryOperator<V> merger,
            Supplier<M> maps) {
        Objects.requireNonNull(merger, "merger");
        return collector(
                maps,
                key,
                value,
                (map, element) -> map.merge(key.apply(element), present(value.apply(element)), merger),
                (map, part) -> part.forEach((k, v) -> map.merge(k, v, merger)));
    }

    /**
     * Collects into a map from {@code long} to objects; a key that comes twice is refused.
     *
     * @param key makes the key of an element
     * @param value makes its value, not null
     * @param <T> the type of the elements
     * @param <V> the type of the values
     * @return the collector
     */
    public static <T, V> Collector<T, ?, LongObjectMap<V>> toLongObjectMap(
            ToLongFunction<? super T> key, Function<? super T, ? extends V> value) {
        return collector(
                Lethe.builder().recipe().<V>longObjectMap()::create,
                key,
                value,
                (map, element) -> putNew(map, key.applyAsLong(element), value.apply(element)),
                (map, part) -> part.forEach((k, v) -> putNew(map, k, v)));
    }

    /**
     * Collects into a map from {@code long} to objects; values of one key are merged.
     *
     * @param key makes the key of an element
     * @param value makes its value, not null
     * @param merger makes one value of two of the same key, the earlier first; null removes the key
     * @param <T> the type of the elements
     * @param <V> the type of the values
     * @return the collector
     */
    public static <T, V> Collector<T, ?, LongObjectMap<V>> toLongObjectMap(
            ToLongFunction<? super T> key, Function<? super T, ? extends V> value, BinaryOperator<V> merger) {
        return toLongObjectMap(key, value, merger, Lethe.builder().recipe().<V>longObjectMap()::create);
    }

    /**
     * Collects into a map from {@code long} to objects that the caller supplies; values of one key are merged.
     *
     * @param key makes the key of an element
     * @param value makes its value, not null
     * @param merger makes one value of two of the same key, the earlier first; null removes the key
     * @param maps makes empty maps, such as {@code recipe::create}
     * @param <T> the type of the elements
     * @param <V> the type of the values
     * @param <M> the type of the map
     * @return the collector
     */
    public static <T, V, M extends LongObjectMap<V>> Collector<T, ?, M> toLongObjectMap(
            ToLongFunction<? super T> key,
            Function<? super T, ? extends V> value,
            BinaryOperator<V> merger,
            Supplier<M> maps) {
        Objects.requireNonNull(merger, "merger");
        return collector(
                maps,
                key,
                value,
                (map, element) -> map.merge(key.applyAsLong(element), present(value.apply(element)), merger),
                (map, part) -> part.forEach((k, v) -> map.merge(k, v, merger)));
    }

    /**
     * Collects into a map from objects to {@code long}; a key that comes twice is refused.
     *
     * @param key makes the key of an element
     * @param value makes its value
     * @param <T> the type of the elements
     * @param <K> the type of the keys
     * @return the collector
     */
    public static <T, K> Collector<T, ?, ObjectLongMap<K>> toObjectLongMap(
            Function<? super T, ? extends K> key, ToLongFunction<? super T> value) {
        return collector(
                Lethe.builder().recipe().<K>objectLongMap()::create,
                key,
                value,
                (map, element) -> putNew(map, key.apply(element), value.applyAsLong(element)),
                (map, part) -> part.forEach((k, v) -> putNew(map, k, v)));
    }

    /**
     * Collects into a map from objects to {@code long}; values of one key are merged.
     *
     * @param key makes the key of an element
     * @param value makes its value
     * @param merger makes one value of two of the same key, the earlier first; no result removes a key
     * @param <T> the type of the elements
     * @param <K> the type of the keys
     * @return the collector
     */
    public static <T, K> Collector<T, ?, ObjectLongMap<K>> toObjectLongMap(
            Function<? super T, ? extends K> key, ToLongFunction<? super T> value, LongBinaryOperator merger) {
        return toObjectLongMap(key, value, merger, Lethe.builder().recipe().<K>objectLongMap()::create);
    }

    /**
     * Collects into a map from objects to {@code long} that the caller supplies; values of one key are merged.
     *
     * @param key makes the key of an element
     * @param value makes its value
     * @param merger makes one value of two of the same key, the earlier first; no result removes a key
     * @param maps makes empty maps, such as {@code recipe::create}
     * @param <T> the type of the elements
     * @param <K> the type of the keys
     * @param <M> the type of the map
     * @return the collector
     */
    public static <T, K, M extends ObjectLongMap<K>> Collector<T, ?, M> toObjectLongMap(
            Function<? super T, ? extends K> key,
            ToLongFunction<? super T> value,
            LongBinaryOperator merger,
            Supplier<M> maps) {
        Objects.requireNonNull(merger, "merger");
        return collector(
                maps,
                key,
                value,
                (map, element) -> merge(map, key.apply(element), value.applyAsLong(element), merger),
                (map, part) -> part.forEach((k, v) -> merge(map, k, v, merger)));
    }

    /**
     * Collects into a map from {@code long} to {@code long}; a key that comes twice is refused.
     *
     * @param key makes the key of an element
     * @param value makes its value
     * @param <T> the type of the elements
     * @return the collector
     */
    public static <T> Collector<T, ?, LongLongMap> toLongLongMap(
            ToLongFunction<? super T> key, ToLongFunction<? super T> value) {
        return collector(
                Lethe.builder().recipe().longLongMap()::create,
                key,
                value,
                (map, element) -> putNew(map, key.applyAsLong(element), value.applyAsLong(element)),
                (map, part) -> part.forEach((k, v) -> putNew(map, k, v)));
    }

    /**
     * Collects into a map from {@code long} to {@code long}; values of one key are merged.
     *
     * @param key makes the key of an element
     * @param value makes its value
     * @param merger makes one value of two of the same key, the earlier first; no result removes a key
     * @param <T> the type of the elements
     * @return the collector
     */
    public static <T> Collector<T, ?, LongLongMap> toLongLongMap(
            ToLongFunction<? super T> key, ToLongFunction<? super T> value, LongBinaryOperator merger) {
        return toLongLongMap(key, value, merger, Lethe.builder().recipe().longLongMap()::create);
    }

    /**
     * Collects into a map from {@code long} to {@code long} that the caller supplies; values of one key are merged.
     *
     * @param key makes the key of an element
     * @param value makes its value
     * @param merger makes one value of two of the same key, the earlier first; no result removes a key
     * @param maps makes empty maps, such as {@code recipe::create}
     * @param <T> the type of the elements
     * @param <M> the type of the map
     * @return the collector
     */
    public static <T, M extends LongLongMap> Collector<T, ?, M> toLongLongMap(
            ToLongFunction<? super T> key,
            ToLongFunction<? super T> value,
            LongBinaryOperator merger,
            Supplier<M> maps) {
        Objects.requireNonNull(merger, "merger");
        return collector(
                maps,
                key,
                value,
                (map, element) -> merge(map, key.applyAsLong(element), value.applyAsLong(element), merger),
                (map, part) -> part.forEach((k, v) -> merge(map, k, v, merger)));
    }

    private static <T, M extends LetheMap> Collector<T, ?, M> collector(
            Supplier<M> maps, Object key, Object value, BiConsumer<M, T> add, BiConsumer<M, M> addAll) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(maps, "maps");
        return Collector.of(maps, add, (map, part) -> {
            addAll.accept(map, part);
            part.close();
            return map;
        });
    }

    private static <K, V> void putNew(ObjectMap<K, V> map, K key, V value) {
        V other = map.putIfAbsent(key, present(value));
        if (other != null) {
            throw twice(key, other, value);
        }
    }

    private static <V> void putNew(LongObjectMap<V> map, long key, V value) {
        V other = map.putIfAbsent(key, present(value));
        if (other != null) {
            throw twice(key, other, value);
        }
    }

    private static <K> void putNew(ObjectLongMap<K> map, K key, long value) {
        if (!map.putIfAbsent(key, value)) {
            throw twice(key, map.getOrDefault(key, 0), value);
        }
    }

    private static void putNew(LongLongMap map, long key, long value) {
        if (!map.putIfAbsent(key, value)) {
            throw twice(key, map.getOrDefault(key, 0), value);
        }
    }

    /** The map's own merge takes one result for the wish to remove; here each number is a value. */
    private static <K> void merge(ObjectLongMap<K> map, K key, long value, LongBinaryOperator merger) {
        if (!map.putIfAbsent(key, value)) {
            map.put(key, merger.applyAsLong(map.getOrDefault(key, 0), value));
        }
    }

    private static void merge(LongLongMap map, long key, long value, LongBinaryOperator merger) {
        if (!map.putIfAbsent(key, value)) {
            map.put(key, merger.applyAsLong(map.getOrDefault(key, 0), value));
        }
    }

    private static <V> V present(V value) {
        return Objects.requireNonNull(value, "value");
    }

    private static IllegalStateException twice(Object key, Object first, Object second) {
        return new IllegalStateException("The key " + key + " came twice, with the values " + first + " and " + second
                + "; give the collector a function that merges them.");
    }
}
