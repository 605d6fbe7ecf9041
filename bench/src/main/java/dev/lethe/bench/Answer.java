package dev.lethe.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Named lists of figures; as text {@code put=511;498 clear=16}. */
final class Answer {
    private final Map<String, List<Double>> figures = new TreeMap<>();

    Answer with(String name, double... values) {
        List<Double> list = new ArrayList<>();
        for (double value : values) {
            list.add(value);
        }
        figures.put(name, List.copyOf(list));
        return this;
    }

    Answer withBytes(String name, long bytes) {
        return with(name, (double) bytes);
    }

    /** Returns the figures of a name, none if there is no such name. */
    List<Double> all(String name) {
        return figures.getOrDefault(name, List.of());
    }

    /** Returns the first figure of a name, NaN if there is none. */
    double one(String name) {
        List<Double> list = all(name);
        return list.isEmpty() ? Double.NaN : list.get(0);
    }

    static Answer parse(String text) {
        Answer answer = new Answer();
        for (String part : text.split(" ", -1)) {
            String[] sides = part.split("=", -1);
            if (sides.length != 2) {
                throw new IllegalArgumentException("'" + text + "' is not an answer, such as 'put=511;498'.");
            }
            List<Double> list = new ArrayList<>();
            for (String figure : sides[1].split(";", -1)) {
                list.add(Double.parseDouble(figure));
            }
            answer.figures.put(sides[0], List.copyOf(list));
        }
        return answer;
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        figures.forEach((name, list) -> parts.add(name + "="
                + String.join(
                        ";",
                        list.stream()
                                .map(value -> String.format(Locale.ROOT, "%.4f", value))
                                .toList())));
        return String.join(" ", parts);
    }
}
