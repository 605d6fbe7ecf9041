package dev.lethe.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers of a run and their file. */
final class AnswerFile {
    private static final String HEADER = "question,answer";

    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final ResultLog log;

    private AnswerFile(Path path) throws IOException {
        log = ResultLog.open(path, HEADER, this::take);
    }

    /** Opens a file, which may not exist yet. */
    static AnswerFile open(Path path) throws IOException {
        return new AnswerFile(path);
    }

    Path path() {
        return log.path();
    }

    List<Map.Entry<String, String>> notes() {
        return log.notes();
    }

    /** Returns the words of each answered question that begins with a word, in the order of the answers. */
    List<List<String>> questions(String first) {
        return answers.keySet().stream()
                .map(question -> List.of(question.split(" ", -1)))
                .filter(words -> words.get(0).equals(first))
                .toList();
    }

    /** Returns the answer to the question of these words. */
    Optional<Answer> get(List<String> words) {
        return Optional.ofNullable(answers.get(String.join(" ", words)));
    }

    /** Returns a figure of an answer, NaN if it is missing. */
    double figure(String name, List<String> words) {
        return get(words).map(answer -> answer.one(name)).orElse(Double.NaN);
    }

    /** Writes down where and how the next answers are found. */
    void note(Map<String, String> entries) throws IOException {
        log.note(entries);
    }

    void add(Question question, Answer answer) throws IOException {
        log.add(question.id() + "," + answer);
    }

    private void take(String line) {
        int comma = line.indexOf(',');
        if (comma < 0) {
            throw new IllegalArgumentException("'" + line + "' does not have the fields " + HEADER + ".");
        }
        answers.put(line.substring(0, comma), Answer.parse(line.substring(comma + 1)));
    }
}
