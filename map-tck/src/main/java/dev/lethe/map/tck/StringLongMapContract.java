package dev.lethe.map.tck;

import dev.lethe.map.spi.Shape;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link dev.lethe.map.ObjectLongMap} must do whose keys are strings because the builder was told so. For backends that keep
 * strings in a form of their own; one that takes any objects has {@link ObjectLongMapContract}, whose rules these are, without those about
 * keys that a string cannot be.
 */
public abstract class StringLongMapContract extends EveryMapContract {
    /** For subclasses. */
    protected StringLongMapContract() {
        super(Shape.OBJECT_LONG);
    }

    @Override
    protected final boolean stringKeys() {
        return true;
    }

    /** Sums and flags. */
    @Nested
    class LongValues extends LongValuesBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }

    /** Strings of every kind, and keys that are none. */
    @Nested
    class StringKeys extends StringKeysBehaviour {
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
