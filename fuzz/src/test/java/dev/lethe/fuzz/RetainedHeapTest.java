package dev.lethe.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.Lethe;
import dev.lethe.map.ObjectMap;
import org.junit.jupiter.api.Test;

/** The comparison with {@code stats()} passes on our maps in every script; here it is seen to fail. */
class RetainedHeapTest {
    private static final String CORE = "dev.lethe.map.core.";
    private static final int ENTRIES = 5000;

    private static ObjectMap<String, String> map() {
        ObjectMap<String, String> map = Lethe.builder().backend("core").objectMap();
        for (int i = 0; i < ENTRIES; i++) {
            map.put("key " + i, "value " + i);
        }
        return map;
    }

    @Test
    void mapThatSaysWhatItRetainsPasses() {
        RetainedHeap retained = new RetainedHeap("core", true, CORE);
        assertThatCode(() -> retained.check(map())).doesNotThrowAnyException();
    }

    @Test
    void mapThatReachesMoreThanItSaysIsFound() {
        RetainedHeap withKeysAndValues = new RetainedHeap("core", false, "");
        assertThatThrownBy(() -> withKeysAndValues.check(map()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("its stats() say");
    }

    @Test
    void mapThatReachesLessThanItSaysIsFoundWhereMapsLieApart() {
        RetainedHeap withoutTheObjectsOfTheMap = new RetainedHeap("core", true, "no.such.");
        assertThatThrownBy(() -> withoutTheObjectsOfTheMap.check(map()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("its stats() say");
    }
}
