package dev.lethe.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Providers in class loaders other than Lethe's: found when they can be seen, and let go of afterwards. */
class ClassLoaderTest {
    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final List<Object> KEPT = new ArrayList<>();

    @TempDir
    static Path folder;

    private static Path stranger;

    @BeforeAll
    static void compile() throws Exception {
        stranger = Compiled.onClassPath(folder, "faraway");
    }

    @Test
    void aLoaderThatIsGivenIsSearched() throws Exception {
        try (URLClassLoader loader = loaderOf(stranger)) {
            assertThat(Lethe.backends(loader)).extracting(BackendInfo::name).contains("faraway");
            BackendInfo info = named(Lethe.backends(loader), "faraway");
            assertThat(info.providerClass()).isEqualTo("faraway.Stranger");
            assertThat(info.location()).isEqualTo(stranger.toUri().toURL().toString());
            assertThat(Lethe.builder(loader).backend("faraway").longLongMap()).hasToString("made by faraway");
        }
    }

    @Test
    void theLoaderOfTheThreadIsSearched() throws Exception {
        try (URLClassLoader loader = loaderOf(stranger)) {
            String map = inContext(
                    loader,
                    () -> Lethe.builder().backend("faraway").longLongMap().toString());

            assertThat(map).isEqualTo("made by faraway");
            assertThat(backendsIn(loader)).extracting(BackendInfo::name).containsOnlyOnce("faraway");
        }
    }

    @Test
    void withoutALoaderOfTheThreadLethesOwnIsSearched() throws Exception {
        assertThat(backendsIn(null))
                .isSameAs(backendsIn(Lethe.class.getClassLoader()))
                .extracting(BackendInfo::name)
                .doesNotContain("faraway");
    }

    @Test
    void oneProviderSeenByTwoLoadersIsListedOnce() throws Exception {
        try (URLClassLoader isolated = isolated(Compiled.api(), stranger);
                URLClassLoader below = new URLClassLoader(new URL[0], isolated)) {
            assertThat(inContext(below, () -> backendsOf(isolated))).hasSize(1);
            assertThat(Property.with("faraway.sick", "true", () -> inContext(below, () -> backendsOf(isolated))))
                    .hasSize(1);
        }
    }

    @Test
    void lethesOwnLoaderIsSearchedBesidesThatOfTheThread() throws Exception {
        try (URLClassLoader isolated = isolated(Compiled.api(), stranger)) {
            ClassLoader blind = ClassLoader.getPlatformClassLoader();

            assertThat(inContext(blind, () -> backendsOf(isolated)))
                    .singleElement()
                    .satisfies(info -> assertThat(info)
                            .asString()
                            .startsWith("faraway (faraway.Stranger from ")
                            .endsWith(": available"));
        }
    }

    /** What broke may have broken for want of memory: only a search that went well is kept. */
    @Test
    void lethesOwnLoaderIsSearchedAgainAfterSomethingBroke() throws Exception {
        try (URLClassLoader isolated = isolated(Compiled.api(), stranger)) {
            List<?> sick = Property.with("faraway.sick", "true", () -> backendsOf(isolated));
            List<?> well = backendsOf(isolated);

            assertThat(sick).singleElement().asString().contains("sick today");
            assertThat(well).singleElement().asString().endsWith(": available");
            assertThat(inContext(null, () -> backendsOf(isolated)))
                    .isSameAs(inContext(null, () -> backendsOf(isolated)));
        }
    }

    /** A copy of Lethe beside ours: its providers are none of ours. */
    @Test
    void aProviderOfAnotherCopyOfLetheIsReported() throws Exception {
        try (URLClassLoader isolated = isolated(Compiled.api(), stranger)) {
            assertThat(Lethe.backends(isolated))
                    .singleElement()
                    .satisfies(info ->
                            assertThat(info.availability().reason()).contains("faraway.Stranger", "not a subtype"));
        }
    }

    @Test
    void aForeignLoaderIsLetGoOf() throws Exception {
        WeakReference<ClassLoader> loader = useOnce();

        long end = System.nanoTime() + PATIENCE_NANOS;
        while (loader.get() != null && System.nanoTime() - end < 0) {
            System.gc();
            Thread.sleep(20);
        }

        assertThat(loader.get()).as("the loader after its last use").isNull();
        assertThat(KEPT).as("failures that were kept").hasSize(2).doesNotContainNull();
    }

    /** Uses a loader in every way, failures included; what is thrown is kept and must not keep the loader. */
    private static WeakReference<ClassLoader> useOnce() throws Exception {
        try (URLClassLoader loader = loaderOf(stranger)) {
            KEPT.add(catchThrowableOfType(
                    BackendSelectionException.class, Lethe.builder(loader).require(Capability.NULLS)::longLongMap));
            KEPT.add(Property.with(
                    "faraway.sick",
                    "true",
                    () -> catchThrowableOfType(
                            BackendSelectionException.class,
                            Lethe.builder(loader).backend("faraway")::longLongMap)));
            assertThat(backendsIn(loader)).isNotEmpty();
            MapRecipe<LongLongMap> recipe = inContext(
                    loader, () -> Lethe.builder().backend("faraway").recipe().longLongMap());
            assertThat(recipe.create()).isNotNull();
            assertThat(recipe.create()).hasToString("made by faraway");
            return new WeakReference<>(loader);
        }
    }

    private static URLClassLoader loaderOf(Path classes) throws Exception {
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Lethe.class.getClassLoader());
    }

    /** A loader with Lethe's classes of its own. */
    private static URLClassLoader isolated(Path... paths) throws Exception {
        URL[] urls = new URL[paths.length];
        for (int i = 0; i < paths.length; i++) {
            urls[i] = paths[i].toUri().toURL();
        }
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    /** Calls {@code Lethe.backends()} of another copy of Lethe. */
    private static List<?> backendsOf(ClassLoader isolated) {
        try {
            Method backends = isolated.loadClass(Lethe.class.getName()).getMethod("backends");
            return (List<?>) backends.invoke(null);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("another copy of Lethe", impossible);
        }
    }

    private static List<BackendInfo> backendsIn(@Nullable ClassLoader context) {
        return inContext(context, Lethe::backends);
    }

    private static BackendInfo named(List<BackendInfo> infos, String name) {
        return infos.stream()
                .filter(info -> info.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static <T> T inContext(@Nullable ClassLoader loader, Supplier<T> call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
