package dev.lethe.map.unsafe;

import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.RecordingContract;
import org.junit.jupiter.api.Nested;

class UnsafeRecordingTest {
    @Nested
    class LongLong extends OfShape {
        LongLong() {
            super(Shape.LONG_LONG);
        }
    }

    abstract static class OfShape extends RecordingContract {
        OfShape(Shape shape) {
            super(shape);
        }

        @Override
        protected String backend() {
            return "unsafe";
        }
    }
}
