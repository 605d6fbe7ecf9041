package dev.lethe.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that does not see what it reaches is refused; the class looked at here is this one, of {@code dev.lethe.fuzz}. */
class InstrumentedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.lethe.fuzz.**",
                "dev.lethe.**",
                "dev.lethe.fuzz.*",
                "com.example.**,dev.lethe.fuzz.InstrumentedTest"
            })
    void patternsThatTakeTheClassAreAccepted(String patterns) {
        assertThatCode(() -> Instrumented.requireTaken(InstrumentedTest.class, patterns))
                .doesNotThrowAnyException();
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
        assertThatThrownBy(() -> Instrumented.requireTaken(InstrumentedTest.class, patterns))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("-Djazzer.instrument=dev.lethe.fuzz.**");
    }

    @Test
    void withoutPatternsOnlyClassesOfFoldersAreTaken() {
        assertThatCode(() -> Instrumented.requireTaken(InstrumentedTest.class, null))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Instrumented.requireTaken(Test.class, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("org.junit.jupiter.api.**");
    }
}
