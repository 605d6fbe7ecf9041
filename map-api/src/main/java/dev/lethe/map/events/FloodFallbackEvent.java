package dev.lethe.map.events;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A table keeps entries with equal hashes apart. */
@Name("dev.lethe.FloodFallback")
@Label("Flood Fallback")
@Description("A table keeps entries with equal hashes apart; told again when they have doubled")
@Category("Lethe")
@SuppressWarnings({"unused", "UnusedVariable"}) // the fields are read by the recorder
final class FloodFallbackEvent extends MapEvent implements FloodStep {
    static final FloodFallbackEvent PROBE = new FloodFallbackEvent();

    @Label("Entries")
    @Description("The entries of the table")
    long entries;

    @Label("Fallback Entries")
    @Description("Those of them that are kept apart")
    long fallbackEntries;

    @Label("Bytes")
    @Description("What the table retains, on the heap and off it")
    @DataAmount
    long bytes;

    @Override
    public void to(MapOrigin origin, long all, long apart, long retained) {
        try {
            about(origin);
            entries = all;
            fallbackEntries = apart;
            bytes = retained;
            commit();
        } catch (OutOfMemoryError | StackOverflowError lost) {
            return; // who tells of something goes on
        }
    }
}
