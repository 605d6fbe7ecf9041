package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operations on many entries at once; their functions may throw, and then each entry is wholly old or wholly new. */
final class BulkCommands {
    private BulkCommands() {}

    static void execute(Duel duel, MapCommand command) {
        switch (command.opcode()) {
            case PUT_ALL -> putAll(duel, command);
            case REMOVE_IF -> removeIf(duel, command);
            case RETAIN_ALL -> retainAll(duel, command);
            case REPLACE_ALL -> replaceAll(duel, command);
            case DRAIN -> drain(duel, command);
            default -> throw new AssertionError(command);
        }
    }

    private static void putAll(Duel duel, MapCommand command) {
        Map<Object, Object> source = new LinkedHashMap<>(); // in the order of the script
        for (int i = 0; i < command.amount() / 4; i++) {
            source.put(duel.key(command.key() + i), duel.value(command.value() + i % 4));
        }
        switch (command.value() % 4) {
            case 0 -> duel.subject().putAllOf(duel.subject());
            case 1 -> {
                Subject other = duel.another(source);
                duel.subject().putAllOf(other);
                other.map().close();
                duel.model().putAll(source);
            }
            default -> duel.both("putAll", map -> map.putAll(source));
        }
        duel.checkAll();
    }

    private static void removeIf(Duel duel, MapCommand command) {
        int modulus = 1 + command.value() % 5;
        Tripwire wire = new Tripwire();
        if (command.amount() % 4 == 3) {
            Map<Object, Object> before = duel.subject().copy();
            wire.set(1 + command.amount() / 4);
            Outcome outcome = Outcome.of(() -> duel.subject().removeIf((key, value) -> {
                wire.touch();
                return mark(value, modulus);
            }));
            if (outcome.thrown() != null) {
                assertThat(outcome.thrown()).isInstanceOf(Tripwire.Tripped.class);
                Map<Object, Object> after = duel.subject().copy();
                after.forEach((key, value) -> assertThat(before).containsEntry(key, value));
                before.forEach((key, value) -> assertThat(after.containsKey(key) || mark(value, modulus))
                        .isTrue());
                duel.model().adopt(after);
            } else {
                duel.model().removeIf((key, value) -> mark(value, modulus));
            }
        } else {
            duel.same("removeIf", map -> map.removeIf((key, value) -> mark(value, modulus)));
        }
        duel.checkAll();
    }

    private static void retainAll(Duel duel, MapCommand command) {
        Set<Object> stay = new LinkedHashSet<>();
        for (int i = 0; i < command.amount(); i++) {
            stay.add(duel.key(command.key() % 32 + i));
        }
        if (command.value() % 3 == 0) {
            List<Object> list = new ArrayList<>(stay).subList(0, Math.min(stay.size(), 24));
            duel.same("retainAll of a list", map -> map.retainAll(list));
        } else {
            boolean byPredicate = command.value() % 3 == 1;
            duel.same(
                    "retainAll",
                    map -> byPredicate && map instanceof Subject subject
                            ? subject.retainAllBy(stay)
                            : map.retainAll(stay));
        }
        duel.checkAll();
    }

    private static void replaceAll(Duel duel, MapCommand command) {
        Object made = duel.value(command.value());
        Tripwire wire = new Tripwire();
        wire.set(command.amount() % 4 == 3 ? 1 + command.amount() / 4 : 0);
        Map<Object, Object> before = duel.subject().copy();
        Outcome outcome = Outcome.of(() -> {
            duel.subject().replaceAll((key, value) -> {
                wire.touch();
                return mark(value, 2) ? made : value;
            });
            return null;
        });
        if (outcome.thrown() == null) {
            duel.model().replaceAll((key, value) -> mark(value, 2) ? made : value);
        } else {
            assertThat(outcome.thrown()).isInstanceOf(Tripwire.Tripped.class);
            Map<Object, Object> after = duel.subject().copy();
            assertThat(after.keySet()).isEqualTo(before.keySet());
            after.forEach((key, value) -> {
                Object old = before.get(key);
                assertThat(Objects.equals(value, old) || (mark(old, 2) && Objects.equals(value, made)))
                        .isTrue();
            });
            after.forEach(duel.model()::replace);
        }
        duel.checkAll();
    }

    private static void drain(Duel duel, MapCommand command) {
        Subject subject = duel.subject();
        MapModel model = duel.model();
        Map<Object, Object> expected = new HashMap<>(model.entries());
        model.clear();
        Map<Object, Object> handedOut = new HashMap<>();
        int throwsAt = command.amount() % 4 == 3 ? command.amount() / 4 : -1;
        Outcome outcome = Outcome.of(() -> subject.drainTo((key, value) -> {
            assertThat(handedOut.containsKey(key)).as("handed out twice").isFalse();
            handedOut.put(key, value);
            if (command.amount() % 4 == 2 && handedOut.size() % 3 == 0) {
                assertThat(subject.containsKey(key))
                        .as("drained key is still there")
                        .isEqualTo(model.containsKey(key));
                duel.same("put while draining", map -> map.put(key, value));
            }
            if (handedOut.size() - 1 == throwsAt) {
                throw new Tripwire.Tripped(throwsAt);
            }
        }));
        if (!handedOut.equals(expected)) {
            throw new AssertionError(
                    "drainTo handed out others: " + Duel.difference(handedOut, expected), outcome.thrown());
        }
        boolean throwing = throwsAt >= 0 && throwsAt < expected.size();
        if (throwing != (outcome.thrown() instanceof Tripwire.Tripped)
                || (!throwing && !Objects.equals(outcome.answer(), (long) expected.size()))) {
            throw new AssertionError("drainTo ended with " + outcome, outcome.thrown());
        }
        duel.checkAll();
    }

    /** Marks some values, whatever the order of the walk. */
    private static boolean mark(@Nullable Object value, int modulus) {
        return Objects.hashCode(value) % modulus == 0;
    }
}
