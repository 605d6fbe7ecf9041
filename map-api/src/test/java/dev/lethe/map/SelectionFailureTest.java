package dev.lethe.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lethe.map.BrokenStrangers.InAvailability;
import dev.lethe.map.BrokenStrangers.InConstructor;
import dev.lethe.map.Strangers.Crowd;
import dev.lethe.map.Strangers.Moody;
import dev.lethe.map.Strangers.Native;
import dev.lethe.map.Strangers.OnlyLongs;
import dev.lethe.map.Strangers.Plain;
import org.junit.jupiter.api.Test;

/** Claim C16: a request that cannot be met says what was asked, what was found where, and why each was refused. */
class SelectionFailureTest {
    @Test
    void oneMessageTellsEverything() {
        Moody.available = false;
        MapBuilder builder = Lethe.builder(
                        ServiceLines.of(Plain.class, OnlyLongs.class, Native.class, Crowd.class, InConstructor.class))
                .require(Capability.NULLS, Capability.CONCURRENT);

        BackendSelectionException failure = catchThrowableOfType(BackendSelectionException.class, builder::objectMap);

        assertThat(failure)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "No backend can make a map of shape OBJECT_OBJECT with [CONCURRENT, NULLS]. Found 5: ")
                .hasMessageContaining("plain (" + Plain.class.getName() + " from ")
                .hasMessageContaining(placeOf(Plain.class) + "): lacks [CONCURRENT, NULLS]")
                .hasMessageContaining("longs (" + OnlyLongs.class.getName())
                .hasMessageContaining("lacks the shape OBJECT_OBJECT")
                .hasMessageContaining("crowd (" + Crowd.class.getName())
                .hasMessageContaining("): lacks [NULLS]")
                .hasMessageContaining("native (" + Native.class.getName())
                .hasMessageContaining(InConstructor.class.getName())
                .hasMessageContaining("broke while it was loaded")
                .hasMessageContaining("sick constructor")
                .hasMessageEndingWith(".");
    }

    @Test
    void theReasonsOfTheUnavailableAreTold() {
        Moody.available = false;

        assertThatThrownBy(Lethe.builder(ServiceLines.of(Moody.class, InAvailability.class))::longLongMap)
                .hasMessageContaining("it needs a full moon")
                .hasMessageContaining("broke when it was asked whether it is available")
                .hasMessageContaining("sick/Availability");
    }

    @Test
    void anUnknownNameIsToldWithTheKnownOnes() {
        assertThatThrownBy(
                        Lethe.builder(ServiceLines.of(Plain.class, Crowd.class)).backend("elsewhere")::longLongMap)
                .isInstanceOf(BackendSelectionException.class)
                .hasMessageContaining("of shape LONG_LONG with the name \"elsewhere\"")
                .hasMessageContaining("plain (")
                .hasMessageContaining("crowd (")
                .hasMessageContaining("not the one asked for");
    }

    @Test
    void aNamedBackendIsNeverReplacedByAnother() {
        assertThatThrownBy(Lethe.builder(ServiceLines.of(Plain.class, OnlyLongs.class))
                        .backend("longs")::objectMap)
                .isInstanceOf(BackendSelectionException.class)
                .hasMessageContaining("with the name \"longs\"")
                .hasMessageContaining("lacks the shape OBJECT_OBJECT");
    }

    @Test
    void aPreferenceThatNobodyMeetsIsToldWithTheFailure() {
        MapBuilder builder =
                Lethe.builder(ServiceLines.of(OnlyLongs.class, Crowd.class)).require(Capability.NULLS);

        assertThatThrownBy(() -> Property.with("lethe.backend", "elsewhere", builder::objectMap))
                .isInstanceOf(BackendSelectionException.class)
                .hasMessageContaining("The property lethe.backend prefers \"elsewhere\", which is none of them.");
        assertThatThrownBy(() -> Property.with("lethe.backend", "crowd", builder::objectMap))
                .isInstanceOf(BackendSelectionException.class)
                .hasMessageContaining("crowd (")
                .satisfies(failure -> assertThat(failure).message().doesNotContain("lethe.backend"));
    }

    @Test
    void whereNothingWasFoundTheMessageSaysWhatToPutOnThePath() {
        MapBuilder builder = Lethe.builder(ClassLoader.getPlatformClassLoader());

        assertThatThrownBy(builder::longLongMap)
                .isInstanceOf(BackendSelectionException.class)
                .hasMessageContaining("of shape LONG_LONG")
                .hasMessageContaining("None was found")
                .hasMessageContaining("lethe-map-core")
                .hasMessageContaining("module path");
    }

    @Test
    void recipesFailAtOnceAndNotAtTheFirstMap() {
        RecipeBuilder recipes = Lethe.builder(ServiceLines.of(Crowd.class))
                .require(Capability.CONSTANT_TIME_CLEAR)
                .recipe();

        assertThatThrownBy(recipes::objectLongMap).isInstanceOf(BackendSelectionException.class);
    }

    private static String placeOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().toString();
    }
}
