package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a map of so many entries is asked to do when there is no memory. */
enum AllocatingStep {
    FILL {
        @Override
        void run(MemoryFixture fixture, int size) {
            for (long key = size; key < 3L * size; key++) {
                fixture.put(key, key);
            }
        }
    },
    EMPTY {
        @Override
        void run(MemoryFixture fixture, int size) {
            for (long key = 0; key < size; key++) {
                fixture.remove(key);
            }
        }
    },
    RESERVE {
        @Override
        void run(MemoryFixture fixture, int size) {
            fixture.subject().reserve(5L * size);
        }
    },
    TRIM {
        @Override
        void run(MemoryFixture fixture, int size) {
            fixture.clear();
            for (long key = 0; key < size / 10; key++) {
                fixture.put(key, -key);
            }
            fixture.any().trim();
        }
    };

    abstract void run(MemoryFixture fixture, int size);

    /** Fails each allocation of a step once, in turn, and returns how many of the failures the caller saw. */
    static <F extends MemoryFixture> int failures(Supplier<F> made, int size, Consumer<F> step) {
        int failures = 0;
        int nth = 1;
        for (boolean[] seen = new boolean[1]; failsAt(made, size, step, nth, seen); nth++) {
            failures += seen[0] ? 1 : 0;
        }
        assertThat(nth).isGreaterThan(1);
        return failures;
    }

    /** Says whether there was an nth allocation, and notes whether the caller saw its failure. */
    private static <F extends MemoryFixture> boolean failsAt(
            Supplier<F> made, int size, Consumer<F> step, int nth, boolean[] seen) {
        try (F fixture = made.get()) {
            for (long key = 0; key < size; key++) {
                fixture.put(key, key);
            }
            fixture.heap.failAllocation(nth);
            seen[0] = false;
            try {
                step.accept(fixture);
            } catch (OutOfMemoryError asked) {
                seen[0] = true;
            }
            boolean failed = !fixture.heap.failsLater();
            fixture.heap.failAllocation(0);
            fixture.check();
            step.accept(fixture);
            fixture.check();
            return failed;
        }
    }
}
