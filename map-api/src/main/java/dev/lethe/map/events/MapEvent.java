package dev.lethe.map.events;

import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import org.jspecify.annotations.Nullable;

/** What events have in common that are about a map. */
@SuppressWarnings({"unused", "UnusedVariable"}) // the fields are read by the recorder
abstract class MapEvent extends Event {
    @Label("Map")
    @Description("The name of the map; none if its builder was given none")
    @Nullable
    String map;

    @Label("Backend")
    @Nullable
    String backend;

    @Label("Shape")
    @Nullable
    String shape;

    final void about(MapOrigin origin) {
        map = origin.name;
        backend = origin.backend();
        shape = origin.shape().name();
    }
}
