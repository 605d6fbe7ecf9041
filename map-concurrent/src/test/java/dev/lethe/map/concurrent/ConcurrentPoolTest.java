package dev.lethe.map.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Lethe;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.ObjectMap;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.tck.AllShapesPoolContract;
import java.util.Iterator;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConcurrentPoolTest extends AllShapesPoolContract {
    @Override
    protected String backend() {
        return "concurrent";
    }

    /** What another thread removes meanwhile ends no walk over a leased map, as it ends none over the map itself. */
    @Test
    void walksOverALeasedMapOutliveTheirCurrentEntry() {
        MapRecipe<ObjectMap<String, Integer>> recipe =
                Lethe.builder().backend("concurrent").recipe().objectMap();
        try (MapPool pool = MapPool.builder().build();
                Lease<ObjectMap<String, Integer>> lease = pool.lease(Generation.TRANSIENT, recipe)) {
            ObjectMap<String, Integer> map = lease.map();
            map.putAll(Map.of("a", 1, "b", 2, "c", 3));
            Iterator<String> keys = map.keySet().iterator();
            map.remove(keys.next());
            keys.remove();
            assertThat(map).hasSize(2);
            map.forEach((key, value) -> {
                map.clear();
                assertThat(value).isBetween(1, 3);
            });
            assertThat(map).isEmpty();
        }
    }
}
