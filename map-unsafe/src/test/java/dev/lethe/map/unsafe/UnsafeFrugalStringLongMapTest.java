package dev.lethe.map.unsafe;

import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.FrugalMapContract;

class UnsafeFrugalStringLongMapTest extends FrugalMapContract {
    UnsafeFrugalStringLongMapTest() {
        super(Shape.OBJECT_LONG);
    }

    @Override
    protected String backend() {
        return "unsafe";
    }

    @Override
    protected boolean stringKeys() {
        return true;
    }
}
