package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.LongObjectMap;
import dev.lethe.map.ObjectMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What only shapes with object values have: answers that are values, and null values that are treated as {@code Map} does. */
abstract class ObjectValuesBehaviour extends Behaviour {
    @Test
    void putAnswersTheOldValue() {
        Subject map = make();
        assertThat(map.put(key(1), value(1))).isNull();
        assertThat(map.put(key(1), value(2))).isEqualTo(value(1));
        assertThat(map.putIfAbsent(key(1), value(3))).isEqualTo(value(2));
        assertThat(map.putIfAbsent(key(2), value(3))).isNull();
        assertThat(map.replace(key(2), value(4))).isEqualTo(value(3));
        assertThat(map.replace(key(3), value(4))).isNull();
        assertThat(map.remove(key(2))).isEqualTo(value(4));
        assertThat(map.remove(key(2))).isNull();
        assertThat(get(map, 1)).isEqualTo(value(2));
        assertThat(get(map, 2)).isNull();
    }

    @Test
    void nullValueIsTreatedAsMapDoes() {
        if (!source().nullValues()) {
            return; // that null is refused is seen by nullValueIsTakenOrRefusedByName
        }
        Duel duel = new Duel(source(), make(), KeyStyle.PLAIN);
        duel.same("put", map -> map.put(key(1), null));
        duel.same("put over", map -> map.put(key(1), null));
        duel.same("containsValue", map -> map.containsValue(null));
        duel.same("computeIfPresent", map -> map.computeIfPresent(key(1), null, (k, v) -> value(1)));
        duel.same("computeIfAbsent", map -> map.computeIfAbsent(key(1), null, k -> null));
        duel.checkAll();
        duel.same("computeIfAbsent", map -> map.computeIfAbsent(key(1), null, k -> value(2)));
        duel.checkAll();
        duel.same("replace", map -> map.replace(key(1), null));
        duel.same("putIfAbsent", map -> map.putIfAbsent(key(1), value(3)));
        duel.checkAll();
        duel.same("replace", map -> map.replace(key(1), value(3), null));
        duel.same("merge", map -> map.merge(key(1), value(4), null, (old, given) -> value(5)));
        duel.checkAll();
        duel.same("put", map -> map.put(key(1), null));
        duel.same("compute", map -> map.compute(key(1), null, (k, v) -> v));
        duel.checkAll();
        duel.same("put", map -> map.put(key(1), null));
        duel.same("remove", map -> map.remove(key(1), value(1)));
        duel.same("remove", map -> map.remove(key(1), null));
        duel.same("remove of an absent key", map -> map.remove(key(1), null));
        duel.checkAll();
    }

    @Test
    void valuesAreComparedByEquals() {
        Subject map = make();
        map.put(key(1), "v".concat("1"));
        assertThat(map.containsValue("v".concat("1"))).isTrue();
        assertThat(map.replace(key(1), "v".concat("1"), value(2))).isTrue();
        assertThat(map.remove(key(1), "v".concat("2"))).isTrue();
    }

    @Test
    void valueIsKeptByIdentity() {
        Subject map = make();
        Object[] values = {new Object(), new Object()};
        map.put(key(1), values[0]);
        assertThat(map.getAndPut(key(1), values[1], null)).isSameAs(values[0]);
        assertThat(get(map, 1)).isSameAs(values[1]);
        assertThat(map.getAndRemove(key(1), null)).isSameAs(values[1]);
    }

    private @Nullable Object get(Subject map, int number) {
        if (map.map() instanceof LongObjectMap<?> longs) {
            return longs.get(number);
        }
        return ((ObjectMap<?, ?>) map.map()).get(key(number));
    }
}
