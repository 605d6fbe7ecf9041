package dev.lethe.map.tck;

import dev.lethe.map.ObjectCursor;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a closed map, and a map kept past its lease, must refuse (claims C14 and C15): a call of each kind, also of what was taken from it
 * while it was open.
 */
final class Refusals {
    private final Subject map;
    private final ObjectCursor<Object, Object> cursor;
    private final Iterator<Map.Entry<Object, Object>> iterator;
    private final Map<Object, Object> view;

    private Refusals(Subject map) {
        this.map = map;
        this.view = map.asMap();
        this.iterator = view.entrySet().iterator();
        this.cursor = map.cursor();
        cursor.advance();
    }

    /** Takes a cursor, an iterator and a view from a map that is about to be closed. */
    static Refusals of(Subject open) {
        return new Refusals(open);
    }

    /**
     * Makes the calls.
     *
     * @param key some key
     * @param value some value, not null
     * @throws AssertionError when one was not refused with an {@link IllegalStateException}
     */
    void check(@Nullable Object key, @Nullable Object value) {
        Object other = Objects.requireNonNull(value, "value");
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
        calls.put("a view from before: size", view::size);
        calls.put("a view from before: get", () -> view.get(key));
        calls.put("an iterator from before: hasNext", iterator::hasNext);
        calls.put("an iterator from before: next", iterator::next);
        calls.put("a cursor from before: key", cursor::key);
        calls.put("a cursor from before: value", cursor::value);
        calls.put("a cursor from before: setValue", () -> cursor.setValue(other));
        calls.put("a cursor from before: remove", cursor::remove);
        calls.put("a cursor from before: advance", cursor::advance);
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
