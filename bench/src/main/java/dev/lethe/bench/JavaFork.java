package dev.lethe.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks a question of a JVM of its own, of the JDK and the class path of this one. */
final class JavaFork implements Interviewer {
    @Override
    public Answer ask(Question question) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(question.flags());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(question.program().getName());
        command.addAll(question.words());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
        List<String> lines;
        try (BufferedReader output = process.inputReader()) {
            lines = output.lines().toList();
        }
        try {
            int status = process.waitFor();
            if (status != 0 || lines.isEmpty()) {
                throw new IOException("The JVM ended with status " + status + ": " + String.join(" / ", lines));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the JVM.", e);
        }
        try {
            // What stands before the last line are warnings of the JVM.
            return Answer.parse(lines.get(lines.size() - 1));
        } catch (IllegalArgumentException e) {
            throw new IOException("The JVM said: " + String.join(" / ", lines), e);
        }
    }
}
