package dev.lethe.map.concurrent;

import dev.lethe.map.spi.Shape;
import dev.lethe.map.tck.RecordingContract;
import org.junit.jupiter.api.Nested;

class ConcurrentRecordingTest {
    @Nested
    class Objects extends OfShape {
        Objects() {
            super(Shape.OBJECT_OBJECT);
        }
    }

    @Nested
    class LongObject extends OfShape {
        LongObject() {
            super(Shape.LONG_OBJECT);
        }
    }

    @Nested
    class LongLong extends OfShape {
        LongLong() {
            super(Shape.LONG_LONG);
        }
    }

    @Nested
    class ObjectLong extends OfShape {
        ObjectLong() {
            super(Shape.OBJECT_LONG);
        }
    }

    abstract static class OfShape extends RecordingContract {
        OfShape(Shape shape) {
            super(shape);
        }

        @Override
        protected String backend() {
            return "concurrent";
        }
    }
}
