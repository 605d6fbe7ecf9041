package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Capability;
import dev.lethe.map.ObjectCursor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Operations that are made with no allocation left, with one, and so on until they succeed (claim C10). A single-key operation that fails
 * has changed nothing; one on many entries leaves each of them wholly old or wholly new.
 */
final class ScarceCommands {
    /** No operation here allocates so often. */
    private static final int MOST_FAILURES = 1 << 14;

    private static final int KINDS = 14;
    private static final int PUT = 24;
    private static final int FLOODED = 80;

    private ScarceCommands() {}

    /** Whether the entries that change depend on the order of a walk. */
    static boolean goesByAWalk(MapCommand command) {
        return command.amount() % KINDS == 11;
    }

    static void execute(Duel duel, MapCommand command) {
        int from = command.key() * 7;
        for (int i = 0; i <= command.amount() / KINDS; i++) {
            Object key = duel.key(from + i);
            Object value = duel.value(command.value() + i % 8);
            Object absent = duel.absent(command.value());
            switch (command.amount() % KINDS) {
                case 0 -> single(duel, map -> map.put(key, value));
                case 1 -> single(duel, map -> map.getAndPut(key, value, absent));
                case 2 -> single(duel, map -> map.putIfAbsent(key, value));
                case 3 -> single(duel, map -> map.compute(key, absent, (same, old) -> value));
                case 4 -> single(duel, map -> map.merge(key, value, absent, (old, given) -> given));
                case 5 -> single(duel, map -> map.remove(key));
                case 9 -> {
                    putAll(duel, command);
                    return;
                }
                case 10 -> {
                    removeIf(duel, command);
                    return;
                }
                case 11 -> {
                    removeOnAWalk(duel, command);
                    return;
                }
                case 12 -> {
                    clear(duel, command);
                    return;
                }
                case 13 -> {
                    flood(duel, command);
                    return;
                }
                default -> {
                    whole(duel, command);
                    return;
                }
            }
        }
        duel.checkAll();
    }

    private interface Operation {
        @Nullable
        Object on(AnyMap map);
    }

    private static void single(Duel duel, Operation operation) {
        for (int allocations = 0; ; allocations++) {
            assertThat(allocations).as("allocations of one operation").isLessThan(MOST_FAILURES);
            Outcome outcome;
            try {
                duel.scarcity().endsAfter(allocations);
                outcome = Outcome.of(() -> operation.on(duel.subject()));
            } catch (OutOfMemoryError planned) {
                duel.scarcity().hasRoom();
                duel.checkAll();
                continue;
            }
            duel.scarcity().hasRoom();
            Outcome expected = Outcome.of(() -> operation.on(duel.model()));
            if (!outcome.matches(expected)) {
                throw new AssertionError(
                        "after " + allocations + " failures: expected " + expected + ", but was " + outcome,
                        outcome.thrown());
            }
            duel.checkStep();
            return;
        }
    }

    /** Keys of one hash, until what a table has for them beside its groups grows. */
    private static void flood(Duel duel, MapCommand command) {
        for (int i = 0; i < FLOODED; i++) {
            Object key = ShrinkCommands.floodKey(duel, command, command.key() % 64 + i);
            Object value = duel.value(command.value() + i % 8);
            single(duel, map -> map.put(key, value));
        }
        duel.checkAll();
    }

    /** Each entry is the old one or the new one, whichever put failed. */
    private static void putAll(Duel duel, MapCommand command) {
        Map<Object, Object> some = new LinkedHashMap<>();
        for (int i = 0; i < PUT; i++) {
            some.put(duel.key(command.key() + i), duel.value(command.value() + i % 4));
        }
        for (int allocations = command.value() % 4; ; allocations += 1 + allocations) {
            boolean failed = fails(duel, allocations, () -> duel.subject().putAll(some));
            Map<Object, Object> right = new HashMap<>(duel.model().entries());
            Map<Object, Object> now = duel.subject().copy();
            some.forEach((key, value) -> {
                if (!failed || (now.containsKey(key) && Objects.equals(now.get(key), value))) {
                    right.put(key, value);
                }
            });
            requireSame("putAll", now, right);
            if (!failed) {
                duel.both("putAll at last", map -> map.putAll(some));
                duel.checkAll();
                return;
            }
        }
    }

