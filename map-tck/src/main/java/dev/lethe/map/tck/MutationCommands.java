package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.ObjectCursor;

/**
 * Keys that are changed while they are in the map. Lookups of such a key promise nothing, but it can be removed by cursor,
 * it harms no other entry, and once it is changed back all is as before.
 *
 * <p>Where keys cannot be changed, the commands remove an entry by cursor, and have others come and go.
 */
final class MutationCommands {
    /** Changed keys get numbers that no other key has. */
    private static final int FOREIGN = 1 << 24;

    private MutationCommands() {}

    static void execute(Duel duel, MapCommand command) {
        ObjectCursor<Object, Object> cursor = duel.subject().cursor();
        if (!find(cursor, command.key() % 8)) {
            return;
        }
        if (command.opcode() == Opcode.MUTATE_AND_REMOVE) {
            mutateAndRemove(duel, command, cursor);
        } else {
            mutateForAWhile(duel, command, cursor);
        }
        duel.checkAll();
    }

    /** Moves to a key that can be changed, or to some key if there is none within reach. */
    private static boolean find(ObjectCursor<Object, Object> cursor, int skip) {
        for (int i = 0; i <= skip; i++) {
            if (!cursor.advance()) {
                return false;
            }
        }
        for (int i = 0; i < 8 && !(cursor.key() instanceof ScriptedKey); i++) {
            if (!cursor.advance()) {
                return false;
            }
        }
        return true;
    }

    private static void mutateAndRemove(Duel duel, MapCommand command, ObjectCursor<Object, Object> cursor) {
        duel.model().remove(cursor.key());
        if (cursor.key() instanceof ScriptedKey key) {
            int number = key.number();
            int hash = key.hash();
            key.become(FOREIGN + number, hash ^ command.value());
            try {
                cursor.remove();
            } finally {
                key.become(number, hash); // it may be in a copy of the map, too
            }
        } else {
            cursor.remove();
        }
        assertThat(duel.subject().mappingCount()).isEqualTo(duel.model().mappingCount());
    }

    private static void mutateForAWhile(Duel duel, MapCommand command, ObjectCursor<Object, Object> cursor) {
        if (!(cursor.key() instanceof ScriptedKey key)) {
            return;
        }
        int number = key.number();
        int hash = key.hash();
        key.become(FOREIGN + number, hash ^ command.value());
        try {
            // none of these is the changed key: it was drawn from lower numbers
            int from = 1 << 16;
            BurstCommands.putMany(duel, from, command.amount() * 2, command.value());
            duel.checkStep();
            BurstCommands.removeMany(duel, from, command.amount() * 2);
            duel.checkStep();
        } finally {
            key.become(number, hash);
        }
    }
}
