package dev.lethe.bench;

import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.ObjectMap;
import dev.lethe.map.RecipeBuilder;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Makes and drives many small maps. A {@link Contender} would not do: what is around a map there is as large as such a
 * map.
 *
 * @param <M> the maps
 * @param <A> the array that holds the keys
 */
abstract class SmallMaps<M, A> {
    static final List<String> IMPLEMENTATIONS = List.of("lethe:core", "HashMap", "fastutil");

    abstract M make();

    abstract void putAll(M map, A keys, int from, int to);

    /** Looks keys up; returns how many were found with the value that they must have. */
    abstract long getAll(M map, A keys, int from, int to);

    /** The maps {@code long -> long} of an implementation. */
    static SmallMaps<?, long[]> ofLongs(String implementation) {
        return switch (implementation) {
            case "lethe:core" -> new LetheLongs();
            case "HashMap" -> new JdkLongs();
            case "fastutil" -> new FastutilLongs();
            default -> throw unknown(implementation);
        };
    }

    /** The maps {@code String -> Object} of an implementation. */
    static SmallMaps<?, String[]> ofStrings(String implementation) {
        return switch (implementation) {
            case "lethe:core" -> {
                MapRecipe<ObjectMap<String, Object>> recipe = recipe().objectMap();
                yield new Strings(recipe::create);
            }
            case "HashMap" -> new Strings(HashMap::new);
            case "fastutil" -> new Strings(Object2ObjectOpenHashMap::new);
            default -> throw unknown(implementation);
        };
    }

    private static RecipeBuilder recipe() {
        return Lethe.builder().backend("core").recipe();
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException(
                "There are no small maps of '" + name + "', only of " + String.join(", ", IMPLEMENTATIONS) + ".");
    }

    private static final class Strings extends SmallMaps<Map<String, Object>, String[]> {
        private final Supplier<Map<String, Object>> maker;

        Strings(Supplier<Map<String, Object>> maker) {
            this.maker = maker;
        }

        @Override
        Map<String, Object> make() {
            return maker.get();
        }

        @Override
        void putAll(Map<String, Object> map, String[] keys, int from, int to) {
            for (int i = from; i < to; i++) {
                map.put(keys[i], Contender.VALUE);
            }
        }

        @Override
        long getAll(Map<String, Object> map, String[] keys, int from, int to) {
            long found = 0;
            for (int i = from; i < to; i++) {
                found += map.get(keys[i]) == Contender.VALUE ? 1 : 0;
            }
            return found;
        }
    }

    private static final class JdkLongs extends SmallMaps<Map<Long, Long>, long[]> {
        @Override
        Map<Long, Long> make() {
            return new HashMap<>();
        }

        @Override
        void putAll(Map<Long, Long> map, long[] keys, int from, int to) {
            for (int i = from; i < to; i++) {
                map.put(keys[i], ~keys[i]);
            }
        }

        @Override
        long getAll(Map<Long, Long> map, long[] keys, int from, int to) {
            long found = 0;
            for (int i = from; i < to; i++) {
                Long value = map.get(keys[i]);
                found += value != null && value == ~keys[i] ? 1 : 0;
            }
            return found;
        }
    }

    private static final class FastutilLongs extends SmallMaps<Long2LongOpenHashMap, long[]> {
        @Override
        Long2LongOpenHashMap make() {
            return new Long2LongOpenHashMap();
        }

        @Override
        void putAll(Long2LongOpenHashMap map, long[] keys, int from, int to) {
            for (int i = from; i < to; i++) {
                map.put(keys[i], ~keys[i]);
            }
        }

        @Override
        long getAll(Long2LongOpenHashMap map, long[] keys, int from, int to) {
            long found = 0;
            for (int i = from; i < to; i++) {
                found += map.get(keys[i]) == ~keys[i] ? 1 : 0;
            }
            return found;
        }
    }

    private static final class LetheLongs extends SmallMaps<LongLongMap, long[]> {
        private final MapRecipe<LongLongMap> recipe = recipe().longLongMap();

        @Override
        LongLongMap make() {
            return recipe.create();
        }

        @Override
        void putAll(LongLongMap map, long[] keys, int from, int to) {
            for (int i = from; i < to; i++) {
                map.put(keys[i], ~keys[i]);
            }
        }

        @Override
        long getAll(LongLongMap map, long[] keys, int from, int to) {
            long found = 0;
            for (int i = from; i < to; i++) {
                found += map.getOrDefault(keys[i], 0) == ~keys[i] ? 1 : 0;
            }
            return found;
        }
    }
}
