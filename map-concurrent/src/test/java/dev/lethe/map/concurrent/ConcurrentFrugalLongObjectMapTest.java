package dev.lethe.map.concurrent;

import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.FrugalMapContract;

class ConcurrentFrugalLongObjectMapTest extends FrugalMapContract {
    ConcurrentFrugalLongObjectMapTest() {
        super(Shape.LONG_OBJECT);
    }

    @Override
    protected String backend() {
        return "concurrent";
    }
}
