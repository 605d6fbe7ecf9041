package dev.lethe.map.tck;

import dev.lethe.map.spi.Shape;
import org.junit.jupiter.api.Nested;

/** What every {@link dev.lethe.map.LongObjectMap} must do. A backend has a subclass that names it. */
public abstract class LongObjectMapContract extends EveryMapContract {
    /** For subclasses. */
    protected LongObjectMapContract() {
        super(Shape.LONG_OBJECT);
    }

    /** Answers that are objects. */
    @Nested
    class ObjectValues extends ObjectValuesBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** C5: what left is not reachable. */
    @Nested
    class References extends ReferencesBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** C5: nothing is left behind by growth, shrinking, decay and copies. */
    @Nested
    class LeftBehind extends LeftBehindBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }
}
