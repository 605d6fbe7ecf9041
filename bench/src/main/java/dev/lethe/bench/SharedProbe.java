package dev.lethe.bench;

import java.util.List;

/** The program in the JVMs that {@link RunShared} starts for {@code bytes SHAPE SIZE NAME}: what the structure of a full map takes. */
final class SharedProbe {
    private SharedProbe() {}

    /**
     * Finds the answer and prints it.
     *
     * @param arguments the words of the question
     */
    public static void main(String[] arguments) {
        System.out.println(answer(List.of(arguments)));
    }

    static Answer answer(List<String> words) {
        int size = Integer.parseInt(words.get(2));
        SharedWorkload workload =
                SharedWorkload.of(MapShape.parse(words.get(1)), SharedFork.implementation(words), size, 1);
        workload.fill();
        return new Answer().with("each", (double) Structure.bytes(workload.map()) / size);
    }
}
