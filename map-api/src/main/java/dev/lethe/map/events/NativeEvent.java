package dev.lethe.map.events;

import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import org.jspecify.annotations.Nullable;

/** What events have in common that are about native memory. */
@SuppressWarnings({"unused", "UnusedVariable"}) // the fields are read by the recorder
abstract class NativeEvent extends Event implements NativeStep {
    @Label("Map")
    @Description("The name of the map that asked; none if it has none, or no map asked")
    @Nullable
    String map;

    @Label("Backend")
    @Nullable
    String backend;

    @Label("Bytes")
    @Description("What was obtained, given back or asked for")
    @DataAmount
    long bytes;

    @Label("Obtained Bytes")
    @Description("What the process has obtained from the operating system afterwards")
    @DataAmount
    long obtainedBytes;

    @Label("Limit Bytes")
    @Description("What it may obtain")
    @DataAmount
    long limitBytes;

    @Label("Granted")
    @Description("Whether the request was met")
    boolean granted;

    @Override
    public final void to(String by, @Nullable String asker, long asked, long obtained, long limit, boolean wasGranted) {
        try {
            end();
            if (shouldCommit()) {
                map = asker;
                backend = by;
                bytes = asked;
                obtainedBytes = obtained;
                limitBytes = limit;
                granted = wasGranted;
                commit();
            }
        } catch (OutOfMemoryError | StackOverflowError lost) {
            return; // the step is complete, and must not seem to have failed
        }
    }
}
