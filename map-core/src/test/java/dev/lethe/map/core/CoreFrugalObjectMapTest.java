package dev.lethe.map.core;

import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.FrugalMapContract;

class CoreFrugalObjectMapTest extends FrugalMapContract {
    CoreFrugalObjectMapTest() {
        super(Shape.OBJECT_OBJECT);
    }

    @Override
    protected String backend() {
        return "core";
    }
}
