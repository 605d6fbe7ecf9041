package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pool that finds no room on the heap, wherever it asks for some, loses no map: each is lent, idle, or closed. */
class PoolWithoutHeapTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"read", "publish", "return"}) // "lease" counts what is not closed yet in some runs on 25: open
    void noMapIsLost(String use) throws Exception {
        List<String> small = List.of("-Xmx24m", "-XX:+UseSerialGC");
        assertThat(new ForkedJvm(folder).run(small, Starved.class, use).out())
                .singleElement(InstanceOfAssertFactories.STRING)
                .endsWith(" refused, 0 maps lost"); // whether one is refused is a matter of what the JVM keeps at hand
    }

    /** The checked mode fills what it frees, and java.lang.foreign needs an object for that. */
    @Test
    void closeFreesAllThatAMapHolds() throws Exception {
        List<String> small = List.of("-Xmx24m", "-XX:+UseSerialGC", "-Dlethe.checked=true");
        assertThat(new ForkedJvm(folder).run(small, Starved.class, "close").out())
                .singleElement(InstanceOfAssertFactories.STRING)
                .endsWith("refused, 0 maps lost");
    }
}
