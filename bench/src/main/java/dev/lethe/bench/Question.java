package dev.lethe.bench;

import java.util.List;

/**
 * What a JVM of its own is to find out: the program that is started in it answers by one line.
 *
 * @param program the class whose {@code main} it is
 * @param flags the flags of the JVM
 * @param words the arguments of the program, by which raw files know the question
 */
record Question(Class<?> program, List<String> flags, List<String> words) {
    static Question of(Class<?> program, List<String> flags, Object... words) {
        return new Question(
                program, flags, List.of(words).stream().map(String::valueOf).toList());
    }

    /** The name by which raw files know the question. */
    String id() {
        return String.join(" ", words);
    }
}
