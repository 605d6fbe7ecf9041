package dev.lethe.map.tck;

import java.util.Random;

/** Walks with changes under them; what changes is drawn from a random source that the command seeds. */
final class WalkCommands {
    private static final WalkKind[] ITERATORS = {WalkKind.ENTRY_ITERATOR, WalkKind.KEY_ITERATOR};
    private static final WalkKind[] INTERNAL = {
        WalkKind.FOR_EACH, WalkKind.VIEW_FOR_EACH, WalkKind.KEY_STREAM, WalkKind.ENTRY_STREAM, WalkKind.KEY_SPLITERATOR
    };

    private WalkCommands() {}

    static void execute(Duel duel, MapCommand command) {
        WalkKind kind = switch (command.opcode()) {
            case WALK_ITERATOR -> ITERATORS[command.key() % ITERATORS.length];
            case WALK_INTERNAL -> INTERNAL[command.key() % INTERNAL.length];
            default -> WalkKind.CURSOR;
        };
        Random random = new Random(command.value() * 256L + command.amount());
        int most = command.amount() % 64;
        WalkChanges changes = new WalkChanges(duel, random, 80, most, () -> duel.value(random.nextInt(200)));
        WalkOracle oracle = new WalkOracle(duel.model());
        kind.walk(duel.subject(), entry -> changes.change(oracle.reached(entry), entry));
        oracle.finish();
        duel.checkAll();
    }
}
