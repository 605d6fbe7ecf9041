package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The views of {@link Map}: changes through them, and comparison with the model's own. */
final class ViewCommands {
    private ViewCommands() {}

    static void execute(Duel duel, MapCommand command, @Nullable Object key, @Nullable Object value) {
        if (command.opcode() == Opcode.COMPARE) {
            compare(duel);
        } else {
            change(duel, command, key, value);
        }
    }

    private static void compare(Duel duel) {
        Map<Object, Object> view = duel.subject().asMap();
        Map<Object, Object> expected = duel.model().entries();
        assertThat(view.equals(expected)).as("view.equals(model)").isTrue();
        assertThat(expected.equals(view)).as("model.equals(view)").isTrue();
        assertThat(view.hashCode()).as("hashCode").isEqualTo(expected.hashCode());
        assertThat(view.keySet().equals(expected.keySet())).as("keySet").isTrue();
        assertThat(view.entrySet().equals(expected.entrySet())).as("entrySet").isTrue();
        assertThat(view.size()).isEqualTo(expected.size());
        assertThat(view.values().size()).isEqualTo(expected.size());
        assertThat(duel.subject().keys().count()).as("keys().count()").isEqualTo(expected.size());
        assertThat(duel.subject().values().count()).as("values().count()").isEqualTo(expected.size());
    }

    private static void change(Duel duel, MapCommand command, @Nullable Object key, @Nullable Object value) {
        Map<Object, Object> view = duel.subject().asMap();
        MapModel model = duel.model();
        boolean present = model.containsKey(key);
        switch (command.amount() % 8) {
            case 0 -> {
                assertThat(view.keySet().remove(key)).isEqualTo(present);
                model.remove(key);
            }
            case 1 -> removeValue(duel, value);
            case 2 -> {
                Object expected = command.key() % 2 == 0 ? model.getOrDefault(key, value) : value;
                Map.Entry<Object, Object> entry = new java.util.AbstractMap.SimpleEntry<>(key, expected);
                assertThat(view.entrySet().contains(entry))
                        .isEqualTo(model.entries().entrySet().contains(entry));
                assertThat(view.entrySet().remove(entry)).isEqualTo(model.remove(key, expected));
            }
            case 3 -> setValues(duel, value);
            case 4 -> {
                Set<Object> leave = new HashSet<>();
                for (int i = 0; i < command.value() % 32; i++) {
                    leave.add(duel.key(i));
                }
                assertThat(view.keySet().removeAll(leave)).isEqualTo(model.removeIf((k, v) -> leave.contains(k)));
            }
            case 5 ->
                assertThat(view.values().removeIf(v -> Objects.equals(v, value)))
                        .isEqualTo(model.removeIf((k, v) -> Objects.equals(v, value)));
            case 6 -> {
                assertThat(view.get(key)).isEqualTo(model.getOrDefault(key, null));
                assertThat(view.put(key, value)).isEqualTo(model.getAndPut(key, value, null));
            }
            default -> {
                view.keySet().clear();
                model.clear();
            }
        }
        duel.checkAll();
    }

    /** Which of the entries with the value goes is left open. */
    private static void removeValue(Duel duel, @Nullable Object value) {
        Map<Object, Object> before = new HashMap<>(duel.model().entries());
        boolean removed = duel.subject().asMap().values().remove(value);
        assertThat(removed).as("values().remove(..)").isEqualTo(before.containsValue(value));
        if (removed) {
            before.keySet().removeAll(duel.subject().copy().keySet());
            assertThat(before).as("what values().remove(..) removed").hasSize(1);
            before.forEach((key, gone) -> {
                assertThat(Objects.equals(gone, value)).isTrue();
                duel.model().remove(key);
            });
        }
    }

    private static void setValues(Duel duel, @Nullable Object value) {
        for (Map.Entry<Object, Object> entry : duel.subject().asMap().entrySet()) {
            Object old = entry.getValue();
            if (Objects.hashCode(old) % 2 == 0) {
                assertThat(entry.setValue(value)).isEqualTo(old);
                assertThat(entry.getValue()).isEqualTo(value);
                duel.model().replace(entry.getKey(), value);
            }
        }
    }
}
