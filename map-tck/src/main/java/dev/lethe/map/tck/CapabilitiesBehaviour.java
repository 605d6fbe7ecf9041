package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.BackendSelectionException;
import dev.lethe.map.Capability;
import dev.lethe.map.ConcurrentObjectMap;
import dev.lethe.map.spi.Shape;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A backend does what it says, says what it does, and refuses the rest. */
abstract class CapabilitiesBehaviour extends Behaviour {
    /** What the backend is known to be able to do. */
    abstract Set<Capability> expected();

    @Test
    void backendSaysWhatItCanDo() {
        assertThat(source().info().availability().isAvailable()).isTrue();
        assertThat(source().info().shapes()).contains(source().shape());
        assertThat(source().capabilities()).isEqualTo(expected());
    }

    @Test
    void supportedCapabilityIsGranted() {
        for (Capability capability : expected()) {
            Subject map = source().make(source().builder().require(capability));
            assertThat(map.map()).isInstanceOf(source().shape().mapType());
        }
        Subject map = source().make(source().builder().require(expected().toArray(new Capability[0])));
        assertThat(map.map().isEmpty()).isTrue();
    }

    @Test
    void unsupportedCapabilityIsRefused() {
        for (Capability capability : EnumSet.allOf(Capability.class)) {
            if (!expected().contains(capability)) {
                assertThatThrownBy(() -> source().make(source().builder().require(capability)))
                        .isInstanceOf(BackendSelectionException.class)
                        .hasMessageContaining(source().backend())
                        .hasMessageContaining(capability.name());
            }
        }
    }

    @Test
    void concurrentMapIsMadeOrRefused() {
        if (source().shape() == Shape.OBJECT_OBJECT && expected().contains(Capability.CONCURRENT)) {
            ConcurrentObjectMap<Object, Object> map = source().builder().concurrentMap();
            assertThat(map.isEmpty()).isTrue();
        } else if (source().shape() == Shape.OBJECT_OBJECT) {
            assertThatThrownBy(() -> source().builder().concurrentMap())
                    .isInstanceOf(BackendSelectionException.class)
                    .hasMessageContaining("CONCURRENT");
        }
    }
}
