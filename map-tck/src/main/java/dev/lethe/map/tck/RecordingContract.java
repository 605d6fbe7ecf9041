package dev.lethe.map.tck;

import dev.lethe.map.spi.Shape;
import org.junit.jupiter.api.Nested;

/**
 * What a backend tells a recording of the JDK Flight Recorder by {@link dev.lethe.map.events.MapEvents}, and what its pooled maps do. For
 * backends that tell of tables which grow, split, merge and shrink; a subclass for each shape.
 */
public abstract class RecordingContract {
    private final Shape shape;

    /**
     * For subclasses.
     *
     * @param shape the shape that is looked at
     */
    protected RecordingContract(Shape shape) {
        this.shape = shape;
    }

    /**
     * Returns the name of the backend that is looked at.
     *
     * @return the name, as {@link dev.lethe.map.MapBuilder#backend} takes it
     */
    protected abstract String backend();

    final MapSource maps() {
        return new MapSource(backend(), shape);
    }

    /** Tables and clears. */
    @Nested
    class Maps extends RecordingBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** Dropped and lost maps. */
    @Nested
    class Pools extends PoolRecordingBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }
}
