package dev.lethe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FootprintsTest {
    private static final PrintStream SILENCE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @TempDir
    private Path out;

    /** All questions, in this JVM: each probe checks what its map answers. */
    @Test
    void everyPartComesToFiguresAndATable() throws Exception {
        assertThat(execute(question -> FootprintProbe.answer(question.words()), "--sizes", "200", "--entries", "0,3"))
                .isZero();
        String page = Files.readString(out.resolve("footprints.md"));
        assertThat(page)
                .contains("## While a map doubles", "## Small maps", "## After deleting", "## What stats() says")
                .contains("| long -> long | 200 | lethe:core |", "| String -> Object | 3 | fastutil |")
                .contains("| object-long | deleted |")
                .contains("## String -> long, keys included", "| 200 | lethe:unsafe |")
                .doesNotContain("NaN", "Infinity");
    }

    @Test
    void ratiosAreLethesFigureByThatOfTheRow() throws Exception {
        assertThat(execute(
                        question -> new Answer()
                                .with("mean", question.words().get(2).equals("lethe:core") ? 20 : 40)
                                .with("low", 1)
                                .with("high", 2),
                        "--parts",
                        "doubling"))
                .isZero();
        assertThat(out.resolve("footprints.md"))
                .content()
                .contains("| long -> long | 1,000 | lethe:core | 20.0 | 1.00 | 2.00 |  |")
                .contains("| long -> long | 1,000 | HPPC | 40.0 | 1.00 | 2.00 | 0.50 |");
    }

    @Test
    void aVerdictNeedsBothTheLayoutsAndTheHeap() throws Exception {
        String[] only = {"--parts", "stats", "--sizes", "100"};
        assertThat(execute(question -> stats(104, 105), only)).isZero();
        assertThat(out.resolve("footprints.md")).content().contains("right").doesNotContain("**wrong**");
        assertThat(execute(question -> stats(106, 100), only)).isZero();
        assertThat(out.resolve("footprints.md")).content().contains("**wrong**");
        assertThat(execute(question -> stats(100, 110), only)).isZero();
        assertThat(out.resolve("footprints.md")).content().contains("**wrong**");
    }

    @Test
    void aJvmOfItsOwnAnswersAsThisOne() throws Exception {
        Question question =
                Question.of(FootprintProbe.class, List.of("-Xmx64m"), "doubling", "long-long", "lethe:core", 100);
        assertThat(new JavaFork().ask(question))
                .hasToString(FootprintProbe.answer(question.words()).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --parts some  | The parts are doubling
                    --sizes 0     | --sizes takes numbers from 1
                    --full 99     | --full from 100
                    """)
    void aMistakeIsOneSentence(String line, String reason) {
        StringWriter errors = new StringWriter();
        assertThat(Commands.of(new Footprints(question -> new Answer(), SILENCE))
                        .setErr(new PrintWriter(errors, true))
                        .execute(line.split(" ")))
                .isEqualTo(2);
        assertThat(errors.toString().lines()).hasSize(1).first().asString().contains(reason);
    }

    private static Answer stats(double stats, double heap) {
        return new Answer()
                .with("statsOfOne", stats)
                .with("layout", 100)
                .with("stats", stats)
                .with("heap", heap);
    }

    private int execute(Interviewer interviewer, String... arguments) {
        List<String> words =
                new ArrayList<>(List.of("--out", out.toString(), "--maps", "100", "--full", "1000", "--rounds", "1"));
        words.addAll(List.of(arguments));
        return Commands.of(new Footprints(interviewer, SILENCE)).execute(words.toArray(String[]::new));
    }
}
