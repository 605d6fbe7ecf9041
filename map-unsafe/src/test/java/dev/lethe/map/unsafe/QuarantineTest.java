package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which freed blocks stay poisoned for a while, and which have to leave. */
class QuarantineTest {
    private static final int LARGE_LINES = (8 << 20) / Storage.LINE;
    private static final int SMALL_LINES = (1 << 20) / Storage.LINE;

    private final Slab slab = new Slab(4 * LARGE_LINES);
    private final Quarantine quarantine = new Quarantine();

    @AfterEach
    void giveBack() {
        slab.giveBack();
    }

    private Block freed(int lines) {
        Block block = slab.take(lines);
        assertThat(block).isNotNull();
        quarantine.add(block);
        return block;
    }

    @Test
    void theOldestLeaveWhenThereAreTooManyBytes() {
        Block first = freed(SMALL_LINES);
        for (int i = 0; i < 3; i++) {
            freed(SMALL_LINES);
        }
        assertThat(quarantine.leaving(false)).isNull();
        freed(SMALL_LINES);
        assertThat(quarantine.leaving(false)).isSameAs(first);
        assertThat(quarantine.leaving(false)).isNull();
    }

    /** A block that is larger than all that may stay is watched, too, until the next comes. */
    @Test
    void theNewestStaysHoweverLargeItIs() {
        Block small = freed(SMALL_LINES);
        Block large = freed(LARGE_LINES);
        assertThat(quarantine.leaving(false)).isSameAs(small);
        assertThat(quarantine.leaving(false)).isNull();
        assertThat(quarantine.bytes()).isEqualTo(large.takenBytes());
        freed(SMALL_LINES);
        assertThat(quarantine.leaving(false)).isSameAs(large);
        assertThat(quarantine.leaving(true)).isNotNull();
        assertThat(quarantine.leaving(true)).isNull();
        assertThat(quarantine.bytes()).isZero();
    }
}
