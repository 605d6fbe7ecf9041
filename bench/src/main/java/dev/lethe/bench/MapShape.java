package dev.lethe.bench;

import dev.lethe.map.spi.Shape;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What the keys and values of the measured maps are. */
public enum MapShape {
    /** Strings to one shared object. */
    STRING_OBJECT("string-object", "String -> Object", Shape.OBJECT_OBJECT),
    /** Numbers to numbers. */
    LONG_LONG("long-long", "long -> long", Shape.LONG_LONG),
    /** Numbers to one shared object. */
    LONG_OBJECT("long-object", "long -> Object", Shape.LONG_OBJECT),
    /** Strings to numbers. */
    STRING_LONG("string-long", "String -> long", Shape.OBJECT_LONG),
    /** Strings that have all one hash, to one shared object. */
    FLOOD_OBJECT("flood-object", "String of one hash -> Object", Shape.OBJECT_OBJECT);

    private final String id;
    private final String title;
    private final Shape shape;

    MapShape(String id, String title, Shape shape) {
        this.id = id;
        this.title = title;
        this.shape = shape;
    }

    /** What a backend must be able to make. */
    Shape shape() {
        return shape;
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
