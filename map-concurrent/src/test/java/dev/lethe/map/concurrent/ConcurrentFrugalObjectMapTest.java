package dev.lethe.map.concurrent;

import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.FrugalMapContract;

class ConcurrentFrugalObjectMapTest extends FrugalMapContract {
    ConcurrentFrugalObjectMapTest() {
        super(Shape.OBJECT_OBJECT);
    }

    @Override
    protected String backend() {
        return "concurrent";
    }
}
