package dev.lethe.map.unsafe;

import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.PoolContract;
import org.junit.jupiter.api.Nested;

/** Run in checked mode, too, where a map belongs to one thread until the pool hands it over. */
class UnsafePoolTest {
    @Nested
    class Longs extends PoolContract {
        Longs() {
            super(Shape.LONG_LONG);
        }

        @Override
        protected String backend() {
            return "unsafe";
        }
    }

    @Nested
    class Strings extends PoolContract {
        Strings() {
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
}
