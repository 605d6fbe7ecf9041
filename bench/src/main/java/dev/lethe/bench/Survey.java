package dev.lethe.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A run of questions that can be cut short and go on: the answers are lines of {@code OUT/raw/DATE-SET.csv}, the page made
 * of them is {@code OUT/SET.md}.
 */
final class Survey {
    private final String set;
    private final ResultOptions results;
    private final Interviewer interviewer;
    private final PrintStream terminal;

    Survey(String set, ResultOptions results, Interviewer interviewer, PrintStream terminal) {
        this.set = set;
        this.results = results;
        this.interviewer = interviewer;
        this.terminal = terminal;
    }

    /** Asks what has no answer yet and writes the page; returns the exit code of the program. */
    int run(Map<String, String> facts, List<Question> questions, Function<AnswerFile, String> page) throws IOException {
        AnswerFile file = AnswerFile.open(results.raw(set));
        file.note(facts);
        terminal.println("Results go to " + file.path() + ".");
        List<String> failures = ask(questions, file);
        String text = page.apply(file);
        Path written = results.page(set);
        Files.writeString(written, text);
        terminal.println(text);
        terminal.println("The page is " + written + ".");
        failures.forEach(failure -> terminal.println("Failed: " + failure));
        return failures.isEmpty() ? 0 : 1;
    }

    private List<String> ask(List<Question> questions, AnswerFile file) throws IOException {
        List<String> failures = new ArrayList<>();
        long start = System.nanoTime();
        int asked = 0;
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            if (file.get(question.words()).isPresent()) {
                continue;
            }
            String what = String.format("[%d/%d] %s", i + 1, questions.size(), question.id());
            Answer answer;
            try {
                answer = interviewer.ask(question);
            } catch (IOException e) {
                terminal.println(what + "  FAILED: " + e.getMessage());
                failures.add(what);
                continue;
            }
            file.add(question, answer);
            Duration left = Duration.ofNanos((System.nanoTime() - start) / ++asked * (questions.size() - 1 - i));
            terminal.printf("%s  %s  (%d min left)%n", what, answer, left.toMinutes());
        }
        return failures;
    }
}
