package dev.lethe.map.tck;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a closed map, and a map kept past its lease, must refuse (claims C14 and C15): a call of each kind. */
final class Refusals {
    private Refusals() {}

    /**
     * Makes the calls.
     *
     * @param map a map that was closed
     * @param key some key
     * @param value some value
     * @throws AssertionError when one was not refused with an {@link IllegalStateException}
     */
    static void check(Subject map, @Nullable Object key, @Nullable Object value) {
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("mappingCount", map::mappingCount);
        calls.put("containsKey", () -> map.containsKey(key));
        calls.put("getOrDefault", () -> map.getOrDefault(key, value));
        calls.put("put", () -> map.put(key, value));
        calls.put("remove", () -> map.remove(key));
        calls.put("forEach", () -> map.forEach((k, v) -> {}));
        calls.put("cursor", map::cursor);
        calls.put("asMap().size", () -> map.asMap().size());
        calls.put("drainTo", () -> map.drainTo((k, v) -> {}));
        calls.put("stats", () -> map.map().stats());
        calls.put("trim", () -> map.map().trim());
        calls.put("reserve", () -> map.reserve(100));
        calls.put("clear", map::clear);
        calls.put("clearLazily", () -> map.map().clearLazily());
        calls.forEach(Refusals::refused);
    }

    private static void refused(String what, Runnable call) {
        Outcome outcome = Outcome.of(() -> {
            call.run();
            return null;
        });
        if (!(outcome.thrown() instanceof IllegalStateException)) {
            throw new AssertionError(what + " on a closed map was not refused, but gave " + outcome, outcome.thrown());
        }
    }
}
