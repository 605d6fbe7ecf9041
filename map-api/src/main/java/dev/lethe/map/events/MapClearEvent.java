package dev.lethe.map.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/** A map was cleared or drained. */
@Name("dev.lethe.MapClear")
@Label("Map Clear")
@Description("A map was cleared or drained")
@Category("Lethe")
@Threshold("1 ms")
@SuppressWarnings({"unused", "UnusedVariable"}) // the fields are read by the recorder
final class MapClearEvent extends MapEvent implements ClearStep {
    static final MapClearEvent PROBE = new MapClearEvent();

    @Label("How")
    @Description("clear, clearLazily or drainTo")
    @Nullable
    String how;

    @Label("Entries")
    @Description("The entries that left the map; of a map that other threads change, those of about that moment")
    long entries;

    @Label("Debt")
    @Description("The removed entries that the map still refers to")
    long debt;

    @Override
    public void to(MapOrigin origin, String by, long left, long owed) {
        try {
            end();
            if (shouldCommit()) {
                about(origin);
                how = by;
                entries = left;
                debt = owed;
                commit();
            }
        } catch (OutOfMemoryError | StackOverflowError lost) {
            return; // the clear is complete
        }
    }
}
