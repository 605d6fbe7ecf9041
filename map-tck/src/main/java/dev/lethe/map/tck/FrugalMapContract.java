package dev.lethe.map.tck;

import dev.lethe.map.spi.Shape;
import org.junit.jupiter.api.Nested;

/**
 * What a map promises of its memory beyond what every map must do: no trace of former entries, no allocation in steady
 * state, capacity that comes and goes as said. A backend that promises it has a subclass for each shape.
 */
public abstract class FrugalMapContract {
    private final Shape shape;

    /**
     * For subclasses.
     *
     * @param shape the shape that is looked at
     */
    protected FrugalMapContract(Shape shape) {
        this.shape = shape;
    }

    /**
     * Returns the name of the backend that is looked at.
     *
     * @return the name, as {@link dev.lethe.map.MapBuilder#backend} takes it
     */
    protected abstract String backend();

    /**
     * Tells whether the backend claims that many keys of one hash cost at most a few times what they cost {@link
     * java.util.HashMap}.
     *
     * @return true unless overridden
     */
    protected boolean withstandsFloods() {
        return true;
    }

    /**
     * Tells whether the maps take strings as keys, and only when they are told so.
     *
     * @return false unless overridden
     */
    protected boolean stringKeys() {
        return false;
    }

    final MapSource maps() {
        return new MapSource(backend(), shape, stringKeys());
    }

    /** C3: no history shows. */
    @Nested
    class NoTrace extends NoTraceBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** C8: steady state allocates nothing. */
    @Nested
    class NoAllocation extends NoAllocationBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** C7: nothing big in one step. */
    @Nested
    class BoundedPause extends BoundedPauseBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** C4, C6: when capacity comes, stays and goes. */
    @Nested
    class Memory extends MemoryBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** C11: what keys of one hash cost. */
    @Nested
    class FloodCost extends FloodCostBehaviour {
        @Override
        MapSource source() {
            return maps();
        }

        @Override
        boolean withstandsFloods() {
            return FrugalMapContract.this.withstandsFloods();
        }
    }
}
