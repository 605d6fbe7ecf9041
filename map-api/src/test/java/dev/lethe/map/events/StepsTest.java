package dev.lethe.map.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapStats;
import dev.lethe.map.spi.Shape;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;

/** Steps throw nothing, and what nobody will see is not computed. */
class StepsTest {
    private static final MapOrigin ORIGIN = MapOrigin.of("toy", Shape.LONG_LONG);

    private int asked;

    private LetheMap map(Supplier<MapStats> stats) {
        return (LetheMap) Proxy.newProxyInstance(
                StepsTest.class.getClassLoader(), new Class<?>[] {LetheMap.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("stats");
                    asked++;
                    return stats.get();
                });
    }

    private void clear(Duration threshold, LetheMap map) {
        try (Recording recording = new Recording()) {
            recording.enable("dev.lethe.MapClear").withThreshold(threshold);
            recording.start();
            Objects.requireNonNull(MapEvents.clear()).to(ORIGIN, map, "clear", 1);
        }
    }

    @Test
    void aMapIsAskedForItsFiguresOnlyWhenItsClearIsRecorded() {
        MapStats stats = MapStats.builder().retainedHeapBytes(1).build();
        clear(Duration.ofDays(1), map(() -> stats));
        assertThat(asked).isZero();
        clear(Duration.ZERO, map(() -> stats));
        assertThat(asked).isOne();
    }

    @Test
    void aClearOfAMapThatIsClosedMeanwhileThrowsNothing() {
        clear(Duration.ZERO, map(() -> {
            throw new IllegalStateException("This map is closed.");
        }));
        assertThat(asked).isOne();
    }
}
