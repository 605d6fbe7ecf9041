package dev.lethe.interop;

import dev.lethe.map.Lethe;
import dev.lethe.map.spi.MapProvider;
import dev.lethe.map.tck.MapSource;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Where the published modules are: jars in a whole build, folders of classes where only tests are run. */
final class Published {
    private Published() {}

    static Path api() {
        return placeOf(Lethe.class);
    }

    static Path tck() {
        return placeOf(MapSource.class);
    }

    /** Returns those that provide backends. */
    static List<Path> backends() {
        List<Path> places = new ArrayList<>();
        for (MapProvider provider : ServiceLoader.load(MapProvider.class)) {
            places.add(placeOf(provider.getClass()));
        }
        return places;
    }

    static List<Path> all() {
        List<Path> places = new ArrayList<>(backends());
        places.add(api());
        places.add(tck());
        return places;
    }

    /** Returns the jar on the class path whose name begins so. */
    static Path onClassPath(String name) {
        for (String entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"), -1)) {
            Path path = Path.of(entry);
            if (path.getFileName().toString().startsWith(name) && Files.isRegularFile(path)) {
                return path;
            }
        }
        throw new AssertionError("No jar " + name + "… on the class path.");
    }

    private static Path placeOf(Class<?> type) {
        try {
            URI place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Path.of(place);
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
