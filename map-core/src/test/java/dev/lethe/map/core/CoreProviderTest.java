package dev.lethe.map.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.Lethe;
import dev.lethe.map.MapBuilder;
import dev.lethe.map.Retention;
import dev.lethe.map.spi.Availability;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What core refuses, and with which words. */
class CoreProviderTest {
    /** The property is read once, and other tests of this JVM need the tables of the default size. */
    @BeforeAll
    static void readTheProperty() {
        assertThat(Geometry.limit(1)).isPositive();
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
    void sizesOfTablesThatAreNone(String asked) {
        Availability availability = withProperty(asked);
        assertThat(availability.isAvailable()).isFalse();
        assertThat(availability.reason())
                .contains(Geometry.MAX_GROUPS_PROPERTY, '"' + asked + '"', "power of two from 64 to 8192");
    }

    @ParameterizedTest
    @ValueSource(strings = {"64", "1024", "8192"})
    void sizesOfTables(String asked) {
        assertThat(withProperty(asked).isAvailable()).isTrue();
    }

    private static Availability withProperty(String value) {
        String before = System.setProperty(Geometry.MAX_GROUPS_PROPERTY, value);
        try {
            return new CoreProvider().availability();
        } finally {
            if (before == null) {
                System.clearProperty(Geometry.MAX_GROUPS_PROPERTY);
            } else {
                System.setProperty(Geometry.MAX_GROUPS_PROPERTY, before);
            }
        }
    }
}
