package dev.lethe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
    @TempDir
    private Path proc;

    @Test
    void theMachineIsReadFromProc() throws IOException {
        Files.writeString(proc.resolve("cpuinfo"), "processor\t: 0\nmodel name\t: Fast 9000\n");
        Files.writeString(proc.resolve("meminfo"), "MemTotal:       24641536 kB\nMemFree: 1 kB\n");
        assertThat(Machine.describe(proc).get("machine")).contains("Fast 9000").contains("23.5 GiB");
    }

    @Test
    void withoutProcItStillSaysSomething() {
        assertThat(Machine.describe(proc.resolve("missing")).get("machine")).contains("unknown memory");
    }

    @Test
    void aHeapIsTwoThirdsOfFreeMemoryButNoMoreThanAskedFor() throws IOException {
        Files.writeString(proc.resolve("meminfo"), "MemTotal: 24641536 kB\nMemAvailable:    6291456 kB\n");
        assertThat(Machine.heapMegabytes(proc, 100_000)).isEqualTo(4_096);
        assertThat(Machine.heapMegabytes(proc, 1_000)).isEqualTo(1_000);
        assertThat(Machine.heapMegabytes(proc.resolve("missing"), 100_000)).isPositive();
    }

    @Test
    void stolenTimeIsTheEighthKindOfTicks() {
        Processors before = Processors.parse("cpu  10 0 10 70 0 0 0 10 5 0\ncpu0 1 1\n");
        Processors after = Processors.parse("cpu  20 0 20 130 0 0 0 30 9 0\ncpu0 1 1\n");
        assertThat(before.stolenUntil(after)).isEqualTo(0.2);
        assertThat(Processors.parse("").stolenUntil(Processors.parse(""))).isZero();
    }
}
