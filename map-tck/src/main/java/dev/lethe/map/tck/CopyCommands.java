package dev.lethe.map.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Retention;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Copies between maps: into one of another seed, size and retention; neither sees what is done to the other. */
final class CopyCommands {
    private static final Retention[] POLICIES = {Retention.SHRINK, Retention.KEEP, Retention.keepAtLeast(50)};

    private CopyCommands() {}

    static void execute(Duel duel, MapCommand command) {
        Subject original = duel.subject();
        MapSource source = duel.source();
        Subject copy = source.make(source.builder()
                .seed(command.key() * 0x9e37_79b9_7f4a_7c15L)
                .retention(POLICIES[command.value() % POLICIES.length])
                .expectedSize(command.value() / POLICIES.length * 16L));
        copy.putAllOf(original); // in the order of iteration
        check(copy, duel.model().entries(), "the copy");
        assertThat(copy.asMap().equals(original.asMap()))
                .as("copy.equals(original)")
                .isTrue();
        assertThat(Checksum.of(copy)).as("checksum of the copy").isEqualTo(Checksum.of(original));
        Map<Object, Object> left = change(copy, original, command.amount());
        check(copy, left, "the copy after a change");
        duel.checkAll();
        Refusals refusals = Refusals.of(copy);
        copy.map().close();
        refusals.check(duel.key(1), duel.value(1));
        duel.checkAll();
    }

    /** Changes the copy, and returns what is to be left of it. */
    private static Map<Object, Object> change(Subject copy, Subject original, int amount) {
        Map<Object, Object> left = new HashMap<>(copy.copy());
        switch (amount % 5) {
            case 0 -> {
                copy.clear();
                left.clear();
            }
            case 1 -> {
                List<Object> leaving = new ArrayList<>(left.keySet());
                leaving.subList(0, leaving.size() / 8).clear();
                leaving.forEach(copy::remove);
                left.keySet().removeAll(new java.util.HashSet<>(leaving));
            }
            case 2 -> {
                copy.drainTo(original::put); // what is there already
                left.clear();
            }
            case 3 -> {
                copy.map().clearLazily();
                copy.putAllOf(original);
            }
            default -> copy.map().trim();
        }
        return left;
    }

    private static void check(Subject map, Map<Object, Object> expected, String what) {
        map.checkInvariants();
        assertThat(map.mappingCount()).as("entries of %s", what).isEqualTo(expected.size());
        Map<Object, Object> entries = map.copy();
        if (!entries.equals(expected)) {
            throw new AssertionError(what + " has other entries: " + Duel.difference(entries, expected));
        }
    }
}
