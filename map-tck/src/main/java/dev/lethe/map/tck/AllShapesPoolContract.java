package dev.lethe.map.tck;

import dev.lethe.map.spi.Shape;
import org.junit.jupiter.api.Nested;

/** The {@link PoolContract} of a backend that has all shapes: C14. */
public abstract class AllShapesPoolContract {
    /** For subclasses. */
    protected AllShapesPoolContract() {}

    /**
     * Returns the name of the backend that is looked at.
     *
     * @return the name, as {@link dev.lethe.map.MapBuilder#backend} takes it
     */
    protected abstract String backend();

    /** Objects to objects. */
    @Nested
    class Objects extends OfShape {
        Objects() {
            super(Shape.OBJECT_OBJECT);
        }
    }

    /** {@code long} to objects. */
    @Nested
    class LongObject extends OfShape {
        LongObject() {
            super(Shape.LONG_OBJECT);
        }
    }

    /** {@code long} to {@code long}. */
    @Nested
    class LongLong extends OfShape {
        LongLong() {
            super(Shape.LONG_LONG);
        }
    }

    /** Objects to {@code long}. */
    @Nested
    class ObjectLong extends OfShape {
        ObjectLong() {
            super(Shape.OBJECT_LONG);
        }
    }

    abstract class OfShape extends PoolContract {
        OfShape(Shape shape) {
            super(shape);
        }

        @Override
        protected String backend() {
            return AllShapesPoolContract.this.backend();
        }
    }
}
