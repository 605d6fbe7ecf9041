package dev.lethe.map.events;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/** A map left its pool, and was closed. */
@Name("dev.lethe.PoolDrop")
@Label("Pool Drop")
@Description("A map left its pool")
@Category("Lethe")
@Threshold("1 ms")
@SuppressWarnings({"unused", "UnusedVariable"}) // the fields are read by the recorder
final class PoolDropEvent extends MapEvent implements PoolStep {
    static final PoolDropEvent PROBE = new PoolDropEvent();

    @Label("Generation")
    @Nullable
    String generation;

    @Label("Bytes")
    @Description("What the map retained when it last came back; 0 if it never did")
    @DataAmount
    long bytes;

    @Label("Cause")
    @Description("budget, unused, trim, closed pool, changed while idle, failed return or collector")
    @Nullable
    String cause;

    @Override
    public void to(MapOrigin origin, String lentFor, long retained, String why) {
        try {
            end();
            if (shouldCommit()) {
                about(origin);
                generation = lentFor;
                bytes = retained;
                cause = why;
                commit();
            }
        } catch (OutOfMemoryError | StackOverflowError lost) {
            return; // the map is out of the pool
        }
    }
}
