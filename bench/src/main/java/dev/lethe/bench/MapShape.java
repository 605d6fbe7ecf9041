package dev.lethe.bench;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What the keys and values of the measured maps are. */
public enum MapShape {
    /** Strings to one shared object. */
    STRING_OBJECT("string-object", "String -> Object"),
    /** Numbers to numbers. */
    LONG_LONG("long-long", "long -> long"),
    /** Numbers to one shared object. */
    LONG_OBJECT("long-object", "long -> Object");

    private final String id;
    private final String title;

    MapShape(String id, String title) {
        this.id = id;
        this.title = title;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    static MapShape parse(String id) {
        return Arrays.stream(values())
                .filter(shape -> shape.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no shape '" + id + "'; there are "
                        + Arrays.stream(values()).map(MapShape::id).collect(Collectors.joining(", ")) + "."));
    }
}
