package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.ObjectCursor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Operations that an audit hook ends by a veto, and that are made again without one (claim C17). A vetoed single-key operation has changed
 * nothing; one on many entries has changed as many as were allowed, and each of them wholly.
 */
final class VetoCommands {
    private static final int KINDS = 16;

    private VetoCommands() {}

    /** Whether the entry that changes depends on the order of a walk. */
    static boolean goesByAWalk(MapCommand command) {
        return command.amount() % KINDS >= 14;
    }

    static void execute(Duel duel, MapCommand command) {
        Object key = duel.key(Commands.keyNumber(command));
        Object value = duel.value(command.value());
        Object absent = duel.absent(command.value());
        Object old = duel.model().getOrDefault(key, value);
        int allowed = command.amount() / KINDS;
        switch (command.amount() % KINDS) {
            case 0 -> single(duel, map -> map.put(key, value));
            case 1 -> single(duel, map -> map.getAndPut(key, value, absent));
            case 2 -> single(duel, map -> map.putIfAbsent(key, value));
            case 3 -> single(duel, map -> map.remove(key));
            case 4 -> single(duel, map -> map.getAndRemove(key, absent));
            case 5 -> single(duel, map -> map.remove(key, old));
            case 6 -> single(duel, map -> map.replace(key, old, value));
            case 7 -> single(duel, map -> map.compute(key, absent, (same, before) -> value));
            case 8 -> single(duel, map -> map.merge(key, value, absent, (before, given) -> given));
            case 9 -> whole(duel, allowed, map -> map.removeIf((same, before) -> goes(before)));
            case 10 -> whole(duel, allowed, map -> map.replaceAll((same, before) -> value));
            case 11 -> whole(duel, allowed, map -> map.putAll(some(duel, command)));
            case 12 -> all(duel, map -> map.map().clearLazily());
            case 13 -> all(duel, map -> map.drainTo((same, before) -> {}));
            case 14 -> byCursor(duel, command, ObjectCursor::remove, MapModel::remove);
            default -> {
                Object other = Objects.requireNonNullElse(value, "other");
                byCursor(
                        duel, command, cursor -> cursor.setValue(other), (model, shown) -> model.replace(shown, other));
            }
        }
    }

    private static boolean goes(@Nullable Object value) {
        return Objects.hashCode(value) % 3 == 0;
    }

    private static Map<Object, Object> some(Duel duel, MapCommand command) {
        Map<Object, Object> some = new LinkedHashMap<>(); // in the order of the script
        for (int i = 0; i < 24; i++) {
            some.put(duel.key(command.key() + i), duel.value(command.value() + i % 4));
        }
        return some;
    }

    /** Does it to the map with so many mutations allowed; returns whether that was too few. */
    private static boolean isRefused(Duel duel, int allowed, Consumer<? super Subject> operation) {
        Veto veto = duel.veto();
        if (veto == null) {
            operation.accept(duel.subject());
            return false;
        }
        veto.allow(allowed);
        try {
            operation.accept(duel.subject());
            return false;
        } catch (Veto.Refused vetoed) {
            return true;
        } finally {
            veto.allowAll();
        }
    }

    private interface Operation {
        @Nullable
        Object on(AnyMap map);
    }

    private static void single(Duel duel, Operation operation) {
        Outcome[] outcome = new Outcome[1];
        boolean refused = isRefused(duel, 0, map -> {
            outcome[0] = Outcome.of(() -> operation.on(map));
            if (outcome[0].thrown() instanceof Veto.Refused vetoed) {
                throw vetoed;
            }
        });
        if (refused) {
            duel.checkAll();
            duel.same("an operation that is no longer vetoed", operation::on);
            return;
        }
        Map<Object, Object> before = new HashMap<>(duel.model().entries());
        Outcome expected = Outcome.of(() -> operation.on(duel.model()));
        if (!outcome[0].matches(expected)) {
            throw new AssertionError("expected " + expected + ", but was " + outcome[0], outcome[0].thrown());
        }
        if (duel.veto() != null && !duel.model().entries().equals(before)) {
            throw new AssertionError("The map was changed, and its hook was not asked: "
                    + Duel.difference(duel.model().entries(), before));
        }
    }

    /** An operation that ends the same way when it is made again: each entry is as it was or as it will be. */
    private static void whole(Duel duel, int allowed, Consumer<AnyMap> operation) {
        Map<Object, Object> before = new HashMap<>(duel.model().entries());
        operation.accept(duel.model());
        if (isRefused(duel, allowed, operation)) {
            Subject subject = duel.subject();
            subject.checkInvariants();
            Map<Object, Object> now = subject.copy();
            assertThat(subject.mappingCount()).as("mappingCount after a veto").isEqualTo(now.size());
            Map<Object, Object> keys = new HashMap<>(before);
            keys.putAll(now);
            int changed = 0;
            for (Object key : keys.keySet()) {
                if (isSame(key, now, before)) {
                    continue;
                }
                changed++;
                assertThat(isSame(key, now, duel.model().entries()))
                        .as("an entry that a vetoed operation changed is as it was to be")
                        .isTrue();
            }
            assertThat(changed).as("entries changed by a vetoed operation").isLessThanOrEqualTo(allowed);
            operation.accept(subject);
        }
        duel.checkAll();
    }

    private static boolean isSame(@Nullable Object key, Map<Object, Object> one, Map<Object, Object> other) {
        return one.containsKey(key) == other.containsKey(key) && Objects.equals(one.get(key), other.get(key));
    }

    /** What takes all entries is one mutation: vetoed, it has taken none. */
    private static void all(Duel duel, Consumer<Subject> operation) {
        boolean refused = isRefused(duel, 0, operation);
        assertThat(refused).as("asked about all entries").isEqualTo(duel.veto() != null);
        if (refused) {
            duel.checkAll();
            operation.accept(duel.subject());
        }
        duel.model().clear();
        duel.checkAll();
    }

    /** A vetoed change by cursor leaves the cursor at its entry: it makes the change when it is allowed. */
    private static void byCursor(
            Duel duel,
            MapCommand command,
            Consumer<ObjectCursor<Object, Object>> change,
            BiConsumer<MapModel, @Nullable Object> expected) {
        ObjectCursor<Object, Object> cursor = duel.subject().cursor();
        long left = command.key() % Math.max(1, Math.min(16, duel.model().mappingCount()));
        for (; cursor.advance(); left--) {
            if (left > 0) {
                continue;
            }
            Object shown = cursor.key();
            boolean refused = isRefused(duel, 0, map -> change.accept(cursor));
            assertThat(refused).as("asked about a change by cursor").isEqualTo(duel.veto() != null);
            if (refused) {
                duel.checkAll();
                change.accept(cursor);
            }
            expected.accept(duel.model(), shown);
            duel.checkAll();
            return;
        }
    }
}
