package dev.lethe.map.tck;

import dev.lethe.map.spi.Shape;
import org.junit.jupiter.api.Nested;

/** What every {@link dev.lethe.map.LongLongMap} must do. A backend has a subclass that names it. */
public abstract class LongLongMapContract extends EveryMapContract {
    /** For subclasses. */
    protected LongLongMapContract() {
        super(Shape.LONG_LONG);
    }

    /** Sums and flags. */
    @Nested
    class LongValues extends LongValuesBehaviour {
        @Override
        MapSource source() {
            return maps();
        }
    }
}
