package dev.lethe.map.core;

import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.FrugalMapContract;

class CoreFrugalLongLongMapTest extends FrugalMapContract {
    CoreFrugalLongLongMapTest() {
        super(Shape.LONG_LONG);
    }

    @Override
    protected String backend() {
        return "core";
    }
}
