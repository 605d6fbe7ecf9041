package dev.lethe.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers of a run, a line each, appended as they come, so that a run that was cut short can go on. */
final class AnswerFile {
    private static final String HEADER = "question,answer";

    private final Path path;
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final List<Map.Entry<String, String>> notes = new ArrayList<>();

    private AnswerFile(Path path) {
        this.path = path;
    }

    /** Opens a file, which may not exist yet. */
    static AnswerFile open(Path path) throws IOException {
        AnswerFile file = new AnswerFile(path);
        if (Files.exists(path)) {
            for (String line : Files.readAllLines(path)) {
                file.take(line);
            }
        }
        return file;
    }

    Path path() {
        return path;
    }

    List<Map.Entry<String, String>> notes() {
        return List.copyOf(notes);
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
        if (answers.isEmpty() && notes.isEmpty()) {
            Files.createDirectories(path.toAbsolutePath().getParent());
            append(HEADER);
        }
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            append("# " + entry.getKey() + ": " + entry.getValue());
        }
    }

    void add(Question question, Answer answer) throws IOException {
        append(question.id() + "," + answer);
    }

    private void append(String line) throws IOException {
        Files.writeString(path, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        take(line);
    }

    private void take(String line) {
        if (line.startsWith("# ")) {
            String[] parts = line.substring(2).split(": ", 2);
            notes.add(Map.entry(parts[0], parts.length == 2 ? parts[1] : ""));
        } else if (!line.isBlank() && !line.equals(HEADER)) {
            int comma = line.indexOf(',');
            if (comma < 0) {
                throw new IllegalArgumentException("'" + line + "' does not have the fields " + HEADER + ".");
            }
            answers.put(line.substring(0, comma), Answer.parse(line.substring(comma + 1)));
        }
    }
}
