package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Operations that are made with no allocation left, with one, and so on until they succeed (claim C10). A single-key operation that fails
 * has changed nothing; one on many entries leaves each of them wholly old or wholly new.
 */
final class ScarceCommands {
    /** No operation here allocates so often. */
    private static final int MOST_FAILURES = 1 << 14;

    private static final int KINDS = 9;

    private ScarceCommands() {}

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
