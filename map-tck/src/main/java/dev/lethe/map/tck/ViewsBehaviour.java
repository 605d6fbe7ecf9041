package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.AbstractMap.SimpleEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The map as a {@link Map} and its views: complete, and live in both directions. */
abstract class ViewsBehaviour extends Behaviour {
    private Object k(int number) {
        return Objects.requireNonNull(key(number));
    }

    @Test
    void changesOfTheMapShowInAllViews() {
        Subject map = make();
        Map<Object, Object> view = map.asMap();
        Set<Object> keys = view.keySet();
        Collection<Object> values = view.values();
        Set<Map.Entry<Object, Object>> entries = view.entrySet();
        assertThat(entries).isEmpty();
        map.put(key(1), value(10));
        assertThat(view).containsEntry(k(1), value(10)).hasSize(1);
        assertThat(keys).containsExactly(k(1));
        assertThat(values).containsExactly(value(10));
        assertThat(entries).containsExactly(Map.entry(k(1), value(10)));
        map.put(key(1), value(11));
        assertThat(values).containsExactly(value(11));
        map.remove(key(1));
        assertThat(view).isEmpty();
        assertThat(keys).isEmpty();
        assertThat(values).isEmpty();
        assertThat(entries).isEmpty();
    }

    @Test
    void changesOfTheViewsShowInTheMap() {
        Subject map = filled(100);
        Map<Object, Object> view = map.asMap();
        view.put(k(200), value(200));
        assertThat(map.getOrDefault(key(200), nowhere())).isEqualTo(value(200));
        view.keySet().remove(k(1));
        view.values().remove(value(2));
        view.entrySet().remove(Map.entry(k(3), value(3)));
        view.remove(k(4));
        for (int i = 1; i <= 4; i++) {
            assertThat(map.containsKey(key(i))).isFalse();
        }
        view.keySet().removeAll(List.of(k(5), k(6)));
        view.values().removeAll(List.of(value(7), value(8)));
        view.entrySet().removeAll(List.of(Map.entry(k(9), value(9))));
        for (int i = 5; i <= 9; i++) {
            assertThat(map.containsKey(key(i))).isFalse();
        }
        assertThat(map.mappingCount()).isEqualTo(92);
        view.values().retainAll(List.of(value(20), value(21), value(22)));
        view.keySet().retainAll(List.of(k(20), k(21)));
        view.entrySet().retainAll(List.of(Map.entry(k(20), value(20))));
        assertThat(map.copy()).isEqualTo(Map.of(k(20), value(20)));
        map.checkInvariants();
    }

    @Test
    void entryOfAnIteratorWritesThroughAndNeverAdds() {
        Subject map = filled(30);
        for (Map.Entry<Object, Object> entry : map.asMap().entrySet()) {
            Object old = entry.getValue();
            assertThat(entry.setValue(value(77))).isEqualTo(old);
            assertThat(entry.getValue()).isEqualTo(value(77));
            assertThat(map.getOrDefault(entry.getKey(), nowhere())).isEqualTo(value(77));
        }
        Iterator<Map.Entry<Object, Object>> entries = map.asMap().entrySet().iterator();
        Map.Entry<Object, Object> entry = entries.next();
        entries.remove();
        Throwable refused = catchThrowable(() -> entry.setValue(value(78)));
        assertThat(refused == null || refused instanceof IllegalStateException).isTrue();
        assertThat(map.containsKey(entry.getKey())).isFalse();
        assertThat(map.mappingCount()).isEqualTo(29);
        map.checkInvariants();
    }

    @Test
    void entryKeepsItsKeyAndValueWhenTheWalkGoesOn() {
        Subject map = filled(30);
        Map<Object, Object> copied = new HashMap<>();
        List<Map.Entry<Object, Object>> entries = List.copyOf(map.asMap().entrySet());
        for (Map.Entry<Object, Object> entry : entries) {
            copied.put(entry.getKey(), entry.getValue());
        }
        assertThat(copied).isEqualTo(map.copy()).hasSize(30);
    }

    @Test
    void viewsEqualThoseOfOtherMaps() {
        Subject map = filled(50);
        Map<Object, Object> other = new HashMap<>(map.copy());
        Map<Object, Object> view = map.asMap();
        assertThat(view.equals(other)).isTrue();
        assertThat(other.equals(view)).isTrue();
        assertThat(view.hashCode()).isEqualTo(other.hashCode());
        assertThat(view.keySet().equals(other.keySet())).isTrue();
        assertThat(view.keySet().hashCode()).isEqualTo(other.keySet().hashCode());
        assertThat(view.entrySet().equals(other.entrySet())).isTrue();
        assertThat(view.entrySet().hashCode()).isEqualTo(other.entrySet().hashCode());
        other.put(k(0), value(1));
        assertThat(view.equals(other)).isFalse();
        assertThat(other.equals(view)).isFalse();
        assertThat(make().asMap().toString()).isEqualTo("{}");
        Subject one = make();
        one.put(key(1), value(2));
        assertThat(one.asMap().toString()).isEqualTo("{" + key(1) + "=" + value(2) + "}");
    }

