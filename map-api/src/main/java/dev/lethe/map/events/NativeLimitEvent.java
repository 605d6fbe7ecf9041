package dev.lethe.map.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A request for native memory met the limit, or a refusal of the operating system, and waited. */
@Name("dev.lethe.NativeLimit")
@Label("Native Limit")
@Description("A request for native memory met the limit, or a refusal of the operating system, and waited")
@Category("Lethe")
final class NativeLimitEvent extends NativeEvent {
    static final NativeLimitEvent PROBE = new NativeLimitEvent();
}
