package dev.lethe.map.tck;

import dev.lethe.map.spi.Shape;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What makes tables shrink, merge and decay, and what floods them with keys of one hash. */
final class ShrinkCommands {
    /** The ways that go by the key: values of commands are not unique. */
    private static final List<Thinning> WAYS = Stream.of(Thinning.values())
            .filter(way -> !way.name().startsWith("VALUE"))
            .toList();

    private static final FloodKind[] KINDS = FloodKind.values();
    private static final int MOST_LEFT = 16;
    private static final int MOST_CYCLES = 16;
    private static final int MOST_FILLED = 32;
    private static final int CHECKED_EACH = 256;

    private ShrinkCommands() {}

    static void execute(Duel duel, MapCommand command) {
        switch (command.opcode()) {
            case REMOVE_MOST -> removeMost(duel, command);
            case FILL_CYCLES -> fillCycles(duel, command);
            case FLOOD -> flood(duel, command);
            default -> throw new AssertionError(command);
        }
        duel.checkAll();
    }

    private static void removeMost(Duel duel, MapCommand command) {
        int stay = command.amount() % MOST_LEFT;
        Set<Object> leaving = new LinkedHashSet<>();
        for (Object key : duel.model().entries().keySet()) {
            if (stay-- <= 0) {
                leaving.add(key);
            }
        }
        WAYS.get(command.value() % WAYS.size()).remove(duel.source(), duel.subject(), leaving, new HashSet<>());
        duel.model().removeIf((key, value) -> leaving.contains(key));
    }

    private static void fillCycles(Duel duel, MapCommand command) {
        for (int cycle = 0; cycle <= command.amount() % MOST_CYCLES; cycle++) {
            BurstCommands.clear(duel, (command.value() + cycle) % 2 != 0);
            BurstCommands.putMany(duel, 0, command.key() % MOST_FILLED, command.value());
            duel.checkStep();
        }
    }

    /** Puts keys of one hash; then removes some, in another order, or all. */
    private static void flood(Duel duel, MapCommand command) {
        int from = command.key() % 64;
        int length = command.amount();
        for (int i = 0; i < length; i++) {
            Object key = floodKey(duel, command, from + i);
            Object value = duel.value(command.value() + i % 8);
            duel.same("put in a flood", map -> map.put(key, value));
        }
        duel.checkStep();
        int step = command.value() / 4 % 4;
        boolean oldestFirst = command.value() / 16 % 2 != 0;
        for (int i = 0; step > 0 && i < length; i += step) {
            Object key = floodKey(duel, command, from + (oldestFirst ? i : length - 1 - i));
            duel.same("remove in a flood", map -> map.remove(key));
            if (duel.model().mappingCount() <= CHECKED_EACH) {
                duel.checkStep(); // what one removal leaves behind, the next may mend
            }
        }
    }

    /** The key of a number in a flood of the kind that the command says. */
    static @Nullable Object floodKey(Duel duel, MapCommand command, int number) {
        Shape shape = duel.subject().shape();
        if (duel.source().stringKeys()) {
            return FloodKind.STRINGS.key(number);
        }
        return shape.objectKeys()
                ? KINDS[command.value() % KINDS.length].key(number)
                : (Object) duel.longFloodKey(number);
    }
}
