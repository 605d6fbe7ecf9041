package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.BackendSelectionException;
import dev.lethe.map.Lethe;
import dev.lethe.map.MapBuilder;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.Availability;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What core refuses, and with which words. */
class CoreProviderTest {
    private static final String SEED = "lethe.seed";

    /** The properties are read once, and other tests of this JVM need the tables of the default size, and seeds. */
    @BeforeAll
    static void readTheProperties() {
        assertThat(Geometry.limit(1)).isPositive();
        assertThat(Hashing.freshSeed()).isNotEqualTo(Hashing.freshSeed());
    }

    private static MapBuilder core() {
        return Lethe.builder().backend("core");
    }

    @Test
    void moreEntriesThanADirectoryTakes() {
        assertThatThrownBy(() -> core().expectedSize(Long.MAX_VALUE).longLongMap())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expectedSize takes at most " + Geometry.MAX_ENTRIES);
        assertThatThrownBy(() ->
                        core().retention(Retention.keepAtLeast(Long.MAX_VALUE)).objectMap())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("keepAtLeast takes at most " + Geometry.MAX_ENTRIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "7", "32", "1000", "16384", "-16", ""})
    void sizesOfTablesThatAreNone(String asked) throws Exception {
        Availability availability = withProperty(Geometry.MAX_GROUPS_PROPERTY, asked, CoreProviderTest::availability);
        assertThat(availability.isAvailable()).isFalse();
        assertThat(availability.reason())
                .contains(Geometry.MAX_GROUPS_PROPERTY, '"' + asked + '"', "power of two from 64 to 8192");
    }

    @ParameterizedTest
    @ValueSource(strings = {"64", "1024", "8192"})
    void sizesOfTables(String asked) throws Exception {
        assertThat(withProperty(Geometry.MAX_GROUPS_PROPERTY, asked, CoreProviderTest::availability)
                        .isAvailable())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1.5", "", " 7", "9223372036854775808", "7L"})
    void seedsThatAreNone(String asked) throws Exception {
        Availability availability = withProperty(SEED, asked, CoreProviderTest::availability);
        assertThat(availability.isAvailable()).isFalse();
        assertThat(availability.reason())
                .contains(SEED, '"' + asked + '"', "from -9223372036854775808 to 9223372036854775807", "left out");
        assertThatThrownBy(() -> withProperty(SEED, asked, () -> core().longLongMap()))
                .isInstanceOf(BackendSelectionException.class)
                .hasMessageContaining('"' + asked + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "+3", "9223372036854775807", "0x7f"})
    void seeds(String asked) throws Exception {
        assertThat(withProperty(SEED, asked, CoreProviderTest::availability).isAvailable())
                .isTrue();
    }

    /** Backends that use these classes too, but are asked for nothing before they make a map. */
    @Test
    void noSeedIsDrawnWhereTheOneAskedForIsNone() throws Exception {
        URL[] classes = {Outsider.jarOf(Hashing.class).toUri().toURL()};
        try (URLClassLoader fresh = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader())) {
            Method drawn = fresh.loadClass(Hashing.class.getName()).getDeclaredMethod("freshSeed");
            drawn.setAccessible(true);
            assertThatThrownBy(() -> withProperty(SEED, "abc", () -> drawn.invoke(null)))
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasStackTraceContaining("the property " + SEED);
        }
    }

    private static Availability availability() {
        return new CoreProvider().availability();
    }

    private static <T> T withProperty(String name, String value, Callable<T> call) throws Exception {
        String before = System.setProperty(name, value);
        try {
            return call.call();
        } finally {
            if (before == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, before);
            }
        }
    }
}
