package dev.lethe.map.concurrent;

import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.FrugalMapContract;

class ConcurrentFrugalObjectLongMapTest extends FrugalMapContract {
    ConcurrentFrugalObjectLongMapTest() {
        super(Shape.OBJECT_LONG);
    }

    @Override
    protected String backend() {
        return "concurrent";
    }
}