    @Test
    void mapsOfOneShapeWithEqualEntriesAreEqual() {
        Subject one = filled(50);
        Subject other = make();
        for (int i = 49; i >= 0; i--) {
            other.put(key(i), value(i));
        }
        assertThat(one.map().equals(other.map())).isTrue();
        assertThat(one.map().hashCode()).isEqualTo(other.map().hashCode());
        other.put(key(3), value(4));
        assertThat(one.map().equals(other.map())).isFalse();
        other.remove(key(3));
        assertThat(one.map().equals(other.map())).isFalse();
        assertThat(one.map().toString()).startsWith("{").endsWith("}").contains(key(3) + "=" + value(3));
    }

    @Test
    void foreignKeysAndValuesAreAbsent() {
        Map<Object, Object> view = filled(20).asMap();
        Object foreign = new Object();
        assertThat(view.containsKey(foreign)).isFalse();
        assertThat(view.get(foreign)).isNull();
        assertThat(view.getOrDefault(foreign, value(1))).isEqualTo(value(1));
        assertThat(view.remove(foreign)).isNull();
        assertThat(view.remove(foreign, foreign)).isFalse();
        assertThat(view.remove(k(1), foreign)).isFalse();
        assertThat(view.containsValue(foreign)).isFalse();
        assertThat(view.keySet().contains(foreign)).isFalse();
        assertThat(view.keySet().remove(foreign)).isFalse();
        assertThat(view.values().contains(foreign)).isFalse();
        assertThat(view.values().remove(foreign)).isFalse();
        assertThat(view.entrySet().contains(foreign)).isFalse();
        assertThat(view.entrySet().remove(foreign)).isFalse();
        assertThat(view.entrySet().contains(new SimpleEntry<>(k(1), foreign))).isFalse();
        assertThat(view.entrySet().contains(new SimpleEntry<>(foreign, value(1))))
                .isFalse();
        assertThat(view).hasSize(20);
        if (!source().shape().objectKeys()) {
            assertThat(view.containsKey(1)).as("an Integer is no Long").isFalse();
            assertThat(view.get("1")).isNull();
            assertThat(view.containsKey(null)).isFalse();
            assertThat(view.remove(null)).isNull();
        }
        if (!source().shape().objectValues()) {
            assertThat(view.containsValue(null)).isFalse();
            assertThat(view.containsValue(1)).as("an Integer is no Long").isFalse();
        }
    }

    @Test
    void viewsDoNotAdd() {
        Map<Object, Object> view = filled(3).asMap();
        assertThatThrownBy(() -> view.keySet().add(k(9))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> view.values().add(value(9))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> view.entrySet().add(Map.entry(k(9), value(9))))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(view).hasSize(3);
    }

    @Test
    void viewComputesAsAMapDoes() {
        Map<Object, Object> view = filled(10).asMap();
        assertThat(view.merge(k(1), value(5), (old, given) -> given)).isEqualTo(value(5));
        assertThat(remerged(view)).isNull();
        assertThat(view.containsKey(k(1))).isFalse();
        assertThat(view.computeIfAbsent(k(1), key -> value(6))).isEqualTo(value(6));
        assertThat(view.putIfAbsent(k(1), value(7))).isEqualTo(value(6));
        assertThat(view.putIfAbsent(k(50), value(7))).isNull();
        assertThat(view.replace(k(50), value(8))).isEqualTo(value(7));
        assertThat(view.replace(k(51), value(8))).isNull();
        assertThat(view.replace(k(50), value(8), value(9))).isTrue();
        view.replaceAll((key, value) -> value(3));
        assertThat(view.values()).containsOnly(value(3)).hasSize(11);
    }

    @SuppressWarnings("NullAway") // a function that asks for removal
    private Object remerged(Map<Object, Object> view) {
        return view.merge(k(1), value(5), (old, given) -> null);
    }

    @Test
    void arraysAndStreamsOfViewsHaveAllElements() {
        Subject map = filled(40);
        Map<Object, Object> view = map.asMap();
        assertThat(view.keySet().toArray()).hasSize(40);
        assertThat(view.values().toArray(new Object[0])).hasSize(40).contains(value(39));
        assertThat(view.entrySet().stream().filter(entry -> entry.getKey().equals(k(5))))
                .hasSize(1);
        assertThat(view.keySet().parallelStream().count()).isEqualTo(40);
        assertThat(map.keys().sorted().count()).isEqualTo(40);
        assertThat(map.values().distinct().count()).isEqualTo(40);
    }
}
