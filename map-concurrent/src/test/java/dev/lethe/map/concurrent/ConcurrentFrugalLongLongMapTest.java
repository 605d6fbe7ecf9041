package dev.lethe.map.concurrent;

import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.FrugalMapContract;

class ConcurrentFrugalLongLongMapTest extends FrugalMapContract {
    ConcurrentFrugalLongLongMapTest() {
        super(Shape.LONG_LONG);
    }

    @Override
    protected String backend() {
        return "concurrent";
    }
}
