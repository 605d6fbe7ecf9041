package dev.lethe.map.core;

import dev.lethe.map.events.FloodStep;
import dev.lethe.map.events.MapEvents;
import dev.lethe.map.events.MapOrigin;
import dev.lethe.map.events.TableStep;
import org.jspecify.annotations.NullUnmarked;

/** What recordings are told of tables that grow, split, merge, shrink and are flooded; nothing where nobody records. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
final class KeyValSteps {
    private KeyValSteps() {}

    /** Says which tables a step, if there is one, begins with; NONE for a buddy that was never made. */
    static TableStep from(TableStep step, KeyValTable table, KeyValTable buddy) {
        if (step != null) {
            step.from(capacity(table) + capacity(buddy), bytes(table) + bytes(buddy));
        }
        return step;
    }

    /** Ends a step, if there is one, with a table, or with two. */
    static void to(TableStep step, MapOrigin origin, KeyValTable lower, KeyValTable upper) {
        if (step != null) {
            KeyValTable other = lower == upper ? KeyValDirectory.NONE : upper;
            step.to(origin, lower.live + other.live, capacity(lower) + capacity(other), bytes(lower) + bytes(other));
        }
    }

    /** Tells of a table that keeps entries apart in its stash, or twice as many as when it was last told of. */
    static void flood(MapOrigin origin, KeyValTable table) {
        FloodStep step = MapEvents.flood();
        if (step != null) {
            step.to(origin, table.live, table.stash, bytes(table));
        }
    }

    private static long capacity(KeyValTable table) {
        return table == KeyValDirectory.NONE
                ? 0
                : table.slots() < Control.GROUP_SLOTS ? table.slots() : Geometry.limit(table.groups());
    }

    private static long bytes(KeyValTable table) {
        return table == KeyValDirectory.NONE ? 0 : table.bytes() + table.nativeBytes();
    }
}
