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

    @Override
    protected boolean withstandsFloods() {
        return false; // C11 is open: keys of one hash are found one after the other
    }
}
