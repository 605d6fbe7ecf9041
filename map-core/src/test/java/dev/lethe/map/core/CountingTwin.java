package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.LetheMap;
import dev.lethe.map.spi.MapProvider;
import dev.lethe.map.spi.MapSpec;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * This backend compiled once more, with a count of the calls of methods that neither call user code nor allocate and so show
 * themselves to nobody else. Costs counted so depend on no machine.
 */
final class CountingTwin {
    private static final String COUNT = "dev.lethe.map.core.CallCount";

    private static final String CALL_COUNT = """
            package dev.lethe.map.core;

            public final class CallCount {
                public static long calls;
                public static boolean failing;

                static void count() {
                    calls++;
                    if (failing) {
                        throw new OutOfMemoryError("planned");
                    }
                }
            }
            """;

    private final MapProvider provider;
    private final Field count;
    private final Field failing;

    /**
     * @param folder for sources and classes
     * @param maxGroups the size of the largest tables
     * @param counted what is counted: lines in which methods begin, or statements
     */
    CountingTwin(Path folder, int maxGroups, List<String> counted) throws Exception {
        Map<String, String> sources = new HashMap<>();
        Map<String, Integer> found = new HashMap<>();
        for (String root : List.of("src/main/java", "target/generated-sources/specialised")) {
            for (Path file : sourcesIn(Path.of(root, "dev/lethe/map/core"))) {
                String text = Files.readString(file);
                for (String line : counted) {
                    found.merge(line, text.contains(line) ? 1 : 0, Integer::sum);
                    text = text.replace(line, line + " CallCount.count();");
                }
                sources.put("dev/lethe/map/core/" + file.getFileName(), text);
            }
        }
        assertThat(found).as("files with each counted method").hasSize(counted.size());
        assertThat(found.values()).as("files with each of %s", found).doesNotContain(0);
        sources.put(COUNT.replace('.', '/') + ".java", CALL_COUNT);
        String path = Outsider.path(Outsider.jarOf(LetheMap.class), Outsider.jarOf(NullMarked.class));
        Loader loader = new Loader(new Outsider(folder).compile(sources, "-cp", path));
        count = Class.forName(COUNT, true, loader).getField("calls");
        failing = Class.forName(COUNT, true, loader).getField("failing");
        assertThat(Geometry.refusal()).isEmpty(); // first of all, so that the backend itself has read its own by now
        String before = System.getProperty(Geometry.MAX_GROUPS_PROPERTY);
        System.setProperty(Geometry.MAX_GROUPS_PROPERTY, Integer.toString(maxGroups));
        try { // it is read once, when the class is loaded
            Class.forName("dev.lethe.map.core.Geometry", true, loader);
        } finally {
            if (before == null) {
                System.clearProperty(Geometry.MAX_GROUPS_PROPERTY);
            } else {
                System.setProperty(Geometry.MAX_GROUPS_PROPERTY, before);
            }
        }
        provider = Class.forName(CoreProvider.class.getName(), true, loader)
                .asSubclass(MapProvider.class)
                .getConstructor()
                .newInstance();
        assertThat(provider.getClass()).isNotSameAs(CoreProvider.class);
    }

    private static List<Path> sourcesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    LetheMap make(MapSpec<?> spec) {
        return provider.create(spec);
    }

    /** The calls of all counted methods so far. */
    long calls() {
        try {
            return count.getLong(null);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Has each counted line throw from now on as if there were no memory, or no more. */
    void fail(boolean from) {
        try {
            failing.setBoolean(null, from);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Looks into the folder first for the classes of the twin, and for no others. */
    private static final class Loader extends URLClassLoader {
        Loader(Path classes) throws MalformedURLException {
            super(new URL[] {classes.toUri().toURL()}, LetheMap.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("dev.lethe.map.core.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : findClass(name);
            }
        }
    }
}
