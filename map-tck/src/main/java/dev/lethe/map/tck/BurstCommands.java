package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

/** Many single-key operations in a row, so that the map grows and shrinks; and what concerns its memory. */
final class BurstCommands {
    private BurstCommands() {}

    static void execute(Duel duel, MapCommand command) {
        boolean slow = !areCheap(duel);
        int length = command.amount() * (slow ? 1 : 8);
        int from = 16 + command.key() % 64 * (slow ? 4 : 256);
        switch (command.opcode()) {
            case PUT_MANY -> putMany(duel, from, length, command.value());
            case REMOVE_MANY -> removeMany(duel, from, length);
            case CHURN -> churn(duel, from, length);
            case RESERVE -> duel.subject().reserve(64L * command.amount());
            case TRIM ->
                assertThat(duel.subject().map().trim())
                        .as("bytes given back by trim")
                        .isNotNegative();
            case CLEAR -> clear(duel, false);
            case CLEAR_LAZILY -> clear(duel, true);
            default -> throw new AssertionError(command);
        }
    }

    /** Whether there may be many keys: colliding ones cost a linear search in many maps. */
    static boolean areCheap(Duel duel) {
        return duel.style() == KeyStyle.PLAIN || duel.style() == KeyStyle.STRIDED;
    }

    static void putMany(Duel duel, int from, int length, int value) {
        for (int i = 0; i < length; i++) {
            Object key = duel.key(from + i);
            Object made = duel.value(value + i % 8);
            duel.same("put in a burst", map -> map.put(key, made));
        }
    }

    static void removeMany(Duel duel, int from, int length) {
        for (int i = 0; i < length; i++) {
            Object key = duel.key(from + i);
            duel.same("remove in a burst", map -> map.remove(key));
        }
    }

    static void clear(Duel duel, boolean lazily) {
        long before = duel.subject().map().stats().clears();
        if (lazily) {
            duel.subject().map().clearLazily();
        } else {
            duel.subject().clear();
            assertThat(duel.subject().map().stats().referenceDebt())
                    .as("reference debt after clear()")
                    .isZero();
        }
        duel.model().clear();
        assertThat(duel.subject().map().stats().clears()).as("clears").isEqualTo(before + 1);
        assertThat(duel.subject().cursor().advance()).as("an entry after clear").isFalse();
    }

    private static void churn(Duel duel, int from, int length) {
        for (int i = 0; i < length; i++) {
            Object leaves = duel.key(from + i * 7 % 97);
            Object comes = duel.key(from + i * 13 % 97);
            Object value = duel.value(i % 8);
            duel.same("remove in churn", map -> map.remove(leaves));
            duel.same("put in churn", map -> map.put(comes, value));
        }
    }
}
