package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.LongLongMap;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.IdleBudget;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import java.util.HashMap;
import java.util.Map;

/** A map on a heap of its own, and the model beside it. */
final class MapFixture implements AutoCloseable {
    private static final long LIMIT = 1L << 30;

    final NativeHeap heap;
    final Owner owner;
    final UnsafeLongLongMap map;
    final Map<Long, Long> model = new HashMap<>();

    MapFixture(Retention retention) {
        this(retention, LIMIT);
    }

    MapFixture(Retention retention, long limit) {
        this(retention, new NativeHeap(limit, IdleBudget.ofBytes(0)));
    }

    MapFixture(Retention retention, NativeHeap heap) {
        this.heap = heap;
        owner = new Owner(heap, "the map");
        MapSpec<LongLongMap> spec = MapSpec.<LongLongMap>builder(Shape.LONG_LONG, LongLongMap.class)
                .retention(retention)
                .seed(42L)
                .build();
        map = new UnsafeLongLongMap(spec, new Allocator(owner));
    }

    void put(long key, long value) {
        map.put(key, value);
        model.put(key, value);
    }

    void remove(long key) {
        map.remove(key);
        model.remove(key);
    }

    /** How many blocks others have on the heap of the map. */
    long blocksOfOthers;

    /** The map is sound, equals the model, and holds exactly the native memory that it says: one block for each table. */
    void check() {
        map.checkInvariants();
        assertThat(map.size()).isEqualTo(model.size());
        model.forEach(
                (key, value) -> assertThat(map.getOrDefault(key, value + 1)).isEqualTo(value));
        assertThat(map.stats().retainedNativeBytes()).isEqualTo(owner.bytes());
        assertThat(heap.figures().blocks() - blocksOfOthers)
                .isEqualTo(map.stats().tables());
    }

    @Override
    public void close() {
        map.close();
        assertThat(owner.bytes()).isZero();
        heap.trim();
        heap.checkInvariants();
        Settled.await(() -> heap.figures().obtainedBytes() == 0);
    }
}
