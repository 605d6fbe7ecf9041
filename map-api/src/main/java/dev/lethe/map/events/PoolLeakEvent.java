package dev.lethe.map.events;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A lease became unreachable before it was closed. Without the stack, which is that of whoever found it. */
@Name("dev.lethe.PoolLeak")
@Label("Pool Leak")
@Description("A lease became unreachable before it was closed")
@Category("Lethe")
@StackTrace(false)
@SuppressWarnings({"unused", "UnusedVariable"}) // the fields are read by the recorder
final class PoolLeakEvent extends MapEvent {
    static final PoolLeakEvent PROBE = new PoolLeakEvent();

    @Label("Generation")
    @Nullable
    String generation;

    @Label("Bytes")
    @Description("What the map retained when it last came back; 0 if it never did")
    @DataAmount
    long bytes;

    @Label("Taken At")
    @Description("Where the lease was taken; known for each lease when the pool tracks them")
    @Nullable
    String takenAt;

    static void tell(MapOrigin origin, String generation, long bytes, @Nullable StackTraceElement takenAt) {
        try {
            PoolLeakEvent event = new PoolLeakEvent();
            event.about(origin);
            event.generation = generation;
            event.bytes = bytes;
            event.takenAt = takenAt == null ? null : takenAt.toString();
            event.commit();
        } catch (OutOfMemoryError | StackOverflowError lost) {
            return; // the leak is reported by the other ways all the same
        }
    }
}
