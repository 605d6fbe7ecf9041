package dev.lethe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunSharedTest {
    private static final List<String> ALL =
            List.of(SharedMaps.LETHE, SharedMaps.JDK, SharedMaps.JCTOOLS, SharedMaps.LOCKED, SharedMaps.SWAPPED);

    @ParameterizedTest
    @EnumSource(
            value = MapShape.class,
            names = {"STRING_OBJECT", "LONG_LONG"})
    void allMapsAnswerTheSameCallsAlike(MapShape shape) {
        long expected = -1;
        for (String name : ALL) {
            SharedWorkload workload = SharedWorkload.of(shape, name, 500, 7);
            workload.fill();
            assertThat(workload.map().size()).as(name).isEqualTo(500);
            int[] calls = workload.calls(50, 3);
            long found = 0;
            for (int from = 0; from < 50 * SharedWorkload.BATCH; from += SharedWorkload.BATCH) {
                found += workload.run(calls, from);
            }
            expected = expected == -1 ? found : expected;
            assertThat(found).as(name).isEqualTo(expected);
            assertThat(workload.map().size()).as(name).isBetween(400, 600);
            workload.map().clear();
            assertThat(workload.map().size()).as(name).isZero();
        }
    }

    @Test
    void shareOfWritesIsAsAsked() {
        SharedWorkload workload = SharedWorkload.of(MapShape.LONG_LONG, SharedMaps.JDK, 100, 1);
        for (int percent : RunShared.WRITES) {
            int writes = 0;
            int[] calls = workload.calls(percent, 5);
            for (int call : calls) {
                assertThat(call >>> 2).isBetween(0, 199);
                writes += (call & 3) == 0 ? 0 : 1;
            }
            assertThat(100.0 * writes / calls.length).isBetween(percent - 0.5, percent + 0.5);
        }
    }

    @Test
    void pageComparesWithTheBestPeerAndARunGoesOnWhereItEnded(@TempDir Path out) throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        AnswerFile file = AnswerFile.open(out.resolve("raw/2026-01-01-concurrent.csv"));
        List<Question> questions = RunShared.questions(List.of(10_000, 1_000_000), 2);
        file.note(java.util.Map.of("machine", "none"));
        for (Question question : questions) {
            boolean lethe = SharedFork.implementation(question.words()).equals(SharedMaps.LETHE);
            Answer answer = switch (question.words().get(0)) {
                case SharedFork.MIX ->
                    new Answer().with("perMicro", lethe ? 20 : 10).with("bytes", 0);
                case SharedFork.CLEAR -> new Answer().with("nanos", lethe ? 1000 : 50_000 + random.nextInt(10));
                default -> new Answer().with("each", lethe ? 20 : 60);
            };
            file.add(question, answer);
        }
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        int status = Commands.of(new RunShared(new PrintStream(terminal, true, StandardCharsets.UTF_8)))
                .execute("--resume", "--rounds", "2", "--out", out.toString());
        assertThat(status).as(terminal.toString(StandardCharsets.UTF_8)).isZero();
        String page = Files.readString(out.resolve("concurrent.md"));
        List<String> lines = new ArrayList<>(page.lines().toList());
        assertThat(lines).contains("| 1,000,000 | 8 | 50 % | 2.00 | 20.0 (0) | 10.0 (0) | 10.0 (0) | 10.0 (0) |");
        assertThat(page)
                .contains("- rounds: 2")
                .contains("`clear long-long 1000000`: 50")
                .doesNotContain("▼ |")
                .doesNotContain("bytes long-long 1000000`");
    }
}
