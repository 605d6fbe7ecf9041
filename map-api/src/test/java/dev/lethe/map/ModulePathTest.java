package dev.lethe.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lethe as a named module: {@code provides} is found, in the boot layer of another JVM and in layers of this one. */
class ModulePathTest {
    private static final String API = "dev.lethe.map.api";

    private static final String MAIN = """
            package consumer;

            import dev.lethe.map.Lethe;

            public final class Main {
                public static void main(String[] arguments) {
                    System.out.println(Lethe.class.getModule());
                    Lethe.backends().forEach(System.out::println);
                    System.out.println(Lethe.builder().longLongMap());
                    System.out.println(Lethe.builder().backend("stranger.two").objectMap());
                    try {
                        Lethe.builder().backend("none").longLongMap();
                    } catch (IllegalArgumentException expected) {
                        System.out.println(expected.getMessage());
                    }
                }
            }
            """;

    @TempDir
    static Path folder;

    private static Path one;

    private static Path two;

    @BeforeAll
    static void compile() throws Exception {
        one = Compiled.moduleWithFactory(folder, "factory.one");
        two = Compiled.moduleWithFactory(folder, "factory.two");
    }

    @Test
    void providersAreFoundOnTheModulePath() throws Exception {
        Path consumer = Compiled.moduleWithMain(folder, "consumer", MAIN);
        Path strangerOne = Compiled.moduleWithProvider(folder, "stranger.one");
        Path strangerTwo = Compiled.moduleWithProvider(folder, "stranger.two");

        List<String> lines =
                java("-p", path(Compiled.api(), consumer, strangerOne, strangerTwo), "-m", "consumer/consumer.Main");

        assertThat(lines)
                .startsWith(
                        "module " + API,
                        "stranger.one (stranger.one.Stranger from module stranger.one): available",
                        "stranger.two (stranger.two.Stranger from module stranger.two): available",
                        "made by stranger.one",
                        "made by stranger.two")
                .last()
                .asString()
                .contains("\"none\"", "Found 2", "module stranger.one", "module stranger.two");
    }

    /** The type that a factory method declares is the same for both: they are two all the same. */
    @Test
    void factoryMethodsOfTwoModulesAreTwoProviders() throws Exception {
        ClassLoader loader = layer(ModuleLayer.boot(), true, Compiled.api(), one, two);

        assertThat(call(loader, "backends"))
                .isEqualTo("[factory.one (factory.one.Stranger from module factory.one): available,"
                        + " factory.two (factory.two.Stranger from module factory.two): available]");
    }

    @Test
    void aFactoryThatBreaksDoesNotHideTheOther() throws Exception {
        String found = Property.with("factory.one.sick", "true", () -> {
            try {
                return call(layer(ModuleLayer.boot(), true, Compiled.api(), one, two), "backends");
            } catch (ReflectiveOperationException impossible) {
                throw new LinkageError("another copy of Lethe", impossible);
            }
        });

        assertThat(found)
                .contains("(unknown provider)", "factory.one.Factory", "sick today")
                .contains("factory.two (factory.two.Stranger from module factory.two): available");
    }

    @Test
    void aLayerWithALoaderForEachModuleIsSearched() throws Exception {
        ClassLoader loader = layer(ModuleLayer.boot(), false, Compiled.api(), one);

        assertThat(call(loader, "backends")).contains("factory.one").doesNotContain("factory.two");
    }

    /** A layer above is found through its loader, and does not show below. */
    @Test
    void aLayerAboveIsSearchedThroughItsLoader() throws Exception {
        Configuration configuration = Configuration.resolveAndBind(
                ModuleFinder.of(Compiled.api()),
                List.of(ModuleLayer.boot().configuration()),
                ModuleFinder.of(),
                Set.of(API));
        ModuleLayer below = ModuleLayer.boot().defineModulesWithOneLoader(configuration, null);
        ModuleLayer above = below.defineModulesWithOneLoader(
                below.configuration().resolve(ModuleFinder.of(one), ModuleFinder.of(), Set.of("factory.one")), null);
        Class<?> lethe = below.findLoader(API).loadClass(Lethe.class.getName());

        Object seenAbove = lethe.getMethod("backends", ClassLoader.class).invoke(null, above.findLoader("factory.one"));

        assertThat(String.valueOf(seenAbove)).contains("factory.one (factory.one.Stranger from module factory.one)");
        assertThat(call(below.findLoader(API), "backends")).isEqualTo("[]");
    }

    private static ClassLoader layer(ModuleLayer parent, boolean oneLoader, Path... modules) {
        Configuration configuration =
                parent.configuration().resolveAndBind(ModuleFinder.of(modules), ModuleFinder.of(), Set.of(API));
        ModuleLayer layer = oneLoader
                ? parent.defineModulesWithOneLoader(configuration, null)
                : parent.defineModulesWithManyLoaders(configuration, null);
        return layer.findLoader(API);
    }

    private static String call(ClassLoader loader, String method) throws ReflectiveOperationException {
        Class<?> lethe = loader.loadClass(Lethe.class.getName());
        assertThat(lethe.getModule().getName()).isEqualTo(API);
        return String.valueOf(lethe.getMethod(method).invoke(null));
    }

    private static String path(Path... paths) {
        return String.join(
                File.pathSeparator, List.of(paths).stream().map(Path::toString).toList());
    }

    /** Runs a JVM of the same release and returns what it printed. */
    private static List<String> java(String... arguments) throws Exception {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder();
        builder.command()
                .add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().addAll(List.of(arguments));
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("ended in time")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as("exit code: %s", Files.readString(err))
                .isZero();
        return Files.readAllLines(out);
    }
}
