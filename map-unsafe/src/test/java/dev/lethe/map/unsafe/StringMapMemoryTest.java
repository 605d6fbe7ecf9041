package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lethe.map.ObjectLongCursor;
import dev.lethe.map.Retention;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A map from strings holds the bytes of its tables and of its keys, and of nothing else, whatever its history. */
class StringMapMemoryTest {
    private static final int SOME = 30_000;

    @Test
    void memoryFollowsTheEntriesBothWays() {
        try (StringFixture fixture = new StringFixture(Retention.SHRINK)) {
            SplittableRandom random = new SplittableRandom(1);
            for (int round = 0; round < 4; round++) {
                for (int i = 0; i < SOME; i++) {
                    fixture.put(random.nextInt(SOME), i);
                }
                fixture.check();
                long full = fixture.owner.bytes();
                for (long key = 0; key < SOME; key++) {
                    if (key % 100 != round) {
                        fixture.remove(key);
                    }
                }
                fixture.check();
                assertThat(fixture.owner.bytes()).isLessThan(full / 20);
            }
        }
    }

    @Test
    void clearTrimReserveAndDrainAccountForEachTable() {
        for (Retention retention : new Retention[] {Retention.KEEP, Retention.SHRINK, Retention.keepAtLeast(SOME)}) {
            try (StringFixture fixture = new StringFixture(retention)) {
                for (int round = 0; round < 3; round++) {
                    fixture.map.reserve(SOME);
                    fixture.check();
                    for (long key = 0; key < SOME / (round + 1); key++) {
                        fixture.put(key * 64, key);
                    }
                    fixture.check();
                    fixture.map.clear();
                    fixture.model.clear();
                    fixture.check();
                    for (long key = 0; key < 100; key++) {
                        fixture.put(key, -key);
                    }
                    fixture.check();
                    assertThat(fixture.map.trim()).isPositive();
                    assertThat(fixture.map.trim()).isZero();
                    fixture.check();
                    long[] drained = new long[1];
                    fixture.map.drainTo((key, value) -> {
                        assertThat(fixture.model).containsEntry(key, value);
                        drained[0]++;
                    });
                    assertThat(drained[0]).isEqualTo(100);
                    fixture.model.clear();
                    fixture.check();
                }
            }
        }
    }

    /** The entries stay as many as they are, and their keys get shorter; the slots do not tell that memory is to spare. */
    @Test
    void bytesOfLongKeysComeBackWhileShortOnesTakeTheirPlace() {
        try (StringFixture fixture = new StringFixture(Retention.SHRINK)) {
            String tail = "x".repeat(400);
            for (int i = 0; i < SOME; i++) {
                fixture.map.put(i + tail, i);
            }
            long full = fixture.owner.bytes();
            for (int i = 0; i < SOME; i++) {
                assertThat(fixture.map.remove(i + tail)).isTrue();
                fixture.put(i, i);
            }
            fixture.check();
            assertThat(fixture.owner.bytes()).isLessThan(full / 3);
        }
    }

    /** Under KEEP nothing is given back before trim(), nor while keys get shorter. */
    @Test
    void underKeepTheRoomOfKeysStaysUntilTrim() {
        try (StringFixture fixture = new StringFixture(Retention.KEEP)) {
            String tail = "x".repeat(400);
            for (int i = 0; i < SOME; i++) {
                fixture.map.put(i + tail, i);
            }
            long full = fixture.owner.bytes();
            for (int i = 0; i < SOME; i++) {
                fixture.map.remove(i + tail);
                fixture.put(i, i);
            }
            assertThat(fixture.owner.bytes()).isGreaterThanOrEqualTo(full);
            fixture.map.trim();
            fixture.check();
            assertThat(fixture.owner.bytes()).isLessThan(full / 3);
        }
    }

    /** Keys that are used again after a clear, but shorter ones: the room for long ones goes with the cycle after. */
    @Test
    void roomOfKeysDecaysAfterClear() {
        try (StringFixture fixture = new StringFixture(Retention.SHRINK)) {
            for (int i = 0; i < SOME; i++) {
                fixture.map.put(i + "x".repeat(400), i);
            }
            long full = fixture.owner.bytes();
            for (int cycle = 0; cycle < 3; cycle++) {
                fixture.map.clear();
                for (int i = 0; i < SOME; i++) {
                    fixture.map.put("s" + i, i);
                }
            }
            assertThat(fixture.owner.bytes()).isLessThan(full / 3);
            assertThat(fixture.map.size()).isEqualTo(SOME);
            fixture.map.checkInvariants();
        }
    }

    @Test
    void aDrainOutlivesItsMap() {
        StringFixture fixture = new StringFixture(Retention.SHRINK);
        for (long key = 0; key < SOME; key++) {
            fixture.put(key, key);
        }
        long[] seen = new long[1];
        fixture.map.drainTo((key, value) -> {
            assertThat(key).isEqualTo(StringFixture.key(value));
            if (seen[0]++ == 10) {
                fixture.map.close();
            }
        });
        assertThat(seen[0]).isEqualTo(SOME);
        assertThat(fixture.owner.bytes()).isZero();
        fixture.close();
    }

