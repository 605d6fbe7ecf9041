package dev.lethe.bench;

import dev.lethe.map.Lethe;
import dev.lethe.map.LetheMap;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.LongObjectMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.ObjectMap;
import dev.lethe.map.RecipeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What maps of Lethe say that they retain, beside the layouts of their objects and what the heap grows by.
 *
 * @param <M> the maps
 * @param <K> the keys; numbers are boxed here, not in the maps
 */
final class StatsProbe<M extends LetheMap, K> {
    /** The four shapes; {@link MapShape} has those that the peers have too. */
    static final List<String> SHAPES = List.of("long-long", "long-object", "object-long", "object-object");

    static final String FILLED = "filled";
    static final String DELETED = "deleted";
    static final String CLEARED = "cleared";

    private final Supplier<M> maker;
    private final BiConsumer<M, K> put;
    private final BiConsumer<M, K> remove;
    private final List<K> keys;

    private StatsProbe(Supplier<M> maker, BiConsumer<M, K> put, BiConsumer<M, K> remove, List<K> keys) {
        this.maker = maker;
        this.put = put;
        this.remove = remove;
        this.keys = keys;
    }

    /** Makes so many maps of so many entries, and has them lose none, most or all; the figures are bytes a map. */
    static Answer answer(String shape, String state, int size, int maps) {
        RecipeBuilder recipe = Lethe.builder().backend("core").recipe();
        return switch (shape) {
            case "long-long" -> {
                MapRecipe<LongLongMap> maker = recipe.longLongMap();
                yield new StatsProbe<>(
                                maker::create, (map, key) -> map.put(key, ~key), LongLongMap::remove, longs(size))
                        .measure(state, maps);
            }
            case "long-object" -> {
                MapRecipe<LongObjectMap<Object>> maker = recipe.longObjectMap();
                yield new StatsProbe<LongObjectMap<Object>, Long>(
                                maker::create,
                                (map, key) -> map.put(key, Contender.VALUE),
                                LongObjectMap::remove,
                                longs(size))
                        .measure(state, maps);
            }
            case "object-long" -> {
                MapRecipe<ObjectLongMap<String>> maker = recipe.objectLongMap();
                yield new StatsProbe<>(
                                maker::create, (map, key) -> map.put(key, 1), ObjectLongMap::remove, strings(size))
                        .measure(state, maps);
            }
            case "object-object" -> {
                MapRecipe<ObjectMap<String, Object>> maker = recipe.objectMap();
                yield new StatsProbe<ObjectMap<String, Object>, String>(
                                maker::create,
                                (map, key) -> map.put(key, Contender.VALUE),
                                ObjectMap::remove,
                                strings(size))
                        .measure(state, maps);
            }
            default ->
                throw new IllegalArgumentException(
                        "There is no shape '" + shape + "'; there are " + String.join(", ", SHAPES) + ".");
        };
    }

    private static List<Long> longs(int size) {
        List<Long> keys = new ArrayList<>();
        for (long key : new LongKeys(1).make(size)) {
            keys.add(key);
        }
        return keys;
    }

    private static List<String> strings(int size) {
        return List.of(new StringKeys(1).make(size));
    }

    private Answer measure(String state, int count) {
        LetheMap one = map(state);
        long layout = Structure.bytesOfOneMore(one, maker);
        long statsOfOne = one.stats().retainedHeapBytes();
        LetheMap[] maps = new LetheMap[count];
        long before = Heap.usedBytes(one, maps, keys);
        for (int i = 0; i < count; i++) {
            maps[i] = map(state);
        }
        long after = Heap.usedBytes(one, maps, keys);
        double stats = 0;
        for (LetheMap map : maps) {
            stats += (double) map.stats().retainedHeapBytes();
        }
        return new Answer()
                .withBytes("layout", layout)
                .withBytes("statsOfOne", statsOfOne)
                .with("stats", stats / count)
                .with("heap", (double) (after - before) / count);
    }

    private M map(String state) {
        M map = maker.get();
        keys.forEach(key -> put.accept(map, key));
        switch (state) {
            case FILLED -> {}
            case DELETED -> keys.subList(0, keys.size() - keys.size() / 100).forEach(key -> remove.accept(map, key));
            case CLEARED -> map.clear();
            default -> throw new IllegalArgumentException("There is no state '" + state + "'.");
        }
        return map;
    }
}
