package dev.lethe.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** Says when, on what and by which command something is measured. */
final class Setting {
    private Setting() {}

    static String date() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }

    static Map<String, String> describe(Class<?> program, String... arguments) {
        Map<String, String> facts = new TreeMap<>(Machine.describe());
        facts.put("date", date());
        facts.put(
                "command",
                ("java -cp bench/target/lethe-bench.jar " + program.getName() + " " + String.join(" ", arguments))
                        .trim());
        return facts;
    }
}
