package dev.lethe.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.Strangers.Crowd;
import dev.lethe.map.Strangers.Moody;
import dev.lethe.map.Strangers.Native;
import dev.lethe.map.Strangers.OnlyLongs;
import dev.lethe.map.Strangers.Plain;
import dev.lethe.map.Strangers.Strong;
import dev.lethe.map.Strangers.Tied;
import dev.lethe.map.Strangers.TwinA;
import dev.lethe.map.Strangers.TwinB;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Claim C16: the order in which backends are chosen. */
class SelectionOrderTest {
    private static final String PREFERENCE = "lethe.backend";

    @BeforeEach
    @AfterEach
    void calm() {
        Moody.available = false;
        Native.asked = 0;
    }

    @Test
    void highestPriorityWins() {
        assertThat(chosen(Plain.class, Strong.class)).isEqualTo("strong");
        assertThat(chosen(Strong.class, Plain.class)).isEqualTo("strong");
    }

    @Test
    void tiesGoByName() {
        assertThat(chosen(Strong.class, Tied.class, Plain.class)).isEqualTo("even");
        assertThat(chosen(Plain.class, Tied.class, Strong.class)).isEqualTo("even");
    }

    @Test
    void propertyGoesBeforePriority() {
        assertThat(preferring("plain", Plain.class, Strong.class)).isEqualTo("plain");
    }

    @Test
    void nameInCodeGoesBeforePropertyAndPriority() {
        String backend = Property.with(
                PREFERENCE,
                "strong",
                () -> StubMap.of(builder(Plain.class, Strong.class)
                                .backend("plain")
                                .longLongMap())
                        .backend());

        assertThat(backend).isEqualTo("plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unheard-of", "moody", "longs", "native", "", "STRONG"})
    void propertyThatCannotServeFallsThrough(String preference) {
        String backend = Property.with(
                PREFERENCE,
                preference,
                () -> StubMap.of(builder(Plain.class, Strong.class, Moody.class, OnlyLongs.class, Native.class)
                                .longObjectMap())
                        .backend());

        assertThat(backend).isEqualTo("strong");
    }

    @Test
    void propertyCannotTakeTheCapabilityAway() {
        String backend = Property.with(
                PREFERENCE,
                "strong",
                () -> StubMap.of(builder(Strong.class, Crowd.class).concurrentMap())
                        .backend());

        assertThat(backend).isEqualTo("crowd");
    }

    @Test
    void twoWithOneNameAreChosenByTheirClasses() {
        assertThat(Lethe.backends(ServiceLines.of(TwinB.class, TwinA.class)))
                .extracting(BackendInfo::providerClass)
                .containsExactly(TwinA.class.getName(), TwinB.class.getName());
        assertThat(StubMap.of(builder(TwinB.class, TwinA.class).backend("twin").objectMap())
                        .spec()
                        .required())
                .isEmpty();
    }

    @Test
    void ofTwoWithOneNameTheOneThatCanServeIsChosen() {
        MapBuilder builder = builder(TwinA.class, TwinB.class, Strong.class);

        MapRecipe<LongLongMap> recipe =
                builder.backend("twin").require(Capability.NULLS).recipe().longLongMap();

        assertThat(recipe.backend()).isEqualTo("twin");
        assertThatThrownBy(builder.require(Capability.SHRINKING)::longLongMap)
                .hasMessageContaining(TwinA.class.getName())
                .hasMessageContaining(TwinB.class.getName());
    }

    @Test
    void theUnavailableIsPassedOverAndAskedAgain() {
        MapBuilder builder = builder(Moody.class, Plain.class);

        assertThat(StubMap.of(builder.longLongMap()).backend()).isEqualTo("plain");
        Moody.available = true;
        assertThat(StubMap.of(builder.longLongMap()).backend()).isEqualTo("moody");
    }

    @Test
    void theOneWithoutTheShapeIsPassedOver() {
        MapBuilder builder = builder(OnlyLongs.class, Plain.class);

        assertThat(StubMap.of(builder.longLongMap()).backend()).isEqualTo("longs");
        assertThat(StubMap.of(builder.longObjectMap()).backend()).isEqualTo("plain");
        assertThat(StubMap.of(builder.objectLongMap()).backend()).isEqualTo("plain");
        assertThat(StubMap.of(builder.objectMap()).backend()).isEqualTo("plain");
    }

    @Test
    void theOneThatRefusesTheSpecIsPassedOver() {
        MapBuilder builder = builder(Strangers.Strings.class, Plain.class);

        assertThat(StubMap.of(builder.objectLongMap()).backend()).isEqualTo("plain");
        assertThatThrownBy(builder(Strangers.Strings.class)::objectLongMap)
                .isInstanceOf(BackendSelectionException.class)
                .hasMessageContaining("takes strings alone; say keyType(String.class)");
        assertThat(StubMap.of(builder.keyType(String.class).objectLongMap()).backend())
                .isEqualTo("strings");
    }

    @Test
    void theOneWithoutTheCapabilityIsPassedOver() {
        assertThat(StubMap.of(builder(Strong.class, Crowd.class)
                                .require(Capability.ATOMIC_CLEAR)
                                .objectMap())
                        .backend())
                .isEqualTo("crowd");
    }

    @Test
    void aCapabilityForOneShapeIsNoneForAnother() {
        assertThatThrownBy(builder(Crowd.class).require(Capability.ATOMIC_CLEAR)::longLongMap)
                .isInstanceOf(BackendSelectionException.class)
                .hasMessageContaining("lacks [ATOMIC_CLEAR]");
    }

    @Test
    void concurrentMapRequiresConcurrent() {
        ConcurrentObjectMap<String, String> map =
                builder(Strong.class, Crowd.class).concurrentMap();

        assertThat(StubMap.of(map).backend()).isEqualTo("crowd");
        assertThat(StubMap.of(map).spec().required()).containsExactly(Capability.CONCURRENT);
        assertThatThrownBy(builder(Strong.class)::concurrentMap).hasMessageContaining("lacks [CONCURRENT]");
    }

    @Test
    void offHeapIsNeverChosenUnasked() {
        assertThat(chosen(Native.class, Plain.class)).isEqualTo("plain");
        assertThat(preferring("native", Native.class, Plain.class)).isEqualTo("plain");
        assertThat(Native.asked).as("questions for its availability").isZero();
    }

    @Test
    void offHeapIsChosenWhenItIsNamedOrRequired() {
        assertThat(StubMap.of(builder(Native.class, Plain.class)
                                .backend("native")
                                .longLongMap())
                        .backend())
                .isEqualTo("native");
        assertThat(StubMap.of(builder(Native.class, Plain.class)
                                .require(Capability.OFF_HEAP)
                                .longLongMap())
                        .backend())
                .isEqualTo("native");
    }

    @Test
    void offHeapAloneIsRefusedUnlessItIsAskedFor() {
        assertThatThrownBy(() -> preferring("native", Native.class))
                .isInstanceOf(BackendSelectionException.class)
                .hasMessageContaining("named in code or OFF_HEAP is required");
        assertThat(Native.asked).isZero();
    }

    private static String chosen(Class<?>... providers) {
        return Property.with(
                PREFERENCE,
                null,
                () -> StubMap.of(builder(providers).longLongMap()).backend());
    }

    private static String preferring(String preference, Class<?>... providers) {
        return Property.with(
                PREFERENCE,
                preference,
                () -> StubMap.of(builder(providers).longLongMap()).backend());
    }

    private static MapBuilder builder(Class<?>... providers) {
        return Lethe.builder(ServiceLines.of(providers));
    }
}
