package dev.lethe.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.BrokenStrangers.Checked;
import dev.lethe.map.BrokenStrangers.Hidden;
import dev.lethe.map.BrokenStrangers.InAvailability;
import dev.lethe.map.BrokenStrangers.InCapabilities;
import dev.lethe.map.BrokenStrangers.InConstructor;
import dev.lethe.map.BrokenStrangers.InInitializer;
import dev.lethe.map.BrokenStrangers.InName;
import dev.lethe.map.BrokenStrangers.InPriority;
import dev.lethe.map.BrokenStrangers.InShapes;
import dev.lethe.map.BrokenStrangers.NoMemory;
import dev.lethe.map.BrokenStrangers.NoProvider;
import dev.lethe.map.BrokenStrangers.NullAvailability;
import dev.lethe.map.BrokenStrangers.NullName;
import dev.lethe.map.BrokenStrangers.NullShape;
import dev.lethe.map.BrokenStrangers.WithUnspeakable;
import dev.lethe.map.Strangers.Plain;
import dev.lethe.map.spi.Shape;
import java.io.IOException;
import java.net.URL;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A provider that breaks is reported and passed over; it never breaks the others. */
class BrokenProviderTest {
    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(InConstructor.class, "sick constructor"),
                Arguments.of(InInitializer.class, "sick initialiser"),
                Arguments.of(Checked.class, "sick disk"),
                Arguments.of(InName.class, "sick/Name"),
                Arguments.of(NullName.class, "name() returned null"),
                Arguments.of(InPriority.class, "sick priority"),
                Arguments.of(InShapes.class, "sick shapes"),
                Arguments.of(NullShape.class, "NullPointerException"),
                Arguments.of(InCapabilities.class, "sick capabilities"),
                Arguments.of(WithUnspeakable.class, "Unspeakable"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isReportedAndPassedOver(Class<?> provider, String reason) {
        ServiceLines loader = ServiceLines.of(provider, Plain.class);

        List<BackendInfo> found = Lethe.backends(loader);

        assertThat(found).extracting(BackendInfo::name).containsExactly("plain", provider.getName());
        BackendInfo broken = found.get(1);
        assertThat(broken.providerClass()).isEqualTo(provider.getName());
        assertThat(broken.location()).contains("classes");
        assertThat(broken.priority()).isEqualTo(Integer.MIN_VALUE);
        assertThat(broken.shapes()).isEmpty();
        assertThat(broken.capabilities(Shape.LONG_LONG)).isEmpty();
        assertThat(broken.availability().isAvailable()).isFalse();
        assertThat(broken.availability().reason())
                .startsWith("the provider broke while it was loaded (")
                .contains(reason);
        assertThat(broken.toString()).contains(provider.getName(), reason);
        assertThat(StubMap.of(Lethe.builder(loader).longLongMap()).backend()).isEqualTo("plain");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isNotChosenByItsClassName(Class<?> provider, String reason) {
        MapBuilder builder = Lethe.builder(ServiceLines.of(provider)).backend(provider.getName());

        assertThatThrownBy(builder::longLongMap)
                .isInstanceOf(BackendSelectionException.class)
                .hasMessageContaining(reason);
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of("no.such.Provider", "no.such.Provider"),
                Arguments.of("this is no class name", "memory:services"),
                Arguments.of(NoProvider.class.getName(), "not a subtype"),
                Arguments.of(Hidden.class.getName(), "Hidden"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aBadLineIsReported(String line, String reason) {
        List<BackendInfo> found = Lethe.backends(new ServiceLines(line));

        assertThat(found).hasSize(1);
        assertThat(found.get(0).name()).isEqualTo("(unknown provider)");
        assertThat(found.get(0).location()).contains(ServiceLines.class.getName());
        assertThat(found.get(0).availability().reason()).contains(reason);
    }

    @Test
    void badLinesDoNotHideTheGoodOnes() {
        ServiceLines loader = new ServiceLines(
                "no.such.Provider", NoProvider.class.getName(), "no.such.Other", Plain.class.getName());

        assertThat(Lethe.backends(loader))
                .extracting(BackendInfo::name)
                .containsExactly("plain", "(unknown provider)", "(unknown provider)", "(unknown provider)");
    }

    @ParameterizedTest
    @MethodSource("evasive")
    void oneThatBreaksAtTheQuestionIsUnavailable(Class<?> provider, String reason) {
        ServiceLines loader = ServiceLines.of(provider, Plain.class);

        BackendInfo evasive = Lethe.backends(loader).get(0);

        assertThat(evasive.providerClass()).isEqualTo(provider.getName());
        assertThat(evasive.shapes()).containsExactly(Shape.values());
        assertThat(evasive.availability().reason()).contains("asked whether it is available", reason);
        assertThat(StubMap.of(Lethe.builder(loader).longLongMap()).backend()).isEqualTo("plain");
    }

    static Stream<Arguments> evasive() {
        return Stream.of(
                Arguments.of(InAvailability.class, "sick/Availability"),
                Arguments.of(NullAvailability.class, "availability() returned null"));
    }

    @Test
    void wantOfMemoryIsNotBlamedOnTheProvider() {
        assertThatThrownBy(() -> Lethe.backends(ServiceLines.of(NoMemory.class)))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void aLoaderThatFailsAtEachQuestionIsGivenUpOn() {
        ClassLoader failing = new ClassLoader(null) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                throw new IOException("the jar is gone");
            }
        };

        assertThat(Lethe.backends(failing))
                .singleElement()
                .satisfies(info -> assertThat(info.availability().reason()).contains("the jar is gone"));
    }

    @Test
    void manyBadLinesComeToAnEnd() {
        ServiceLines loader = new ServiceLines(
                IntStream.range(0, 1_000).mapToObj(i -> "no.such.Provider" + i).toArray(String[]::new));

        assertThat(Lethe.backends(loader)).hasSizeBetween(1, 100);
    }
}
