package dev.lethe.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.felix.framework.FrameworkFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;

/** The packaged jars as bundles in an OSGi framework, Apache Felix. */
class BundlesIT {
    @TempDir
    Path cache;

    private Framework framework;
    private ClassLoader contextBefore;

    @BeforeEach
    void startFramework() throws Exception {
        // The loader of the test sees Lethe a second time, as classes that the bundles do not know.
        contextBefore = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(null);
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        cache.toString(),
                        Constants.FRAMEWORK_STORAGE_CLEAN,
                        Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT));
        framework.start();
    }

    @AfterEach
    void stopFramework() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
        Thread.currentThread().setContextClassLoader(contextBefore);
    }

    @Test
    void backendIsFoundByTheLoaderOfItsBundle() throws Exception {
        Bundle api = install(Published.api());
        for (Path place : Published.backends()) {
            Bundle backend = install(place);
            backend.start();
            ClassLoader loader = backend.adapt(BundleWiring.class).getClassLoader();
            assertThat(backendsSeen(api, loader)).as(backend.getSymbolicName()).hasSize(1);
            String name = place.getFileName().toString().replaceAll("lethe-map-([a-z]+).*", "$1");
            Object builder = api.loadClass("dev.lethe.map.Lethe")
                    .getMethod("builder", ClassLoader.class)
                    .invoke(null, loader);
            builder.getClass().getMethod("backend", String.class).invoke(builder, name);
            Object map = builder.getClass().getMethod("longLongMap").invoke(builder);
            assertThat(api.loadClass("dev.lethe.map.LongLongMap")
                            .getMethod("addAndGet", long.class, long.class)
                            .invoke(map, 42L, 7L))
                    .isEqualTo(7L);
            assertThat(map.getClass().getClassLoader()).isSameAs(loader);
            api.loadClass("dev.lethe.map.LetheMap").getMethod("close").invoke(map);
        }
    }

    /** Where ServiceLoader is mediated, here by Aries SPI Fly, nobody has to name a loader. */
    @Test
    void backendsAreFoundWhereServiceLoaderIsMediated() throws Exception {
        assumeThat(Runtime.version().feature())
                .as("class files of the JDK itself, which SPI Fly 1.3.7 reads and knows up to Java 23")
                .isLessThanOrEqualTo(23);
        install(Published.onClassPath("org.apache.aries.spifly.dynamic.framework.extension"));
        Bundle api = install(Published.api());
        for (Path place : Published.backends()) {
            install(place).start();
        }
        api.start();
        assertThat(backendsSeen(api, null))
                .hasSize(Published.backends().size())
                .allMatch(info -> info.toString().contains("available"));
    }

    @Test
    void bundlesExportWhatModulesExport() throws Exception {
        for (Path place : Published.all()) {
            ModuleDescriptor module =
                    ModuleFinder.of(place).findAll().iterator().next().descriptor();
            Set<String> ofModule = new TreeSet<>();
            module.exports().stream()
                    .filter(exports -> !exports.isQualified())
                    .forEach(exports -> ofModule.add(exports.source()));
            Set<String> ofBundle = new TreeSet<>();
            for (BundleCapability capability : install(place)
                    .adapt(BundleRevision.class)
                    .getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE)) {
                ofBundle.add((String) capability.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE));
            }
            assertThat(ofBundle).as("packages of %s", place.getFileName()).isEqualTo(ofModule);
        }
    }

    private Bundle install(Path place) throws Exception {
        assertThat(place).as("a packaged jar").isRegularFile();
        return framework.getBundleContext().installBundle(place.toUri().toString());
    }

    private static List<?> backendsSeen(Bundle api, @Nullable ClassLoader loader) throws Exception {
        Class<?> lethe = api.loadClass("dev.lethe.map.Lethe");
        return (List<?>)
                (loader == null
                        ? lethe.getMethod("backends").invoke(null)
                        : lethe.getMethod("backends", ClassLoader.class).invoke(null, loader));
    }
}
