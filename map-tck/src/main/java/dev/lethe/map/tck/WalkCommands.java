package dev.lethe.map.tck;

import dev.lethe.map.ObjectCursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Walks with changes under them: drawn from a random source that the command seeds, or removals of most entries, or by values. */
final class WalkCommands {
    private static final WalkKind[] ITERATORS = {WalkKind.ENTRY_ITERATOR, WalkKind.KEY_ITERATOR};
    private static final WalkKind[] INTERNAL = {
        WalkKind.FOR_EACH, WalkKind.VIEW_FOR_EACH, WalkKind.KEY_STREAM, WalkKind.ENTRY_STREAM, WalkKind.KEY_SPLITERATOR
    };

    /** So many that tables are large enough to crowd. */
    private static final int MANY = 400;

    private static final int FEW = 60;

    private WalkCommands() {}

    static void execute(Duel duel, MapCommand command) {
        WalkKind kind = switch (command.opcode()) {
            case WALK_ITERATOR -> ITERATORS[command.key() % ITERATORS.length];
            case WALK_INTERNAL -> INTERNAL[command.key() % INTERNAL.length];
            default -> WalkKind.CURSOR;
        };
        if (command.value() % 2 == 1) {
            takeMostAway(duel, kind, command);
            return;
        }
        if (command.value() % 4 == 2 && kind == WalkKind.CURSOR) {
            overwriteAll(duel, command);
            return;
        }
        if (command.value() % 4 == 2 && command.opcode() == Opcode.WALK_ITERATOR) {
            takeByValues(duel, command);
            return;
        }
        Random random = new Random(command.value() * 256L + command.amount());
        int most = command.amount() % 64;
        WalkChanges changes = new WalkChanges(duel, random, 80, most, () -> duel.value(random.nextInt(200)));
        WalkOracle oracle = new WalkOracle(duel.model());
        kind.walk(duel.subject(), entry -> changes.change(oracle.reached(entry), entry));
        oracle.finish();
        duel.checkAll();
    }

    /** Removes all but every nth entry in the order of the walk: what is left crowds in a part of the hashes, while tables shrink under the walk. */
    private static void takeMostAway(Duel duel, WalkKind kind, MapCommand command) {
        if (BurstCommands.areCheap(duel)) {
            BurstCommands.putMany(duel, 16, MANY, command.value());
        }
        int everyNthStays = 2 + command.amount() % 64;
        boolean byWalk = command.amount() >= 64;
        long[] shown = new long[1];
        WalkOracle oracle = new WalkOracle(duel.model());
        kind.walk(duel.subject(), entry -> {
            Object key = oracle.reached(entry);
            if (++shown[0] % everyNthStays == 0) {
                return;
            }
            if (!byWalk || !WalkChanges.removeByWalk(duel, key, entry)) {
                duel.same("remove the current", map -> map.remove(key));
            }
        });
        oracle.finish();
        duel.checkAll();
    }

    /** Has all values differ, so that the iterator of values tells which entry it is at, and removes some of them by it. */
    private static void takeByValues(Duel duel, MapCommand command) {
        BurstCommands.putMany(duel, 16, FEW, command.value());
        Map<Object, Object> keys = new HashMap<>();
        for (Object key : new ArrayList<>(duel.model().entries().keySet())) {
            Object value = 10_000L + keys.size();
            keys.put(value, key);
            duel.same("put before a walk by values", map -> map.put(key, value));
        }
        int everyNthStays = 2 + command.amount() % 64;
        WalkKind.VALUE_ITERATOR.walk(duel.subject(), entry -> {
            if (!keys.containsKey(entry.value())) {
                throw new AssertionError(
                        "The iterator of values shows " + entry.value() + ", which is not there, or not any more.");
            }
            Object key = keys.remove(entry.value());
            if (!(entry.value() instanceof Long number && number % everyNthStays == 0)) {
                WalkChanges.removeByWalk(duel, key, entry);
            }
        });
        if (!keys.isEmpty()) {
            throw new AssertionError("The iterator of values did not show " + keys.keySet());
        }
        duel.checkAll();
    }

    /**
     * Overwrites entries by the cursor that shows them, again and again, while the map gives back what it had before a clear; now and then
     * another entry leaves, which has a map look at its other tables.
     */
    private static void overwriteAll(Duel duel, MapCommand command) {
        BurstCommands.putMany(duel, 16, MANY, command.value());
        BurstCommands.clear(duel, command.key() % 2 == 0);
        int shown = 0;
        for (int walk = 0; walk < 2 * MANY / FEW + command.amount() % 8; walk++) {
            BurstCommands.putMany(duel, 16, FEW, walk);
            WalkOracle oracle = new WalkOracle(duel.model());
            for (ObjectCursor<Object, Object> cursor = duel.subject().cursor(); cursor.advance(); ) {
                Object key =
                        oracle.reached(new Reached(true, cursor.key(), true, cursor.value(), cursor::remove, cursor));
                Object other = duel.key(16 + 7 * shown % FEW);
                if (++shown % 16 == 0 && !Objects.equals(other, key)) {
                    duel.same("remove another", map -> map.remove(other));
                }
                Object value = Objects.requireNonNullElse(duel.value(walk), "other");
                cursor.setValue(Objects.requireNonNullElse(duel.value(shown % 8), "another"));
                cursor.setValue(value); // the first may have moved the entry
                duel.model().replace(key, value);
            }
            oracle.finish();
            duel.checkAll();
        }
    }
}
