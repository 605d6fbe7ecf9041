package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lethe.map.spi.IdleBudget;
import dev.lethe.map.tck.Recorded;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What recordings show of native memory: each slab once when it comes and once when it goes, and who met the limit. */
class NativeRecordingTest {
    private static final long LIMIT = 4 * SlabSizes.LARGE;
    private static final int BLOCK = 1 << 20;

    /** In this thread, what others do in the background. */
    private final NativeHeap heap = new NativeHeap(LIMIT, IdleBudget.ofBytes(0), Runnable::run, () -> {});

    private final Owner owner = Owner.ofMap(heap, "native map");

    private final Owner nameless = Owner.ofMap(heap, null);

    @AfterEach
    void close() {
        owner.close();
        nameless.close();
        heap.trim();
    }

    /** By a map without a name, for slabs that are prepared for whoever comes next have none either. */
    private Recorded filling(int blocks) {
        return Recorded.of(null, () -> {
            for (int i = 0; i < blocks; i++) {
                Memory.of(nameless, BLOCK);
            }
        });
    }

    @Test
    void aSlabIsRecordedWithTheMapThatNeededIt() {
        RecordedEvent event =
                Recorded.of("native map", () -> Memory.of(owner, BLOCK)).only();

        assertThat(event.getEventType().getName()).isEqualTo("dev.lethe.NativeAllocation");
        assertThat(event.getLong("bytes")).isGreaterThanOrEqualTo(BLOCK);
    }

    @Test
    void eachSlabIsRecordedOnceWhenItIsObtained() {
        Recorded recorded = filling(40);

        Recorded slabs = recorded.named("NativeAllocation");
        assertThat(slabs.count()).isEqualTo(heap.figures().slabs()).isGreaterThan(1);
        assertThat(recorded.count()).as("nothing else").isEqualTo(slabs.count());
        assertThat(slabs.sum(event -> event.getLong("bytes")))
                .isEqualTo(heap.figures().obtainedBytes());
        List<Long> obtained = new ArrayList<>();
        for (RecordedEvent event : slabs.events()) {
            assertThat(event.getString("backend")).isEqualTo("unsafe");
            assertThat(event.getLong("limitBytes")).isEqualTo(LIMIT);
            assertThat(event.getBoolean("granted")).isTrue();
            obtained.add(event.getLong("obtainedBytes"));
        }
        assertThat(obtained).contains(heap.figures().obtainedBytes()).doesNotHaveDuplicates();
    }

    @Test
    void eachSlabIsRecordedOnceWhenItIsGivenBack() {
        filling(40);
        int slabs = heap.figures().slabs();
        long obtained = heap.figures().obtainedBytes();
        Recorded recorded = Recorded.of(null, () -> {
            nameless.close();
            heap.trim();
        });

        assertThat(recorded.named("NativeRelease").count()).isEqualTo(slabs);
        assertThat(recorded.sum(event -> event.getLong("bytes"))).isEqualTo(obtained);
        assertThat(recorded.events().stream().map(event -> event.getLong("obtainedBytes")))
                .contains(0L);
    }

    @Test
    void whoMeetsTheLimitIsRecordedWithWhatWasAskedFor() {
        long tooMuch = LIMIT + 1;
        RecordedEvent event = Recorded.of(
                        "native map",
                        () -> assertThatExceptionOfType(OutOfMemoryError.class)
                                .isThrownBy(() -> Memory.of(owner, tooMuch)))
                .only();

        assertThat(event.getEventType().getName()).isEqualTo("dev.lethe.NativeLimit");
        assertThat(event.getLong("bytes")).isEqualTo(tooMuch);
        assertThat(event.getBoolean("granted")).isFalse();
        assertThat(event.getLong("limitBytes")).isEqualTo(LIMIT);
        assertThat(event.getString("backend")).isEqualTo("unsafe");
    }
}
