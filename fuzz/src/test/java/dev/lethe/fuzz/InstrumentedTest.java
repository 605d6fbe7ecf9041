package dev.lethe.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that does not see what it reaches is refused; the class looked at here is this one, of {@code dev.lethe.fuzz}. */
class InstrumentedTest {
    private static final Set<Class<?>> OWN = Set.of(InstrumentedTest.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.lethe.fuzz.**",
                "dev.lethe.**",
                "dev.lethe.fuzz.*",
                "com.example.**,dev.lethe.fuzz.InstrumentedTest"
            })
    void patternsThatTakeTheClassAreAccepted(String patterns) {
        assertThatCode(() -> Instrumented.requireOneTaken(OWN, patterns)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.example.**",
                "dev.lethe.*",
                "dev.lethe.fuzz.Other",
                "",
                "dev.lethe.map.**,dev.lethe.lab.KeyFile"
            })
    void patternsThatLeaveTheClassOutAreRefusedWithTheWayOut(String patterns) {
        assertThatThrownBy(() -> Instrumented.requireOneTaken(OWN, patterns))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("-Djazzer.instrument=dev.lethe.fuzz.**");
    }

    @Test
    void withoutPatternsOnlyClassesOfFoldersAreTaken() {
        assertThatCode(() -> Instrumented.requireOneTaken(OWN, null)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Instrumented.requireOneTaken(Set.of(Test.class), null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("org.junit.jupiter.api.**");
    }

    @Test
    void oneOfSeveralClassesIsEnough() {
        Set<Class<?>> both = Set.of(InstrumentedTest.class, Test.class);
        assertThatCode(() -> Instrumented.requireOneTaken(both, "dev.lethe.fuzz.**"))
                .doesNotThrowAnyException();
    }
}
