package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.MapCloser;
import dev.lethe.map.ObjectCursor;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Claim C15, as far as it concerns every backend: after close every operation is refused. */
abstract class ClosedBehaviour extends Behaviour {
    /** A call that must be refused; it is made on an open map first, to see that it is a right one. */
    @FunctionalInterface
    private interface Call {
        void on(Subject map);
    }

    private Map<String, Call> calls() {
        Map<String, Call> calls = new LinkedHashMap<>();
        Object none = source().none();
        calls.put("mappingCount", map -> map.map().mappingCount());
        calls.put("size", map -> map.map().size());
        calls.put("isEmpty", map -> map.map().isEmpty());
        calls.put("stats", map -> map.map().stats());
        calls.put("probeLengths", map -> map.map().probeLengths());
        calls.put("containsKey", map -> map.containsKey(key(1)));
        calls.put("containsValue", map -> map.containsValue(value(1)));
        calls.put("getOrDefault", map -> map.getOrDefault(key(1), value(1)));
        calls.put("get", map -> map.asMap().get(key(1)));
        calls.put("put", map -> map.put(key(1), value(1)));
        calls.put("put of a new key", map -> map.put(key(1001), value(1)));
        calls.put("getAndPut", map -> map.getAndPut(key(1), value(1), value(2)));
        calls.put("putIfAbsent", map -> map.putIfAbsent(key(1), value(1)));
        calls.put("remove", map -> map.remove(key(1)));
        calls.put("remove of an absent key", map -> map.remove(key(1002)));
        calls.put("getAndRemove", map -> map.getAndRemove(key(2), value(1)));
        calls.put("remove expected", map -> map.remove(key(3), value(3)));
        calls.put("replace", map -> map.replace(key(4), value(1)));
        calls.put("replace expected", map -> map.replace(key(5), value(5), value(1)));
        calls.put("computeIfAbsent", map -> map.computeIfAbsent(key(1003), none, k -> value(1)));
        calls.put("computeIfPresent", map -> map.computeIfPresent(key(6), none, (k, v) -> value(1)));
        calls.put("compute", map -> map.compute(key(6), none, (k, v) -> value(1)));
        calls.put("merge", map -> map.merge(key(6), value(1), none, (k, v) -> value(2)));
        calls.put("putAll", map -> map.putAll(Map.of()));
        calls.put("putAll of one's own shape", map -> map.putAllOf(make()));
        calls.put("removeIf", map -> map.removeIf((k, v) -> false));
        calls.put("retainAll", map -> map.retainAll(map.asMap().keySet()));
        calls.put("forEach", map -> map.forEach((k, v) -> {}));
        calls.put("replaceAll", map -> map.replaceAll((k, v) -> v));
        calls.put("keys", map -> map.keys().count());
        calls.put("values", map -> map.values().count());
        calls.put("cursor", Subject::cursor);
        calls.put("reserve", map -> map.reserve(10));
        calls.put("trim", map -> map.map().trim());
        calls.put("hashCode", map -> map.map().hashCode());
        calls.put("equals", map -> map.map().equals(make().map()));
        calls.put("asMap().size", map -> map.asMap().size());
        calls.put("keySet().size", map -> map.asMap().keySet().size());
        calls.put("keySet().iterator", map -> map.asMap().keySet().iterator());
        calls.put("entrySet().iterator", map -> map.asMap().entrySet().iterator());
        calls.put("values().contains", map -> map.asMap().values().contains(value(1)));
        calls.put("drainTo", map -> map.drainTo((k, v) -> {}));
        calls.put("clearLazily", map -> map.map().clearLazily());
        calls.put("clear", Subject::clear);
        return calls;
    }

    @Test
    void everyOperationAfterCloseIsRefused() {
        for (int size : new int[] {0, 20, 2000}) {
            Subject open = filled(size);
            Subject closed = filled(size);
            closed.map().close();
            calls().forEach((name, call) -> {
                call.on(open);
                assertThatThrownBy(() -> call.on(closed))
                        .as("%s after close of a map of %s", name, size)
                        .isInstanceOf(IllegalStateException.class);
            });
        }
    }

    @Test
    void viewsCursorsAndIteratorsOfAClosedMapRefuse() {
        Subject map = filled(20);
        Map<Object, Object> view = map.asMap();
        Iterator<Map.Entry<Object, Object>> entries = view.entrySet().iterator();
        Map.Entry<Object, Object> entry = entries.next();
        Iterator<Object> fresh = view.keySet().iterator();
        ObjectCursor<Object, Object> cursor = map.cursor();
        cursor.advance();
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("view.get", () -> view.get(key(1)));
        calls.put("view.put", () -> view.put(key(1), value(1)));
        calls.put("view.size", view::size);
        calls.put("keySet().size", () -> view.keySet().size());
        calls.put("iterator.remove", entries::remove);
        calls.put("iterator.next", entries::next);
        calls.put("iterator.hasNext", fresh::hasNext);
        calls.put("entry.setValue", () -> entry.setValue(value(1)));
        calls.put("cursor.key", cursor::key);
        calls.put("cursor.value", cursor::value);
        calls.put("cursor.setValue", () -> cursor.setValue(value(1)));
        calls.put("cursor.remove", cursor::remove);
        calls.put("cursor.advance", cursor::advance);
        calls.put("cursor.rewind", cursor::rewind);
        map.map().close();
        calls.forEach((name, call) ->
                assertThatThrownBy(call::run).as("%s after close", name).isInstanceOf(IllegalStateException.class));
    }

    @Test
    void toStringOfAClosedMapSaysSoInsteadOfThrowing() {
        for (int size : new int[] {0, 20}) {
            Subject map = filled(size);
            Map<Object, Object> view = map.asMap();
            assertThat(map.map().toString()).startsWith("{");
            map.map().close();
            assertThat(map.map().toString()).startsWith("(").contains("closed");
            assertThat(view.toString()).startsWith("(").contains("closed");
        }
    }

    @Test
    void closeIsIdempotent() {
        Subject map = filled(20);
        map.map().close();
        map.map().close();
        assertThatThrownBy(map::mappingCount).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closingClosesAtTheEndOfATry() {
        Subject map = filled(20);
        try (MapCloser closer = map.map().closing()) {
            assertThat(closer).isNotNull();
            assertThat(map.mappingCount()).isEqualTo(20);
        }
        assertThatThrownBy(map::mappingCount).isInstanceOf(IllegalStateException.class);
        map.map().closing().close();
    }

    @Test
    void closeOfOneMapLeavesOthersAlone() {
        Subject one = filled(50);
        Subject other = filled(50);
        one.map().close();
        assertThat(other.mappingCount()).isEqualTo(50);
        assertThat(other.getOrDefault(key(7), nowhere())).isEqualTo(value(7));
        other.checkInvariants();
    }
}
