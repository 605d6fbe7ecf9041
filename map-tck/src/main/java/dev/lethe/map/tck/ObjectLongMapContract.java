package dev.lethe.map.tck;

import dev.lethe.map.spi.Shape;
import org.junit.jupiter.api.Nested;

/** What every {@link dev.lethe.map.ObjectLongMap} must do. A backend has a subclass that names it. */
public abstract class ObjectLongMapContract extends EveryMapContract {
    /** For subclasses. */
    protected ObjectLongMapContract() {
        super(Shape.OBJECT_LONG);
    }

    /** Sums and flags. */
    @Nested
    class LongValues extends LongValuesBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** Keys with wrong methods. */
    @Nested
    class FaultyKeys extends FaultyKeysBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** Maps with a hasher. */
    @Nested
    class Hashers extends HashersBehaviour {
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

    /** C11: keys of one hash. */
    @Nested
    class Floods extends FloodBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }
}