    /** Each entry that was to leave is there or not, and all others are. */
    private static void removeIf(Duel duel, MapCommand command) {
        int modulus = 2 + command.value() % 3;
        BiPredicate<@Nullable Object, @Nullable Object> leaves = (key, value) -> Objects.hashCode(value) % modulus == 0;
        for (int allocations = command.value() % 4; ; allocations += 1 + allocations) {
            boolean failed = fails(duel, allocations, () -> duel.subject().removeIf(leaves));
            Map<Object, Object> now = duel.subject().copy();
            Map<Object, Object> right = new HashMap<>(duel.model().entries());
            right.entrySet()
                    .removeIf(entry -> leaves.test(entry.getKey(), entry.getValue())
                            && (!failed || !now.containsKey(entry.getKey())));
            requireSame("removeIf", now, right);
            if (!failed) {
                duel.both("removeIf at last", map -> map.removeIf(leaves));
                duel.checkAll();
                return;
            }
        }
    }

    /** A cursor that finds no memory goes on where it was, once there is some. */
    private static void removeOnAWalk(Duel duel, MapCommand command) {
        ObjectCursor<Object, Object> cursor = duel.subject().cursor();
        int step = 0;
        for (int allocations = command.value() % 4; ; ) {
            boolean[] on = new boolean[1];
            if (fails(duel, allocations, () -> on[0] = cursor.advance())) {
                allocations += 1 + allocations;
                continue;
            }
            if (!on[0]) {
                break;
            }
            if (step++ % 3 != 0) {
                Object key = cursor.key();
                if (fails(duel, step % 2, cursor::remove)) {
                    requireFloodOfReaders(duel);
                    duel.checkAll(); // as it was
                    cursor.remove();
                }
                duel.model().remove(key);
            }
        }
        duel.checkAll();
    }

    private static void clear(Duel duel, MapCommand command) {
        boolean lazily = command.value() % 2 == 0;
        if (fails(duel, 0, () -> {
            if (lazily) {
                duel.subject().map().clearLazily();
            } else {
                duel.subject().clear();
            }
        })) {
            duel.checkAll();
            duel.subject().clear();
        }
        duel.model().clear();
        duel.checkAll();
    }

    /** Runs something with so many allocations left; returns whether that was too few. */
    private static boolean fails(Duel duel, int allocations, Runnable operation) {
        assertThat(allocations).as("allocations of one operation").isLessThan(MOST_FAILURES);
        try {
            duel.scarcity().endsAfter(allocations);
            operation.run();
            return false;
        } catch (OutOfMemoryError planned) {
            return true;
        } finally {
            duel.scarcity().hasRoom();
        }
    }

    /** Removals need no memory, but where readers go on in the tree of a flood: then a smaller tree takes its place. */
    private static void requireFloodOfReaders(Duel duel) {
        boolean concurrent = duel.source().capabilities().contains(Capability.CONCURRENT);
        if (!concurrent || duel.subject().map().stats().fallbackEntries() == 0) {
            throw new AssertionError("A removal by cursor failed, as there was no memory to give some back.");
        }
    }

    private static void requireSame(String what, Map<Object, Object> now, Map<Object, Object> right) {
        if (!now.equals(right)) {
            throw new AssertionError(what + " without memory left other entries:" + Duel.difference(now, right));
        }
    }

    /** Operations on all entries; each is tried again only a few times, as they allocate for each table. */
    private static void whole(Duel duel, MapCommand command) {
        Subject subject = duel.subject();
        for (int allocations = command.value() % 4; ; allocations += 1 + allocations) {
            Map<Object, Object> drained = new HashMap<>();
            boolean drains = command.amount() % KINDS == 8;
            try {
                duel.scarcity().endsAfter(allocations);
                switch (command.amount() % KINDS) {
                    case 6 -> subject.map().trim();
                    case 7 -> subject.reserve(command.key() * 64L);
                    default -> subject.drainTo(drained::put);
                }
            } catch (OutOfMemoryError planned) {
                duel.scarcity().hasRoom();
                assertThat(drained).as("handed out by a call that failed").isEmpty();
                duel.checkAll();
                continue;
            }
            duel.scarcity().hasRoom();
            if (drains) {
                if (!drained.equals(duel.model().entries())) {
                    throw new AssertionError("drainTo handed out others: "
                            + Duel.difference(drained, duel.model().entries()));
                }
                duel.model().clear();
            }
            duel.checkAll();
            return;
        }
    }
}
