package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lethe.map.Retention;
import dev.lethe.map.spi.IdleBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each native allocation fails once, in turn: an error that changes no entry and loses no memory. */
class MapWithoutMemoryTest {
    private static final int SIZE = 60_000;

    @ParameterizedTest
    @EnumSource
    void eachAllocationFailsOnce(AllocatingStep step) {
        int failures = AllocatingStep.failures(
                () -> new MapFixture(Retention.SHRINK), SIZE, fixture -> step.run(fixture, SIZE));
        // giving memory back while entries leave does without, so there no failure is seen
        assertThat(failures > 0).isEqualTo(step != AllocatingStep.EMPTY);
    }

    /** To free must work where nothing can be allocated on the heap either, not even the task for another thread. */
    @Test
    void withoutMemoryOnTheHeapTablesAreFreedAllTheSame() {
        NativeHeap heap = new NativeHeap(
                1L << 30,
                IdleBudget.ofBytes(0),
                task -> {
                    throw new OutOfMemoryError("A test has no room for a task.");
                },
                () -> {});
        try (MapFixture fixture = new MapFixture(Retention.SHRINK, heap)) {
            for (long key = 0; key < 10 * SIZE; key++) { // as one table grows, it leaves slabs behind
                fixture.put(key, key);
            }
            fixture.check();
            for (long key = 0; key < 10 * SIZE; key++) {
                fixture.remove(key);
                if (key % (2 * SIZE) == 0) {
                    fixture.check();
                }
            }
            fixture.map.trim();
            fixture.check();
            assertThat(heap.figures().obtainedBytes()).isZero();
        }
    }

    /**
     * At the limit, beside another map: smaller tables are something that a removal can do without, so it neither waits for the other
     * map nor asks for a collection. The memory comes back once there is room.
     */
    @Test
    void atTheLimitARemovalWaitsForNobody() {
        long[] collections = new long[1];
        NativeHeap heap = new NativeHeap(16 << 20, IdleBudget.ofBytes(0), Background::run, () -> collections[0]++);
        try (MapFixture fixture = new MapFixture(Retention.SHRINK, heap)) {
            for (long key = 0; key < SIZE; key++) {
                fixture.put(key, key);
            }
            heap.trim(); // what growth left is on its way out, and would make room after all was taken
            Owner other = new Owner(heap, "another map");
            other.spares(true);
            for (long bytes = 8 << 20; bytes >= Storage.LINE; bytes /= 2) {
                fixture.blocksOfOthers += fill(other, bytes);
            }
            long full = fixture.owner.bytes();
            for (long key = 100; key < SIZE; key++) {
                fixture.remove(key);
            }
            fixture.check();
            assertThat(collections[0]).isZero();
            assertThat(fixture.owner.bytes()).as("there is room for no copy").isGreaterThan(full / 4);
            other.close();
            fixture.blocksOfOthers = 0;
            for (int i = 0; i < 20_000; i++) {
                fixture.put(1, i);
                fixture.remove(1);
                fixture.remove(2 + i % 98);
                fixture.put(2 + i % 98, i);
            }
            fixture.check();
            assertThat(fixture.owner.bytes()).isLessThan(full / 4);
        }
    }

    private static long fill(Owner owner, long bytes) {
        long blocks = 0;
        while (true) {
            try {
                owner.take(bytes);
                blocks++;
            } catch (OutOfMemoryError full) {
                return blocks;
            }
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
            int refused = 0;
            for (long key = 0; key < 10_000; key++) {
                fixture.remove(key);
                try {
                    fixture.put(key, -key);
                } catch (OutOfMemoryError full) { // what left was not where this one has to go
                    refused++;
                }
            }
            assertThat(refused)
                    .as("puts refused, each of a key that had just left")
                    .isLessThan(100);
            fixture.check();
        }
    }
}
