package dev.lethe.map.core;

import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.FrugalMapContract;

class CoreFrugalLongObjectMapTest extends FrugalMapContract {
    CoreFrugalLongObjectMapTest() {
        super(Shape.LONG_OBJECT);
    }

    @Override
    protected String backend() {
        return "core";
    }
}
