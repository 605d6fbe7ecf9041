package dev.lethe.map.tck;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Single-key operations with a key whose {@code equals} or {@code hashCode} throws at its nth call (claim C10): if that comes out, the map
 * is as before; if not, the operation is complete.
 *
 * <p>Where keys are no objects, the operations are made without a fault.
 */
final class FaultyKeyCommands {
    /** Keys that none of the others is equal to, where the key of the number cannot be made anew with a tripwire. */
    private static final int FOREIGN = 1 << 22;

    private FaultyKeyCommands() {}

    static void execute(Duel duel, MapCommand command) {
        Object right = duel.key(Commands.keyNumber(command));
        Object value = duel.value(command.value());
        Object absent = duel.absent(command.value());
        int operation = command.amount() % 8;
        if (!duel.subject().shape().objectKeys() || duel.source().stringKeys()) { // no number and no string is faulty
            duel.same("operation " + operation, call(operation, right, value, absent));
            return;
        }
        Tripwire wire = new Tripwire();
        ScriptedKey faulty = right instanceof ScriptedKey key
                ? new ScriptedKey(key.number(), key.hash(), wire)
                : new ScriptedKey(FOREIGN + command.key(), command.key(), wire);
        Function<AnyMap, @Nullable Object> call = call(operation, faulty, value, absent);
        wire.set(1 + command.amount() / 8 % 8);
        Outcome outcome = Outcome.of(() -> call.apply(duel.subject()));
        wire.set(0);
        if (!(outcome.thrown() instanceof Tripwire.Tripped)) {
            Outcome expected = Outcome.of(() -> call.apply(duel.model()));
            if (!outcome.matches(expected)) {
                throw new AssertionError(command + ": expected " + expected + ", but was " + outcome, outcome.thrown());
            }
        }
        duel.checkAll();
    }

    private static Function<AnyMap, @Nullable Object> call(
            int operation, @Nullable Object key, @Nullable Object value, @Nullable Object absent) {
        return switch (operation) {
            case 0 -> map -> map.put(key, value);
            case 1 -> map -> map.remove(key);
            case 2 -> map -> map.getOrDefault(key, absent);
            case 3 -> map -> map.putIfAbsent(key, value);
            case 4 -> map -> map.getAndRemove(key, absent);
            case 5 -> map -> map.compute(key, absent, (same, old) -> value);
            case 6 -> map -> map.merge(key, value, absent, (old, given) -> given);
            default -> map -> map.replace(key, value);
        };
    }
}
