package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lethe.map.Retention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each native allocation fails once, in turn: an error that changes no entry and loses no memory. */
class MapWithoutMemoryTest {
    /** What a map is asked to do when there is no memory. */
    enum Step {
        FILL {
            @Override
            void run(MapFixture fixture) {
                for (long key = SIZE; key < 3 * SIZE; key++) {
                    fixture.put(key, key);
                }
            }
        },
        EMPTY {
            @Override
            void run(MapFixture fixture) {
                for (long key = 0; key < SIZE; key++) {
                    fixture.remove(key);
                }
            }
        },
        RESERVE {
            @Override
            void run(MapFixture fixture) {
                fixture.map.reserve(5 * SIZE);
            }
        },
        TRIM {
            @Override
            void run(MapFixture fixture) {
                fixture.map.clear();
                fixture.model.clear();
                for (long key = 0; key < SIZE / 10; key++) {
                    fixture.put(key, -key);
                }
                fixture.map.trim();
            }
        };

        abstract void run(MapFixture fixture);
    }

    private static final int SIZE = 60_000;

    @ParameterizedTest
    @EnumSource
    void eachAllocationFailsOnce(Step step) {
        int failures = 0;
        boolean failed = true;
        for (int nth = 1; failed; nth++) {
            failed = failsAt(step, nth);
            failures += failed ? 1 : 0;
        }
        // giving memory back while entries leave does without, so there no failure is seen
        assertThat(failures).matches(seen -> step == Step.EMPTY ? seen == 0 : seen > 0);
    }

    private static boolean failsAt(Step step, int nth) {
        try (MapFixture fixture = new MapFixture(Retention.SHRINK)) {
            for (long key = 0; key < SIZE; key++) {
                fixture.put(key, key);
            }
            fixture.heap.failAllocation(nth);
            boolean failed = false;
            try {
                step.run(fixture);
            } catch (OutOfMemoryError asked) {
                failed = true;
            }
            fixture.heap.failAllocation(0);
            fixture.check();
            step.run(fixture);
            fixture.check();
            return failed;
        }
    }

    @Test
    void theLimitIsAnErrorThatSaysWhatToDo() {
        try (MapFixture fixture = new MapFixture(Retention.SHRINK, 4 << 20)) {
            assertThatExceptionOfType(OutOfMemoryError.class)
                    .isThrownBy(() -> {
                        for (long key = 0; key < 10_000_000; key++) {
                            fixture.put(key, key);
                        }
                    })
                    .withMessageContaining("native memory cannot be had")
                    .withMessageContaining("of at most " + (4 << 20))
                    .withMessageContaining("lethe.unsafe.maxBytes");
            fixture.check();
            for (long key = 0; key < 10_000; key++) {
                fixture.remove(key);
                fixture.put(key, -key);
            }
            fixture.check();
        }
    }
}
