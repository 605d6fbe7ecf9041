package dev.lethe.map.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Lethe;
import dev.lethe.map.MapRecipe;
import dev.lethe.map.ObjectMap;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.PoolContract;
import java.util.Iterator;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConcurrentPoolTest {
    @Nested
    class Objects extends OfShape {
        Objects() {
            super(Shape.OBJECT_OBJECT);
        }
    }

    @Nested
    class LongObject extends OfShape {
        LongObject() {
            super(Shape.LONG_OBJECT);
        }
    }

    @Nested
    class LongLong extends OfShape {
        LongLong() {
            super(Shape.LONG_LONG);
        }
    }

    @Nested
    class ObjectLong extends OfShape {
        ObjectLong() {
            super(Shape.OBJECT_LONG);
        }
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

    abstract static class OfShape extends PoolContract {
        OfShape(Shape shape) {
            super(shape);
        }

        @Override
        protected String backend() {
            return "concurrent";
        }
    }
}
