package dev.lethe.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.MapPool;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchCostsTest {
    private static final PrintStream SILENCE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @TempDir
    private Path out;

    @Test
    void everyWayDoesItsTasks() {
        long[] keys = new LongKeys(1).make(3_000);
        try (MapPool pool = MapPool.builder().build()) {
            for (String way : ScratchMaps.WAYS) {
                ScratchMaps maps = ScratchMaps.of(way, pool);
                for (int entries : new int[] {16, 1_000, 2_000, 16}) {
                    assertThat(maps.use(keys, 500, entries)).as(way).isEqualTo(entries);
                }
            }
            assertThat(pool.stats(Generation.TRANSIENT).hits()).isEqualTo(3);
            assertThatThrownBy(() -> ScratchMaps.of("Trove:new", pool)).hasMessageContaining("Trove:new");
        }
    }

    @Test
    void thePageHasRatiosSharesAndVerdicts() throws Exception {
        assertThat(run("--rounds", "3", "--entries", "16,1000", "--threads", "1,2"))
                .isZero();
        String page = Files.readString(out.resolve("pool.md"));
        assertThat(page)
                .contains("| 16 | 2 | 2.00 (2.00 to 2.00) | fastutil:reused | **missed** | 1.00 % |  |")
                .contains("| 1,000 | 2 | 2.00 (2.00 to 2.00) | fastutil:reused | **missed** | 1.00 % | met |")
                .contains("| 16, after a giant | 1 | 0.20 (0.20 to 0.20) | fastutil:new | met | 1.00 % |  |")
                .contains("| 16, after a giant | 1 | 1.00 (1.00 to 1.00) |", "| 100 (100 to 100) |")
                .contains("| 16 | 2 | 20.0 (20.0 to 20.0) | 100 (100 to 100) |");
    }

    @Test
    void wrongNumbersAreRefused() {
        assertThat(run("--rounds", "0")).isEqualTo(2);
        assertThat(run("--entries", "16,400000")).isEqualTo(2);
        assertThat(run("--threads", "0")).isEqualTo(2);
    }

    private int run(String... options) {
        String[] all = new String[options.length + 2];
        all[0] = "--out";
        all[1] = out.toString();
        System.arraycopy(options, 0, all, 2, options.length);
        return Commands.of(new ScratchCosts(ScratchCostsTest::answer, SILENCE)).execute(all);
    }

    /** Pooled tasks take 20 ns, those of a reused map 10, or a thousand after a giant; all others 100. */
    private static Answer answer(Question question) {
        String way = question.words().get(1);
        boolean giant = question.words().get(0).equals(ScratchTable.AFTER_GIANT);
        double nanos = switch (way) {
            case ScratchMaps.POOLED -> 20;
            case "fastutil:reused" -> giant ? 1_000 : 10;
            case "fastutil:new" -> giant ? 100 : 101;
            default -> giant ? 101 : 100;
        };
        return new Answer()
                .with(ScratchFork.NANOS, nanos)
                .with(ScratchFork.BYTES, way.equals(ScratchMaps.POOLED) ? 48 : 4_800)
                .with(ScratchFork.STOLEN, 0.01);
    }
}
