package dev.lethe.map.events;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapStats;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
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

    @Label("Bytes")
    @Description("What the map retains afterwards, on the heap and off it")
    @DataAmount
    long bytes;

    @Override
    public void to(MapOrigin origin, LetheMap cleared, String by, long left) {
        try {
            end();
            if (shouldCommit()) {
                MapStats stats = cleared.stats(); // a look at each table, which is not the time of the clear
                about(origin);
                how = by;
                entries = left;
                debt = stats.referenceDebt();
                bytes = stats.retainedHeapBytes() + stats.retainedNativeBytes();
                commit();
            }
        } catch (OutOfMemoryError | StackOverflowError | IllegalStateException lost) {
            return; // the clear is complete, though another thread may have closed the map by now
        }
    }
}