    @Test
    void aClosedMapRefusesAndHoldsNothing() {
        StringFixture fixture = new StringFixture(Retention.SHRINK);
        for (long key = 0; key < SOME; key++) {
            fixture.put(key, key);
        }
        ObjectLongCursor<String> cursor = fixture.map.cursor();
        assertThat(cursor.advance()).isTrue();
        fixture.close();
        assertThat(fixture.heap.figures().blocks()).isZero();
        fixture.map.close();
        assertThatIllegalStateException().isThrownBy(() -> fixture.map.getOrDefault("k", 0));
        assertThatIllegalStateException().isThrownBy(() -> fixture.map.put("k", 1));
        assertThatIllegalStateException().isThrownBy(() -> fixture.map.remove("k"));
        assertThatIllegalStateException().isThrownBy(cursor::key);
        assertThatIllegalStateException().isThrownBy(cursor::advance);
        assertThatIllegalStateException().isThrownBy(fixture.map::stats);
    }

    @Test
    void aCursorSurvivesTheReleaseOfItsTable() {
        try (StringFixture fixture = new StringFixture(Retention.SHRINK)) {
            for (long key = 0; key < SOME; key++) {
                fixture.put(key, key);
            }
            ObjectLongCursor<String> walk = fixture.map.cursor();
            long met = 0;
            while (walk.advance()) {
                String key = walk.key();
                assertThat(fixture.model).containsEntry(key, walk.value());
                met++;
                if (met == 1000) {
                    for (long other = 0; other < SOME; other++) {
                        if (!StringFixture.key(other).equals(key)) {
                            fixture.remove(other);
                        }
                    }
                    fixture.map.trim();
                    assertThat(walk.value()).isEqualTo(fixture.model.get(key));
                }
            }
            assertThat(met).isEqualTo(1000);
            fixture.check();
        }
    }

    /** What a map is asked to do when there is no memory. */
    enum Step {
        FILL {
            @Override
            void run(StringFixture fixture) {
                for (long key = SOME; key < 2 * SOME; key++) {
                    fixture.put(key, key);
                }
            }
        },
        EMPTY {
            @Override
            void run(StringFixture fixture) {
                for (long key = 0; key < SOME; key++) {
                    fixture.remove(key);
                }
            }
        },
        SHORTEN {
            @Override
            void run(StringFixture fixture) {
                for (long key = 0; key < 3 * SOME; key++) {
                    String text = (key < SOME ? "x".repeat(100) : "s") + key % SOME;
                    fixture.remove(key);
                    fixture.map.remove("x".repeat(100) + key % SOME);
                    fixture.model.remove("x".repeat(100) + key % SOME);
                    fixture.map.put(text, key);
                    fixture.model.put(text, key);
                }
            }
        },
        RESERVE {
            @Override
            void run(StringFixture fixture) {
                fixture.map.reserve(5 * SOME);
            }
        },
        TRIM {
            @Override
            void run(StringFixture fixture) {
                fixture.map.clear();
                fixture.model.clear();
                for (long key = 0; key < SOME / 10; key++) {
                    fixture.put(key, -key);
                }
                fixture.map.trim();
            }
        };

        abstract void run(StringFixture fixture);
    }

    @ParameterizedTest
    @EnumSource
    void eachAllocationFailsOnce(Step step) {
        int failures = 0;
        int nth = 1;
        for (boolean[] seen = new boolean[1]; failsAt(step, nth, seen); nth++) {
            failures += seen[0] ? 1 : 0;
        }
        assertThat(nth).isGreaterThan(1);
        // room is given back, and made before it is needed, where there is memory for it; so there no failure is seen
        boolean hidden = step == Step.EMPTY || step == Step.SHORTEN;
        assertThat(failures > 0).isEqualTo(!hidden);
    }

    /** Says whether there was an nth allocation, and notes whether the caller saw its failure. */
    private static boolean failsAt(Step step, int nth, boolean[] seen) {
        try (StringFixture fixture = new StringFixture(Retention.SHRINK)) {
            for (long key = 0; key < SOME; key++) {
                fixture.put(key, key);
            }
            fixture.heap.failAllocation(nth);
            seen[0] = false;
            try {
                step.run(fixture);
            } catch (OutOfMemoryError asked) {
                seen[0] = true;
            }
            boolean failed = !fixture.heap.failsLater();
            fixture.heap.failAllocation(0);
            fixture.check();
            step.run(fixture);
            fixture.check();
            return failed;
        }
    }

    @Test
    void theLimitIsAnErrorThatSaysWhatToDo() {
        try (StringFixture fixture = new StringFixture(Retention.SHRINK, 4 << 20)) {
            assertThatExceptionOfType(OutOfMemoryError.class)
                    .isThrownBy(() -> {
                        for (long key = 0; key < 10_000_000; key++) {
                            fixture.put(key, key);
                        }
                    })
                    .withMessageContaining("native memory cannot be had")
                    .withMessageContaining("lethe.unsafe.maxBytes");
            fixture.check();
            assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> fixture.map.put("x".repeat(8 << 20), 1));
            fixture.check();
            for (long key = 0; key < 10_000; key++) {
                fixture.remove(key);
                fixture.put(key, -key);
            }
            fixture.check();
        }
    }

    /** The bytes of the records are checked, not only believed. */
    @Test
    void brokenRecordsAreFound() {
        for (int fault = 0; fault < 3; fault++) {
            StringFixture fixture = new StringFixture(Retention.SHRINK);
            for (long key = 0; key < 5; key++) {
                fixture.put(key, key);
            }
            StringLongTable table = fixture.map.only;
            int slot = table.next(-1);
            if (fault == 0) {
                table.setRecord(slot, table.record(table.next(slot)));
            } else if (fault == 1) {
                table.wipe(slot); // and not the slot itself
            } else {
                table.dropKeys();
            }
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(fixture.map::checkInvariants)
                    .withMessageContaining("B3");
            fixture.map.close();
        }
    }
}
