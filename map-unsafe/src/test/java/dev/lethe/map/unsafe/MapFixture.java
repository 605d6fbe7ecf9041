package dev.lethe.map.unsafe;

import dev.lethe.map.LongLongMap;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.Subject;

/** A map from numbers: one block for each table. */
final class MapFixture extends MemoryFixture {
    final UnsafeLongLongMap map;
    private final Subject subject;

    MapFixture(Retention retention) {
        this(retention, LIMIT);
    }

    MapFixture(Retention retention, long limit) {
        this(retention, heap(limit));
    }

    MapFixture(Retention retention, NativeHeap heap) {
        super(heap);
        MapSpec<LongLongMap> spec = MapSpec.<LongLongMap>builder(Shape.LONG_LONG, LongLongMap.class)
                .retention(retention)
                .seed(42L)
                .build();
        map = new UnsafeLongLongMap(spec, new Allocator(owner));
        subject = Subject.of(map);
    }

    @Override
    Subject subject() {
        return subject;
    }

    @Override
    Long keyOf(long number) {
        return number;
    }

    @Override
    long mostBlocks(long tables) {
        return tables;
    }
}
