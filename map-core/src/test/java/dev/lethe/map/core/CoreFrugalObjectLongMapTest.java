package dev.lethe.map.core;

import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.FrugalMapContract;

class CoreFrugalObjectLongMapTest extends FrugalMapContract {
    CoreFrugalObjectLongMapTest() {
        super(Shape.OBJECT_LONG);
    }

    @Override
    protected String backend() {
        return "core";
    }
}
