package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.ObjectCursor;
import java.util.AbstractMap.SimpleEntry;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Every way to remove one entry. */
enum Removal {
    REMOVE,
    GET_AND_REMOVE,
    REMOVE_EXPECTED,
    COMPUTE,
    COMPUTE_IF_PRESENT,
    MERGE,
    REMOVE_IF,
    CURSOR,
    ITERATOR,
    KEY_SET,
    ENTRY_SET,
    KEY_SET_REMOVE_IF,
    VIEW;

    /** Removes a key that is present. */
    void remove(MapSource source, Subject map, @Nullable Object key) {
        Object none = source.none();
        Object value = map.getOrDefault(key, none);
        switch (this) {
            case REMOVE -> map.remove(key);
            case GET_AND_REMOVE -> assertThat(map.getAndRemove(key, none)).isEqualTo(value);
            case REMOVE_EXPECTED -> assertThat(map.remove(key, value)).isTrue();
            case COMPUTE -> assertThat(map.compute(key, none, (k, old) -> none)).isEqualTo(none);
            case COMPUTE_IF_PRESENT ->
                assertThat(map.computeIfPresent(key, none, (k, old) -> none)).isEqualTo(none);
            case MERGE ->
                assertThat(map.merge(key, value, none, (old, given) -> none)).isEqualTo(none);
            case REMOVE_IF ->
                assertThat(map.removeIf((k, v) -> Objects.equals(k, key))).isTrue();
            case CURSOR -> {
                ObjectCursor<Object, Object> cursor = map.cursor();
                do {
                    assertThat(cursor.advance())
                            .as("the key is found by a walk")
                            .isTrue();
                } while (!Objects.equals(cursor.key(), key));
                cursor.remove();
            }
            case ITERATOR -> {
                Iterator<Object> keys = map.asMap().keySet().iterator();
                while (!Objects.equals(keys.next(), key)) {
                    // go on
                }
                keys.remove();
            }
            case KEY_SET -> assertThat(map.asMap().keySet().remove(key)).isTrue();
            case ENTRY_SET -> {
                Map.Entry<Object, Object> entry = new SimpleEntry<>(key, value);
                assertThat(map.asMap().entrySet().remove(entry)).isTrue();
            }
            case KEY_SET_REMOVE_IF ->
                assertThat(map.asMap().keySet().removeIf(k -> Objects.equals(k, key)))
                        .isTrue();
            case VIEW -> assertThat(map.asMap().remove(key)).isEqualTo(value);
        }
    }
}
