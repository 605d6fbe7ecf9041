package dev.lethe.map.events;

import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Label;

/** What events have in common that are about the room of tables. */
@SuppressWarnings({"unused", "UnusedVariable"}) // the fields are read by the recorder
abstract class TableEvent extends MapEvent implements TableStep {
    @Label("Entries")
    @Description("The entries of the tables")
    long entries;

    @Label("Capacity Before")
    @Description("How many entries the tables took")
    long capacityBefore;

    @Label("Capacity After")
    @Description("How many entries they take now")
    long capacityAfter;

    @Label("Bytes Before")
    @Description("What the tables retained, on the heap and off it")
    @DataAmount
    long bytesBefore;

    @Label("Bytes After")
    @Description("What they retain now")
    @DataAmount
    long bytesAfter;

    @Override
    public final void from(long capacity, long bytes) {
        capacityBefore = capacity;
        bytesBefore = bytes;
    }

    @Override
    public final void to(MapOrigin origin, long moved, long capacity, long bytes) {
        try {
            end();
            if (shouldCommit()) {
                about(origin);
                entries = moved;
                capacityAfter = capacity;
                bytesAfter = bytes;
                commit();
            }
        } catch (OutOfMemoryError | StackOverflowError lost) {
            return; // the step is complete, and must not seem to have failed
        }
    }
}
