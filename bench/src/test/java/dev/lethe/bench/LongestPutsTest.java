package dev.lethe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongestPutsTest {
    private static final PrintStream SILENCE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @TempDir
    private Path out;

    @Test
    void theLongestCallsAreKeptInOrder() {
        LongestProbe.Calls calls = new LongestProbe.Calls();
        for (long nanos : new long[] {5, 1, 9, 3, 7, 8, 2, 9}) {
            calls.took(nanos);
        }
        assertThat(calls.longest()).containsExactly(9, 9, 8, 7, 5, 3);
    }

    @Test
    void everyMapGrowsShrinksAndIsCleared() throws Exception {
        assertThat(Commands.of(new LongestPuts(question -> LongestProbe.answer(question.words()), SILENCE))
                        .execute("--size", "2000", "--out", out.toString()))
                .isZero();
        String page = Files.readString(out.resolve("longest-put.md"));
        assertThat(page.lines().filter(line -> line.startsWith("| put, growing | lethe:core | 2,000 | ")))
                .hasSize(4) // two shapes, two JVMs
                .allMatch(line -> line.split(";", -1).length == LongestProbe.SHOWN);
        assertThat(page).contains("| clear of the full map | HPPC | 2,000 | 2 |");
    }

    @Test
    void aJvmWithoutACollectorAnswers() throws Exception {
        Question question = Question.of(
                LongestProbe.class,
                List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC", "-Xms64m", "-Xmx64m"),
                "string-object",
                "lethe:core",
                2_000,
                1);
        assertThat(new JavaFork().ask(question).all(LongestProbe.REMOVE)).hasSize(LongestProbe.SHOWN);
    }

    @Test
    void aWrongPeerIsRefused() {
        assertThat(Commands.of(new LongestPuts(question -> new Answer(), SILENCE))
                        .execute("--peers", "Trove"))
                .isEqualTo(2);
    }
}
