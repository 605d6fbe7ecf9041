package dev.lethe.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SurveyTest {
    private static final List<Question> QUESTIONS = List.of(question("a"), question("b"), question("c"));

    @TempDir
    private Path out;

    private final List<String> asked = new ArrayList<>();
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    @Test
    void everyQuestionIsAskedOnceAndThePageHasTheAnswers() throws IOException {
        assertThat(run(false, this::length)).isZero();
        assertThat(asked).containsExactly("a 1", "b 1", "c 1");
        assertThat(out.resolve("some.md")).hasContent("a 1: length=3.0000\nb 1: length=3.0000\nc 1: length=3.0000\n");
    }

    @Test
    void aRunThatFailedGoesOnWhereItStopped() throws IOException {
        assertThat(run(false, question -> {
                    if (question.id().startsWith("b")) {
                        throw new IOException("no such map");
                    }
                    return length(question);
                }))
                .isEqualTo(1);
        assertThat(terminal.toString(StandardCharsets.UTF_8)).contains("FAILED: no such map");
        asked.clear();
        assertThat(run(true, this::length)).isZero();
        assertThat(asked).containsExactly("b 1");
    }

    @Test
    void withoutResumeARunBeginsAnew() throws IOException {
        run(false, this::length);
        asked.clear();
        run(false, this::length);
        assertThat(asked).hasSize(3);
        try (var files = Files.list(out.resolve("raw"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void anAnswerIsFoundAgainInItsText() {
        Answer answer = new Answer().with("put", 3, 2.5).with("clear", 1);
        assertThat(Answer.parse(answer.toString())).hasToString(answer.toString());
        assertThat(Answer.parse("put=3.0;2.5").all("put")).containsExactly(3.0, 2.5);
        assertThat(answer.one("remove")).isNaN();
        assertThatThrownBy(() -> Answer.parse("Killed")).hasMessageContaining("Killed");
    }

    @Test
    void aJvmThatBreaksIsAFailureWithItsWords() {
        Question wrong = Question.of(FootprintProbe.class, List.of("-Xmx64m"), "doubling", "long-long", "Trove", 10);
        assertThatThrownBy(() -> new JavaFork().ask(wrong))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Trove");
    }

    private int run(boolean resume, Interviewer interviewer) throws IOException {
        PrintStream stream = new PrintStream(terminal, true, StandardCharsets.UTF_8);
        ResultOptions results = new ResultOptions();
        List<String> arguments = new ArrayList<>(List.of("--out", out.toString()));
        if (resume) {
            arguments.add("--resume");
        }
        CommandLine.populateCommand(results, arguments.toArray(String[]::new));
        return new Survey("some", results, interviewer, stream).run(Map.of("date", "today"), QUESTIONS, file -> {
            StringBuilder page = new StringBuilder();
            for (String name : List.of("a", "b", "c")) {
                file.questions(name)
                        .forEach(words -> page.append(String.join(" ", words))
                                .append(": ")
                                .append(file.get(words).orElseThrow())
                                .append('\n'));
            }
            return page.toString();
        });
    }

    private Answer length(Question question) {
        asked.add(question.id());
        return new Answer().with("length", question.id().length());
    }

    private static Question question(String name) {
        return Question.of(SurveyTest.class, List.of(), name, 1);
    }
}
