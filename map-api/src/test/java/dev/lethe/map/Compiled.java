package dev.lethe.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.spi.MapProvider;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Strangers that are compiled while the tests run, because they must live apart: in a module, in another loader. */
final class Compiled {
    /** A provider of the class {@code %1$s.Stranger}, with {@code %1$s} as its name and whatever {@code %2$s} adds. */
    private static final String PROVIDER = """
            package %1$s;

            import dev.lethe.map.*;
            import dev.lethe.map.spi.*;
            import java.lang.reflect.Proxy;
            import java.util.Set;

            public final class Stranger extends AbstractMapProvider {
                public Stranger() {
                    super("%1$s");
                    if (Boolean.getBoolean("%1$s.sick")) {
                        throw new IllegalStateException("sick today");
                    }
                }

                @Override
                public Set<Shape> shapes() {
                    return Set.of(Shape.values());
                }

                @Override
                public <M extends LetheMap> M create(MapSpec<M> spec) {
                    return spec.cast((LetheMap) Proxy.newProxyInstance(
                            Stranger.class.getClassLoader(),
                            new Class<?>[] {spec.shape().mapType()},
                            (proxy, method, arguments) -> "made by " + name()));
                }
            }
            """;

    private Compiled() {}

    /** Makes a folder for the class path: a provider and its service file. */
    static Path onClassPath(Path folder, String name) throws IOException {
        Path sources = folder.resolve("src-" + name);
        write(sources.resolve(name + "/Stranger.java"), PROVIDER.formatted(name));
        Path classes = folder.resolve(name);
        compile(sources, classes, "-cp", api().toString());
        write(classes.resolve("META-INF/services/" + MapProvider.class.getName()), name + ".Stranger");
        return classes;
    }

    /** Makes a module that provides a backend by its constructor. */
    static Path moduleWithProvider(Path folder, String name) throws IOException {
        return module(folder, name, PROVIDER.formatted(name), "Stranger", "");
    }

    /** Makes a module that provides a backend by a factory method, which tells no more than the interface. */
    static Path moduleWithFactory(Path folder, String name) throws IOException {
        String factory = """
                package %s;

                public final class Factory {
                    private Factory() {}

                    public static dev.lethe.map.spi.MapProvider provider() {
                        return new Stranger();
                    }
                }
                """.formatted(name);
        return module(folder, name, PROVIDER.formatted(name), "Factory", factory);
    }

    /** Makes a module with a main class and no provider. */
    static Path moduleWithMain(Path folder, String name, String main) throws IOException {
        Path sources = folder.resolve("src-" + name);
        write(sources.resolve("module-info.java"), "module %s { requires dev.lethe.map.api; }".formatted(name));
        write(sources.resolve(name + "/Main.java"), main);
        return compile(sources, folder.resolve(name), "-p", api().toString());
    }

    /** Where Lethe's own classes are. */
    static Path api() {
        try {
            return Path.of(Lethe.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Path module(Path folder, String name, String provider, String provided, String factory)
            throws IOException {
        Path sources = folder.resolve("src-" + name);
        write(sources.resolve("module-info.java"), """
                module %1$s {
                    requires dev.lethe.map.api;
                    provides dev.lethe.map.spi.MapProvider with %1$s.%2$s;
                }
                """.formatted(name, provided));
        write(sources.resolve(name + "/Stranger.java"), provider);
        if (!factory.isEmpty()) {
            write(sources.resolve(name + "/Factory.java"), factory);
        }
        return compile(sources, folder.resolve(name), "-p", api().toString());
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private static Path compile(Path sources, Path classes, String... options) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler).as("the compiler of this JDK").isNotNull();
        List<String> all = new ArrayList<>(List.of("--release", "17", "-proc:none", "-d", classes.toString()));
        all.addAll(Arrays.asList(options));
        StringWriter log = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                var found = Files.walk(sources)) {
            List<Path> units = found.filter(Files::isRegularFile).toList();
            boolean done = compiler.getTask(log, files, null, all, null, files.getJavaFileObjectsFromPaths(units))
                    .call();
            assertThat(done).as("compilation: %s", log).isTrue();
        }
        return classes;
    }
}
