package dev.lethe.map.tck;

import dev.lethe.map.Capability;
import java.util.ConcurrentModificationException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The compute family: a function may make a value, ask for removal, throw, give back what it got, or change the map,
 * which must be detected.
 */
final class ComputeCommands {
    private ComputeCommands() {}

    static void execute(Duel duel, MapCommand command, @Nullable Object key) {
        Object absent = duel.absent(command.amount());
        Object made = duel.value(command.value());
        switch (command.amount() / 4 % 8) {
            case 0 -> call(duel, command, key, absent, (first, second) -> absent);
            case 1 ->
                call(duel, command, key, absent, (first, second) -> {
                    throw new Tripwire.Tripped(1);
                });
            case 2 -> call(duel, command, key, absent, (first, second) -> second);
            case 3 -> callThatChanges(duel, command, key, absent);
            default -> call(duel, command, key, absent, (first, second) -> made);
        }
    }

    private static void call(
            Duel duel,
            MapCommand command,
            @Nullable Object key,
            @Nullable Object absent,
            BiFunction<@Nullable Object, @Nullable Object, @Nullable Object> function) {
        duel.same(command.opcode().name(), map -> apply(map, duel, command, key, absent, function));
    }

    private static @Nullable Object apply(
            AnyMap map,
            Duel duel,
            MapCommand command,
            @Nullable Object key,
            @Nullable Object absent,
            BiFunction<@Nullable Object, @Nullable Object, @Nullable Object> function) {
        return switch (command.opcode()) {
            case COMPUTE_IF_ABSENT -> map.computeIfAbsent(key, absent, k -> function.apply(k, absent));
            case COMPUTE_IF_PRESENT -> map.computeIfPresent(key, absent, function);
            case COMPUTE -> map.compute(key, absent, function);
            case MERGE -> map.merge(key, duel.value(command.value()), absent, function);
            default -> throw new AssertionError(command);
        };
    }

    /**
     * A function that changes the map is detected; whether its own change stands is left open. It adds or removes a key
     * that the rest of the command does not touch. A map for many threads may make the change as if another thread had, and
     * complete the command; or it refuses a recursive update.
     */
    private static void callThatChanges(Duel duel, MapCommand command, @Nullable Object key, @Nullable Object absent) {
        MapModel model = duel.model();
        Subject subject = duel.subject();
        Object other = duel.key(300 + command.key());
        boolean[] called = new boolean[1];
        Outcome outcome = Outcome.of(() -> apply(subject, duel, command, key, absent, (first, second) -> {
            called[0] = true;
            changeOther(subject, duel, other);
            return duel.value(command.value());
        }));
        if (called[0]) {
            boolean concurrent = duel.source().capabilities().contains(Capability.CONCURRENT);
            if (concurrent && outcome.thrown() == null) {
                changeOther(model, duel, other);
                Outcome expected = Outcome.of(
                        () -> apply(model, duel, command, key, absent, (first, second) -> duel.value(command.value())));
                check(command, outcome, expected);
                duel.checkAll();
                return;
            }
            boolean refused = outcome.thrown() instanceof ConcurrentModificationException
                    || (concurrent && outcome.thrown() instanceof IllegalStateException);
            if (!refused) {
                throw new AssertionError(
                        command + ": a function that changed the map went undetected: " + outcome, outcome.thrown());
            }
            if (subject.containsKey(other)) {
                model.put(other, subject.getOrDefault(other, absent));
            } else {
                model.remove(other);
            }
            duel.checkAll();
            return;
        }
        Outcome expected = Outcome.of(() -> apply(model, duel, command, key, absent, (first, second) -> {
            throw new AssertionError(command + ": the function was not called, but should have been");
        }));
        check(command, outcome, expected);
    }

    private static void changeOther(AnyMap map, Duel duel, @Nullable Object other) {
        if (map.containsKey(other)) {
            map.remove(other);
        } else {
            map.put(other, duel.value(7));
        }
    }

    private static void check(MapCommand command, Outcome outcome, Outcome expected) {
        if (!outcome.matches(expected)) {
            throw new AssertionError(command + ": expected " + expected + ", but was " + outcome, outcome.thrown());
        }
    }
}
