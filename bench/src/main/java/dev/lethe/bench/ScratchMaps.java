package dev.lethe.bench;

import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.pool.MapPool;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Maps {@code long -> long} for one task each: got, filled, asked for every key, and given up. Each thread has an object of its own; a
 * pool is shared by all.
 */
abstract class ScratchMaps {
    /** The way that the others are compared with. */
    static final String POOLED = "lethe:pooled";

    /** The maps that the pool has, without it. */
    static final String FRESH = "lethe:new";

    /** How a task can come by a map. */
    static final List<String> WAYS = List.of(POOLED, FRESH, "HashMap:new", "fastutil:new", "fastutil:reused");

    private static final MapRecipe<LongLongMap> RECIPE =
            Lethe.builder().backend("core").recipe().longLongMap();

    /** Does one task with these keys; returns how many were found with the value that they must have. */
    abstract long use(long[] keys, int from, int entries);

    static ScratchMaps of(String way, MapPool pool) {
        return switch (way) {
            case POOLED -> new Pooled(pool);
            case FRESH -> new Fresh();
            case "HashMap:new" -> new NewHashMap();
            case "fastutil:new" -> new NewFastutil();
            case "fastutil:reused" -> new ReusedFastutil();
            default ->
                throw new IllegalArgumentException(
                        "There are no scratch maps '" + way + "', only " + String.join(", ", WAYS) + ".");
        };
    }

    private static long fillAndAsk(LongLongMap map, long[] keys, int from, int entries) {
        for (int i = from; i < from + entries; i++) {
            map.put(keys[i], ~keys[i]);
        }
        long found = 0;
        for (int i = from; i < from + entries; i++) {
            found += map.getOrDefault(keys[i], 0) == ~keys[i] ? 1 : 0;
        }
        return found;
    }

    private static long fillAndAsk(Long2LongOpenHashMap map, long[] keys, int from, int entries) {
        for (int i = from; i < from + entries; i++) {
            map.put(keys[i], ~keys[i]);
        }
        long found = 0;
        for (int i = from; i < from + entries; i++) {
            found += map.get(keys[i]) == ~keys[i] ? 1 : 0;
        }
        return found;
    }

    private static final class Pooled extends ScratchMaps {
        private final MapPool pool;

        Pooled(MapPool pool) {
            this.pool = pool;
        }

        @Override
        long use(long[] keys, int from, int entries) {
            try (Lease<LongLongMap> lease = pool.lease(Generation.TRANSIENT, RECIPE)) {
                return fillAndAsk(lease.map(), keys, from, entries);
            }
        }
    }

    private static final class Fresh extends ScratchMaps {
        @Override
        long use(long[] keys, int from, int entries) {
            return fillAndAsk(RECIPE.create(), keys, from, entries);
        }
    }

    private static final class NewHashMap extends ScratchMaps {
        @Override
        long use(long[] keys, int from, int entries) {
            Map<Long, Long> map = new HashMap<>();
            for (int i = from; i < from + entries; i++) {
                map.put(keys[i], ~keys[i]);
            }
            long found = 0;
            for (int i = from; i < from + entries; i++) {
                Long value = map.get(keys[i]);
                found += value != null && value == ~keys[i] ? 1 : 0;
            }
            return found;
        }
    }

    private static final class NewFastutil extends ScratchMaps {
        @Override
        long use(long[] keys, int from, int entries) {
            return fillAndAsk(new Long2LongOpenHashMap(), keys, from, entries);
        }
    }

    private static final class ReusedFastutil extends ScratchMaps {
        private final Long2LongOpenHashMap map = new Long2LongOpenHashMap();

        @Override
        long use(long[] keys, int from, int entries) {
            long found = fillAndAsk(map, keys, from, entries);
            map.clear();
            return found;
        }
    }
}
