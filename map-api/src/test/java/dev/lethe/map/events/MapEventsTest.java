package dev.lethe.map.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.spi.Shape;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jdk.jfr.Configuration;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.SettingDescriptor;
import org.junit.jupiter.api.Test;

/** The events themselves: off until somebody records, above a threshold unless settings say otherwise, and all in the settings file. */
class MapEventsTest {
    private static final MapOrigin ORIGIN = MapOrigin.of("toy", Shape.LONG_LONG);

    private static List<EventType> types() {
        assertThat(JfrEvents.isThere()).isTrue();
        return FlightRecorder.getFlightRecorder().getEventTypes().stream()
                .filter(type -> type.getName().startsWith("dev.lethe."))
                .toList();
    }

    @Test
    void nothingIsBegunWhileNobodyRecords() {
        assertThat(MapEvents.growth()).isNull();
        assertThat(MapEvents.split()).isNull();
        assertThat(MapEvents.merge()).isNull();
        assertThat(MapEvents.shrink()).isNull();
        assertThat(MapEvents.clear()).isNull();
        assertThat(MapEvents.poolDrop()).isNull();
        assertThat(MapEvents.nativeAllocation()).isNull();
        assertThat(MapEvents.nativeRelease()).isNull();
        assertThat(MapEvents.nativeLimit()).isNull();
        assertThat(MapEvents.flood()).isNull();
        MapEvents.poolLeak(ORIGIN, "TRANSIENT", 1, null);
    }

    @Test
    void aStepIsBegunWhileSomebodyRecordsIt() {
        try (Recording recording = new Recording()) {
            recording.enable("dev.lethe.TableGrowth");
            recording.disable("dev.lethe.TableSplit");
            recording.start();

            assertThat(MapEvents.growth()).isNotNull();
            assertThat(MapEvents.split()).as("not this one").isNull();
        }
        assertThat(MapEvents.growth()).as("not any more").isNull();
    }

    @Test
    void stepsHaveAThresholdUnlessSettingsSayOtherwise() {
        Set<String> without = types().stream()
                .filter(type -> !Objects.equals(defaultOf(type, "threshold"), "1 ms"))
                .map(EventType::getName)
                .collect(Collectors.toSet());

        assertThat(without)
                .as("rare, and never of use to leave out")
                .containsExactlyInAnyOrder("dev.lethe.FloodFallback", "dev.lethe.PoolLeak", "dev.lethe.NativeLimit");
    }

    private static String defaultOf(EventType type, String setting) {
        return type.getSettingDescriptors().stream()
                .filter(descriptor -> descriptor.getName().equals(setting))
                .map(SettingDescriptor::getDefaultValue)
                .findFirst()
                .orElse("none");
    }

    @Test
    void theSettingsFileHasAllEventsAndNoOthers() throws Exception {
        Set<String> expected = new TreeSet<>();
        for (EventType type : types()) {
            expected.add(type.getName() + "#enabled");
            expected.add(type.getName() + "#stackTrace");
            if (!Set.of("dev.lethe.FloodFallback", "dev.lethe.PoolLeak").contains(type.getName())) {
                expected.add(type.getName() + "#threshold");
            }
        }
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(MapEvents.class.getResourceAsStream("/META-INF/jfr/lethe.jfc")),
                StandardCharsets.UTF_8)) {
            Configuration settings = Configuration.create(file);

            assertThat(new TreeSet<>(settings.getSettings().keySet())).isEqualTo(expected);
            assertThat(expected).hasSize(31);
            assertThat(settings.getSettings()).containsEntry("dev.lethe.MapClear#threshold", "0 ns");
        }
    }

    @Test
    void anOriginSaysWhatItWasTold() {
        assertThat(ORIGIN.name()).isEmpty();
        assertThat(ORIGIN.backend()).isEqualTo("toy");
        assertThat(ORIGIN.shape()).isEqualTo(Shape.LONG_LONG);
        assertThat(ORIGIN).hasToString("toy LONG_LONG");
    }
}
