package dev.lethe.map.unsafe;

import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.PoolContract;

/** Run in checked mode, too, where a map belongs to one thread until the pool hands it over. */
class UnsafePoolTest extends PoolContract {
    UnsafePoolTest() {
        super(Shape.LONG_LONG);
    }

    @Override
    protected String backend() {
        return "unsafe";
    }
}
