package dev.lethe.map.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;

/** Native memory was obtained from the operating system. */
@Name("dev.lethe.NativeAllocation")
@Label("Native Allocation")
@Description("Native memory was obtained from the operating system")
@Category("Lethe")
@Threshold("1 ms")
final class NativeAllocationEvent extends NativeEvent {
    static final NativeAllocationEvent PROBE = new NativeAllocationEvent();
}
