package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lethe.map.spi.IdleBudget;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What tables do with their memory. */
class NativeMemoryTest {
    private final NativeHeap heap = new NativeHeap(1L << 30, IdleBudget.ofBytes(0));
    private final Owner owner = new Owner(heap, "map");

    @AfterEach
    void close() {
        owner.close();
        heap.checkInvariants();
    }

    @Test
    void whatIsWrittenIsRead() {
        Memory memory = Memory.of(owner, 1001);
        memory.fill(0, 1001, (byte) 0);
        memory.putLong(0, Long.MIN_VALUE);
        memory.putLong(8, -2);
        memory.putInt(16, Integer.MIN_VALUE);
        memory.putInt(20, 7);
        memory.putByte(1000, (byte) -3);

        assertThat(memory.getLong(0)).isEqualTo(Long.MIN_VALUE);
        assertThat(memory.getLong(8)).isEqualTo(-2);
        assertThat(memory.getInt(16)).isEqualTo(Integer.MIN_VALUE);
        assertThat(memory.getInt(20)).isEqualTo(7);
        assertThat(memory.getByte(1000)).isEqualTo((byte) -3);
        assertThat(memory.getLong(24)).isZero();
    }

    @Test
    void stretchesAreFilledAndCopied() {
        Memory first = Memory.of(owner, 256);
        Memory second = Memory.of(owner, 256);
        first.fill(0, 256, (byte) 1);
        second.fill(0, 256, (byte) 2);
        second.copy(first, 8, 16, 32);
        second.copy(second, 0, 128, 64);

        assertThat(second.getLong(8)).isEqualTo(0x0202020202020202L);
        assertThat(second.getLong(16)).isEqualTo(0x0101010101010101L);
        assertThat(second.getLong(40)).isEqualTo(0x0101010101010101L);
        assertThat(second.getLong(48)).isEqualTo(0x0202020202020202L);
        assertThat(second.getLong(144)).isEqualTo(0x0101010101010101L);
        assertThat(second.getLong(192)).isEqualTo(0x0202020202020202L);
    }

    @Test
    void bytesComeAndGoAsArrays() {
        Memory memory = Memory.of(owner, 100);
        byte[] lethe = "-Lethe-".getBytes(StandardCharsets.UTF_8);
        memory.putBytes(3, lethe, 1, 5);
        byte[] back = new byte[7];
        memory.getBytes(3, back, 2, 5);

        assertThat(new String(back, 2, 5, StandardCharsets.UTF_8)).isEqualTo("Lethe");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> memory.getBytes(0, back, 4, 4));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> memory.putBytes(0, back, -1, 4));
    }

    @Test
    void resizingKeepsWhatFits() {
        Memory memory = Memory.of(owner, 128);
        memory.putLong(0, 1);
        memory.putLong(120, 2);
        memory.resize(100_000);
        memory.putLong(99_992, 3);
        assertThat(memory.getLong(0)).isEqualTo(1);
        assertThat(memory.getLong(120)).isEqualTo(2);
        memory.resize(64);
        assertThat(memory.getLong(0)).isEqualTo(1);
        assertThat(memory.nativeBytes()).isEqualTo(64);
        assertThat(owner.bytes()).isEqualTo(64);
    }

    @Test
    void bytesAreCountedInLines() {
        assertThat(Memory.of(owner, 0).nativeBytes()).isEqualTo(64);
        assertThat(Memory.of(owner, 1).nativeBytes()).isEqualTo(64);
        assertThat(Memory.of(owner, 64).nativeBytes()).isEqualTo(64);
        assertThat(Memory.of(owner, 65).nativeBytes()).isEqualTo(128);
        assertThat(owner.bytes()).isEqualTo(320);
        assertThat(owner.take(65).bytes()).isEqualTo(65);
    }

    @Test
    void releaseCanBeRepeated() {
        Memory memory = Memory.of(owner, 1000);
        memory.release();
        memory.release();
        assertThat(memory.nativeBytes()).isZero();
        assertThat(owner.bytes()).isZero();
        assertThatIllegalStateException().isThrownBy(() -> memory.resize(10)).withMessageContaining("given it back");
        memory.allocate(owner, 2000);
        assertThat(memory.nativeBytes()).isEqualTo(2048);
        assertThatIllegalStateException()
                .isThrownBy(() -> memory.allocate(owner, 2000))
                .withMessageContaining("release it first");
    }

    @Test
    void afterCloseNothingIsHeldAndNothingIsTaken() {
        Memory memory = Memory.of(owner, 1000);
        Memory other = new Memory();
        owner.close();
        owner.close();

        assertThat(owner.isClosed()).isTrue();
        assertThat(owner.bytes()).isZero();
        assertThat(memory.nativeBytes()).isZero();
        assertThat(heap.figures().owners()).isZero();
        assertThatIllegalStateException()
                .isThrownBy(() -> memory.resize(10))
                .withMessage("The native memory of map was given back when it was closed.");
        assertThatIllegalStateException().isThrownBy(memory::moveToFuller);
        assertThatIllegalStateException().isThrownBy(() -> other.allocate(owner, 10));
        memory.release();
        assertThat(heap.figures().blocks()).isZero();
    }

    @Test
    void memoryThatNeverWasIsRefused() {
        Memory never = new Memory();
        assertThatIllegalStateException().isThrownBy(() -> never.resize(10));
        assertThat(never.nativeBytes()).isZero();
        never.release();
    }
}
