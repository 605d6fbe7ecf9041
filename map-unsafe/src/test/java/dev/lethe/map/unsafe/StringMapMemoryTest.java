package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lethe.map.ObjectLongCursor;
import dev.lethe.map.Retention;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A map from strings: what all maps owe, of the bytes of its tables and of its keys, and what concerns the room of keys. */
class StringMapMemoryTest extends MapMemoryBehaviour {
    private static final int SOME = 30_000;

    /** Enough for several small tables, where every allocation fails in turn: the time goes with its square. */
    private static final int FEW = 10_000;

    StringMapMemoryTest() {
        super(SOME);
    }

    @Override
    MemoryFixture make(Retention retention) {
        return new StringFixture(retention);
    }

    @Override
    List<Retention> retentions() {
        return List.of(Retention.KEEP, Retention.SHRINK, Retention.keepAtLeast(SOME));
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

    /** Where entries crowd, one half of a table that is split has hardly any, and needs hardly any room for keys. */
    @ParameterizedTest
    @ValueSource(ints = {3_000, 6_000, 12_000})
    void bytesOfKeysComeBackWhileAWalkLeavesAFewBehind(int size) {
        try (StringFixture fixture = new StringFixture(Retention.SHRINK);
                StringFixture fresh = new StringFixture(Retention.SHRINK)) {
            for (int i = 0; i < size; i++) {
                fixture.map.put("k" + i, i);
            }
            ObjectLongCursor<String> cursor = fixture.map.cursor();
            for (int reached = 1; reached <= size / 20 * 19; reached++) {
                assertThat(cursor.advance()).isTrue();
                if (reached % 100 != 0) {
                    cursor.remove();
                }
            }
            fixture.map.forEach((key, value) -> fresh.map.put(key, value));
            assertThat(fixture.owner.bytes())
                    .as("bytes of %s entries", fixture.map.size())
                    .isLessThanOrEqualTo(fresh.owner.bytes() * 5 / 2);
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

    @ParameterizedTest
    @EnumSource
    void eachAllocationFailsOnce(AllocatingStep step) {
        int failures = failures(fixture -> step.run(fixture, FEW));
        // room is given back where there is memory for it; so there no failure is seen
        assertThat(failures > 0).isEqualTo(step != AllocatingStep.EMPTY);
    }

    /** Room for keys that get shorter, and then longer, is made before it is needed, and given back where there is memory for it. */
    @Test
    void eachAllocationForKeysOfOtherLengthsFailsUnseen() {
        assertThat(failures(StringMapMemoryTest::changeLengths)).isZero();
    }

    private static int failures(Consumer<StringFixture> step) {
        return AllocatingStep.failures(() -> new StringFixture(Retention.SHRINK), FEW, step);
    }

    private static void changeLengths(StringFixture fixture) {
        for (long key = 0; key < 3 * FEW; key++) {
            String text = (key < FEW ? "x".repeat(100) : "s") + key % FEW;
            fixture.remove(key);
            fixture.map.remove("x".repeat(100) + key % FEW);
            fixture.model.remove("x".repeat(100) + key % FEW);
            fixture.map.put(text, key);
            fixture.model.put(text, key);
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
