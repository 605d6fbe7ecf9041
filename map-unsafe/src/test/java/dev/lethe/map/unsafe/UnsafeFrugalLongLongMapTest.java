package dev.lethe.map.unsafe;

import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.FrugalMapContract;

class UnsafeFrugalLongLongMapTest extends FrugalMapContract {
    UnsafeFrugalLongLongMapTest() {
        super(Shape.LONG_LONG);
    }

    @Override
    protected String backend() {
        return "unsafe";
    }
}
