package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Blocks are cut out, put back and joined again. */
class SlabTest {
    private static final int LINES = 1 << 14;

    private final Slab slab = new Slab(LINES);

    @AfterEach
    void giveBack() {
        slab.giveBack();
    }

    @Test
    void blocksStartAtCacheLines() {
        for (int lines = 1; lines < 40; lines++) {
            Block block = slab.take(lines);
            assertThat(slab.misalignment((long) block.line * Storage.LINE, Storage.LINE))
                    .isZero();
        }
        slab.checkInvariants();
    }

    @Test
    void theWholeSlabIsOneBlockAgain() {
        List<Block> taken = new ArrayList<>();
        for (Block block = slab.take(7); block != null; block = slab.take(7)) {
            taken.add(block);
        }
        assertThat(taken).hasSize(LINES / 7);
        assertThat(slab.freeLines()).isEqualTo(LINES % 7);
        for (int i = 0; i < taken.size(); i += 2) {
            slab.give(taken.get(i));
        }
        slab.checkInvariants();
        assertThat(slab.take(15))
                .as("there are holes of 7 lines, and one of %d", 7 + LINES % 7)
                .isNull();
        for (int i = 1; i < taken.size(); i += 2) {
            slab.give(taken.get(i));
        }
        slab.checkInvariants();

        Block whole = slab.take(LINES);
        assertThat(whole).isNotNull();
        assertThat(whole.line).isZero();
    }

    @Test
    void aHoleIsFilledBeforeFreshMemory() {
        Block first = slab.take(100);
        Block second = slab.take(100);
        slab.take(100);
        slab.give(second);

        assertThat(slab.take(90).line).isEqualTo(100);
        assertThat(slab.touchedBytes()).isEqualTo(Storage.ZEROES ? LINES * 64L : 300 * 64L);
        assertThat(first.line).isZero();
        slab.checkInvariants();
    }

    /** Of a bin that spans several sizes the first fitting block is taken, not one that is too small. */
    @Test
    void aSizeBetweenTwoBinsFindsItsBlock() {
        Block large = slab.take(1100);
        slab.take(1);
        Block small = slab.take(1050);
        slab.take(1);
        slab.give(large);
        slab.give(small); // same bin, now ahead of the large one
        assertThat(Slab.binOf(1100)).isEqualTo(Slab.binOf(1050));

        assertThat(slab.take(1090).line).isZero();
        slab.checkInvariants();
    }

    @Test
    void binsAreInTheOrderOfSizes() {
        int last = 0;
        for (int lines = 1; lines > 0 && lines < 1 << 30; lines += 1 + lines / 64) {
            assertThat(Slab.binOf(lines)).isBetween(last, last + 1);
            last = Slab.binOf(lines);
        }
        assertThat(Slab.binOf(Integer.MAX_VALUE)).isEqualTo(8 * 29 - 1);
    }

    @Test
    void randomHistoriesKeepTheInvariants() {
        long seed = 20261121;
        SplittableRandom random = new SplittableRandom(seed);
        List<Block> taken = new ArrayList<>();
        int used = 0;
        for (int step = 0; step < 20_000; step++) {
            if (taken.isEmpty() || random.nextInt(100) < 52) {
                int lines = 1 + (1 << random.nextInt(11)) * (8 + random.nextInt(8)) / 8;
                boolean fits = slab.fits(lines);
                Block block = slab.take(lines);
                assertThat(block != null).isEqualTo(fits);
                if (block != null) {
                    assertThat(block.lines).isEqualTo(lines);
                    taken.add(block);
                    used += lines;
                }
            } else {
                Block last = taken.remove(taken.size() - 1);
                int at = random.nextInt(taken.size() + 1);
                Block given = at == taken.size() ? last : taken.set(at, last);
                used -= given.lines;
                slab.give(given);
            }
            assertThat(slab.usedLines()).isEqualTo(used);
            if (step % 50 == 0) {
                slab.checkInvariants();
            }
        }
        taken.forEach(slab::give);
        slab.checkInvariants();
        assertThat(slab.usedLines()).isZero();
    }
}
