package dev.lethe.map.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;

/** Native memory was given back to the operating system. */
@Name("dev.lethe.NativeRelease")
@Label("Native Release")
@Description("Native memory was given back to the operating system")
@Category("Lethe")
@Threshold("1 ms")
final class NativeReleaseEvent extends NativeEvent {
    static final NativeReleaseEvent PROBE = new NativeReleaseEvent();
}
