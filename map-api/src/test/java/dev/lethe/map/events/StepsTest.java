package dev.lethe.map.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.LetheMap;
import dev.lethe.map.MapStats;
import dev.lethe.map.spi.Shape;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;

/** Steps that cannot be told of throw nothing, and what nobody will see is not computed. */
class StepsTest {
    private static final MapOrigin ORIGIN = MapOrigin.of("toy", Shape.LONG_LONG);
    private static final long SMALL_STACK = 1 << 18;

    private static final Map<String, Supplier<Object>> BEGINNINGS = Map.of(
            "TableGrowth", MapEvents::growth,
            "TableSplit", MapEvents::split,
            "TableMerge", MapEvents::merge,
            "TableShrink", MapEvents::shrink,
            "MapClear", MapEvents::clear,
            "FloodFallback", MapEvents::flood,
            "PoolDrop", MapEvents::poolDrop,
            "NativeAllocation", MapEvents::nativeAllocation,
            "NativeRelease", MapEvents::nativeRelease,
            "NativeLimit", MapEvents::nativeLimit);

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

    /** Begins steps at the end of a small stack, a little less of which is used each time: wherever it ends in what is called. */
    @Test
    void aStepForWhichThereIsNoStackIsNotBegun() throws Exception {
        try (Recording recording = new Recording()) {
            BEGINNINGS.forEach((name, beginning) -> recording.enable("dev.lethe." + name));
            recording.start();
            for (Supplier<Object> beginning : BEGINNINGS.values()) {
                assertThat(beginning.get()).isNotNull();
                Descent descent = new Descent(beginning);
                Thread thread = new Thread(null, descent, "small stack", SMALL_STACK);
                thread.start();
                thread.join();
                assertThat(descent.bottoms).isPositive();
                assertThat(descent.begun).as("with enough of it").isPositive();
                assertThat(descent.refused).as("with less").isPositive();
                assertThat(descent.thrown()).isEmpty();
            }
        }
    }

    private static final class Descent implements Runnable {
        private static final int MOST = 1 << 12;

        private final Supplier<Object> beginning;
        private final StackOverflowError[] caught = new StackOverflowError[MOST];
        private long frames;
        private int bottoms;
        private int overflows;
        private int begun;
        private int refused;

        Descent(Supplier<Object> beginning) {
            this.beginning = beginning;
        }

        @Override
        public void run() {
            try {
                if (frames++ < SMALL_STACK) { // more than there is room for
                    run();
                }
            } catch (StackOverflowError bottom) { // from here on upwards
                bottoms++;
            }
            if (begun < MOST) {
                attempt();
            }
        }

        private void attempt() {
            Object step = null;
            try {
                step = beginning.get();
            } catch (StackOverflowError thrown) {
                caught[overflows++ & MOST - 1] = thrown; // nothing is called here: there is no stack for it
                return;
            }
            if (step == null) {
                refused++;
            } else {
                begun++;
            }
        }

        /** Where the stack ended, where that was within a beginning: one that could not even be called is nobody's fault. */
        List<StackTraceElement> thrown() {
            List<StackTraceElement> thrown = new ArrayList<>();
            for (int i = 0; i < Math.min(overflows, MOST); i++) {
                StackTraceElement[] trace = caught[i].getStackTrace();
                String name = trace[0].getClassName();
                if (!List.of(MapEvents.class.getName(), JfrEvents.class.getName())
                                .contains(name)
                        && !name.startsWith(StepsTest.class.getName())) {
                    thrown.add(trace[0]);
                }
            }
            return thrown;
        }
    }
}
