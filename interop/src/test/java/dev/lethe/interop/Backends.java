package dev.lethe.interop;

import dev.lethe.map.BackendInfo;
import dev.lethe.map.Lethe;
import dev.lethe.map.MapBuilder;
import dev.lethe.map.spi.Shape;
import java.util.List;

/** The backends that are found, by shape: each of them has to get along with others. */
final class Backends {
    private Backends() {}

    static List<String> objectMap() {
        return with(Shape.OBJECT_OBJECT);
    }

    static List<String> longObjectMap() {
        return with(Shape.LONG_OBJECT);
    }

    static List<String> objectLongMap() {
        return with(Shape.OBJECT_LONG);
    }

    static List<String> longLongMap() {
        return with(Shape.LONG_LONG);
    }

    static MapBuilder builder(String backend) {
        return Lethe.builder().backend(backend);
    }

    /** A builder of maps with strings as keys, which is all that one backend keeps of objects. */
    static MapBuilder builderForStrings(String backend) {
        return builder(backend).keyType(String.class);
    }

    private static List<String> with(Shape shape) {
        List<String> names = Lethe.backends().stream()
                .filter(info ->
                        info.shapes().contains(shape) && info.availability().isAvailable())
                .map(BackendInfo::name)
                .toList();
        if (names.isEmpty()) {
            throw new AssertionError("No backend with " + shape + " among " + Lethe.backends() + ".");
        }
        return names;
    }
}
