package dev.lethe.map.concurrent;

import dev.lethe.map.events.FloodStep;
import dev.lethe.map.events.MapEvents;
import dev.lethe.map.events.MapOrigin;
import dev.lethe.map.events.TableStep;
import org.jspecify.annotations.NullUnmarked;

/** What recordings are told of tables that grow, split, merge, shrink and are flooded; nothing where nobody records. */
@NullUnmarked // one text for longs, which are never null, and for objects, which all may be
final class KeyValSteps {
    private KeyValSteps() {}

    /** Says which table a step, if there is one, begins with. */
    static TableStep from(TableStep step, KeyValTable table) {
        if (step != null) {
            step.from(capacity(table), table.bytes());
        }
        return step;
    }

    /** Says which two tables a step, if there is one, begins with. */
    static TableStep from(TableStep step, KeyValTable table, KeyValTable buddy) {
        if (step != null) {
            step.from(capacity(table) + capacity(buddy), table.bytes() + buddy.bytes());
        }
        return step;
    }

    /** Ends a step, if there is one, with the table that holds all entries now. */
    static void to(TableStep step, MapOrigin origin, KeyValTable table) {
        if (step != null) {
            step.to(origin, table.header.live(), capacity(table), table.bytes());
        }
    }

    /** Ends a step, if there is one, with two tables that hold so many entries. */
    static void to(TableStep step, MapOrigin origin, KeyValTable lower, KeyValTable upper, int entries) {
        if (step != null) {
            step.to(origin, entries, capacity(lower) + capacity(upper), lower.bytes() + upper.bytes());
        }
    }

    /** Tells of a table that keeps entries apart in its spill, or twice as many as when it was last told of. */
    static void flood(MapOrigin origin, KeyValTable table) {
        FloodStep step = MapEvents.flood();
        if (step != null) {
            step.to(origin, table.header.live(), table.spill().size(), table.bytes());
        }
    }

    /** How many entries a table takes before it grows; of a bare one, those that it will take. */
    static long capacity(KeyValTable table) {
        return table.isBare()
                ? (long) (table.wish / Geometry.MAX_GROUPS) * Geometry.limit(Geometry.MAX_GROUPS)
                        + (table.wish % Geometry.MAX_GROUPS == 0 ? 0 : Geometry.limit(table.wish))
                : table.limit;
    }
}
