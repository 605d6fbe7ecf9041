package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Lethe;
import dev.lethe.map.tck.LongLongMapContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar of the TCK, as a stranger uses it: on the backend of their own, as modules and on the class path. */
class TckModulePathIT {
    private static final String MODULE = """
            module stranger {
                requires dev.lethe.map.tck;
                requires org.junit.platform.launcher;
                provides dev.lethe.map.spi.MapProvider with stranger.Provider;
                opens stranger to org.junit.platform.commons;
            }
            """;

    private static final String PROVIDER = """
            package stranger;

            import dev.lethe.map.Capability;
            import dev.lethe.map.Lethe;
            import dev.lethe.map.LetheMap;
            import dev.lethe.map.spi.AbstractMapProvider;
            import dev.lethe.map.spi.MapSpec;
            import dev.lethe.map.spi.Shape;
            import java.util.Set;

            public final class Provider extends AbstractMapProvider {
                public Provider() {
                    super("stranger");
                }

                @Override
                public Set<Shape> shapes() {
                    return Set.of(Shape.LONG_LONG);
                }

                @Override
                public Set<Capability> capabilities(Shape shape) {
                    return Boolean.getBoolean("stranger.boasts") ? Set.of(Capability.CONCURRENT) : Set.of();
                }

                @Override
                public <M extends LetheMap> M create(MapSpec<M> spec) {
                    return spec.cast(Lethe.builder()
                            .backend("core")
                            .seed(spec.seed().orElse(0))
                            .expectedSize(spec.expectedSize())
                            .retention(spec.retention())
                            .longLongMap());
                }
            }
            """;

    private static final String CONTRACT = """
            package stranger;

            import dev.lethe.map.Capability;
            import dev.lethe.map.tck.LongLongMapContract;
            import java.util.Set;

            class Contract extends LongLongMapContract {
                @Override
                protected String backend() {
                    return "stranger";
                }

                @Override
                protected Set<Capability> capabilities() {
                    return Set.of();
                }
            }
            """;

    /** Runs some groups of rules, which take no long time, and lists of random commands. */
    private static final String MAIN = """
            package stranger;

            import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

            import dev.lethe.map.spi.Shape;
            import dev.lethe.map.tck.CommandReader;
            import dev.lethe.map.tck.CommandRunner;
            import dev.lethe.map.tck.MapSource;
            import java.util.Random;
            import org.junit.platform.engine.FilterResult;
            import org.junit.platform.engine.TestExecutionResult;
            import org.junit.platform.launcher.PostDiscoveryFilter;
            import org.junit.platform.launcher.TestExecutionListener;
            import org.junit.platform.launcher.TestIdentifier;
            import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
            import org.junit.platform.launcher.core.LauncherFactory;

            public final class Main {
                public static void main(String[] arguments) {
                    System.out.println(MapSource.class.getModule());
                    PostDiscoveryFilter groups = test -> FilterResult.includedIf(!test.isTest()
                            || test.getUniqueId().toString().matches(".*nested-class:(Capabilities|Removals|Absence)].*"));
                    LauncherFactory.create().execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(Contract.class))
                                    .filters(groups)
                                    .build(),
                            new TestExecutionListener() {
                                @Override
                                public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                    if (test.isTest() || result.getThrowable().isPresent()) {
                                        System.out.println(result.getStatus() + " " + test.getDisplayName());
                                    }
                                }
                            });
                    CommandRunner runner = new CommandRunner(new MapSource("stranger", Shape.LONG_LONG));
                    Random random = new Random(1);
                    for (int i = 0; i < 20; i++) {
                        runner.run(CommandReader.random(random, 60));
                    }
                    System.out.println("commands run");
                }
            }
            """;

    private static final Path[] LETHE = {
        Outsider.jarOf(Lethe.class), Outsider.jarOf(CoreProvider.class), Outsider.jarOf(LongLongMapContract.class)
    };

    @TempDir
    Path folder;

    @Test
    void contractRunsOnTheModulePath() throws Exception {
        assertThat(runAsModule())
                .startsWith("module dev.lethe.map.tck")
                .endsWith("commands run")
                .contains("SUCCESSFUL backendSaysWhatItCanDo()", "SUCCESSFUL containsKeyTellsNothingFromAbsent()")
                .noneMatch(line -> line.startsWith("FAILED"));
    }

    /** A contract that were not run, or could not fail there, would be no contract. */
    @Test
    void contractFailsOnTheModulePathWhereABackendBoasts() throws Exception {
        assertThat(runAsModule("-Dstranger.boasts=true"))
                .contains("FAILED backendSaysWhatItCanDo()", "SUCCESSFUL containsKeyTellsNothingFromAbsent()");
    }

    @Test
    void contractRunsOnTheClassPath() throws Exception {
        Outsider stranger = new Outsider(folder);
        Path classes = stranger.compile(sources(), "-cp", Outsider.path(jars()));
        Path services = folder.resolve("services");
        Outsider.write(services, "META-INF/services/dev.lethe.map.spi.MapProvider", "stranger.Provider\n");

        assertThat(stranger.java("-cp", Outsider.path(jars(classes, services)), "stranger.Main"))
                .endsWith("commands run")
                .contains("SUCCESSFUL backendSaysWhatItCanDo()", "SUCCESSFUL containsKeyTellsNothingFromAbsent()")
                .noneMatch(line -> line.startsWith("FAILED") || line.contains("module dev.lethe"));
    }

    @Test
    void theJarsAreThoseThatWerePackaged() {
        assertThat(LETHE)
                .allSatisfy(jar -> assertThat(jar.getFileName().toString()).endsWith(".jar"))
                .doesNotHaveDuplicates();
    }

    private List<String> runAsModule(String... options) throws Exception {
        Outsider stranger = new Outsider(folder);
        Map<String, String> sources = sources();
        sources.put("module-info.java", MODULE);
        Path classes = stranger.compile(sources, "-p", Outsider.path(jars()));
        Stream<String> program = Stream.of("-p", Outsider.path(jars(classes)), "-m", "stranger/stranger.Main");
        return stranger.java(Stream.concat(Stream.of(options), program).toArray(String[]::new));
    }

    private static Map<String, String> sources() {
        return new TreeMap<>(Map.of(
                "stranger/Provider.java", PROVIDER, "stranger/Contract.java", CONTRACT, "stranger/Main.java", MAIN));
    }

    /** Returns Lethe's jars, those of JUnit and AssertJ with what these need, and more. */
    private static Path[] jars(Path... more) throws ClassNotFoundException {
        Stream.Builder<Path> tools = Stream.builder();
        for (String name : List.of(
                "org.junit.jupiter.api.Test",
                "org.junit.jupiter.engine.JupiterTestEngine",
                "org.junit.platform.commons.JUnitException",
                "org.junit.platform.engine.TestEngine",
                "org.junit.platform.launcher.Launcher",
                "org.opentest4j.AssertionFailedError",
                "org.apiguardian.api.API",
                "org.assertj.core.api.Assertions",
                "net.bytebuddy.ByteBuddy")) {
            tools.add(Outsider.jarOf(Class.forName(name)));
        }
        return Stream.of(Stream.of(LETHE), tools.build(), Stream.of(more))
                .flatMap(paths -> paths)
                .toArray(Path[]::new);
    }
}
