package dev.lethe.map.tck;

import dev.lethe.map.ObjectCursor;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes a map at random while a walk runs over it, and looks at the cursor after each change: it shows the current entry
 * as it is now, or refuses when that was removed.
 */
final class WalkChanges {
    private final Duel duel;
    private final Random random;
    private final Supplier<? extends @Nullable Object> values;
    private final int keys;
    private int left;

    /**
     * Makes a source of changes.
     *
     * @param keys keys are drawn from so many
     * @param most there are at most so many changes, so that every walk ends
     */
    WalkChanges(Duel duel, Random random, int keys, int most, Supplier<? extends @Nullable Object> values) {
        this.duel = duel;
        this.random = random;
        this.keys = keys;
        this.left = most;
        this.values = values;
    }

    /** Perhaps changes something, then looks at the cursor. */
    void change(@Nullable Object current, Reached entry) {
        if (left == 0 || random.nextInt(3) == 0) {
            return;
        }
        left--;
        Long born = duel.model().born(current);
        act(random.nextInt(32), current, entry);
        ObjectCursor<Object, Object> cursor = entry.cursor();
        if (cursor != null) {
            look(cursor, current, Objects.equals(born, duel.model().born(current)));
        }
    }

    private void act(int action, @Nullable Object current, Reached entry) {
        switch (action) {
            case 0, 1, 2 -> duel.same("remove the current", map -> map.remove(current));
            case 3, 4, 5 -> removeByWalk(duel, current, entry);
            case 6, 7, 8, 9, 10, 11 -> {
                Object other = duel.key(random.nextInt(keys));
                duel.same("remove another", map -> map.remove(other));
            }
            case 12, 13, 14, 15, 16 -> put(duel.key(random.nextInt(keys)));
            case 17 -> {
                int from = random.nextInt(keys);
                for (int i = 0; i < 60; i++) {
                    put(duel.key(from + i));
                }
            }
            case 18 -> {
                int from = random.nextInt(keys);
                for (int i = 0; i < 60; i++) {
                    Object key = duel.key(from + i);
                    duel.same("remove a row", map -> map.remove(key));
                }
            }
            case 19, 20 -> put(current);
            case 21, 22 -> {
                duel.same("remove the current", map -> map.remove(current));
                put(current);
            }
            case 23 -> duel.subject().map().trim();
            case 24 -> duel.subject().reserve(random.nextInt(2 * keys));
            case 25 -> duel.same("removeIf", map -> map.removeIf((key, value) -> Objects.hashCode(key) % 7 == 0));
            case 26 -> {
                Object value = values.get();
                if (duel.model().containsKey(current)) {
                    duel.both("replace the current", map -> map.replace(current, value));
                }
            }
            case 27 -> setByCursor(current, entry);
            default -> clearSeldom();
        }
    }

    private void put(@Nullable Object key) {
        Object value = values.get();
        duel.same("put during a walk", map -> map.put(key, value));
    }

    /** Removes the current entry by the walk itself, if this kind of walk can. */
    static boolean removeByWalk(Duel duel, @Nullable Object current, Reached entry) {
        Runnable remove = entry.remove();
        if (remove == null) {
            return false;
        }
        remove.run();
        duel.model().remove(current);
        return true;
    }

    private void setByCursor(@Nullable Object current, Reached entry) {
        if (entry.cursor() != null) {
            Object value = values.get();
            entry.cursor().setValue(value);
            duel.model().replace(current, value);
        }
    }

    private void clearSeldom() {
        if (random.nextInt(8) != 0) {
            return;
        }
        switch (random.nextInt(3)) {
            case 0 -> duel.subject().clear();
            case 1 -> duel.subject().map().clearLazily();
            default -> duel.subject().drainTo((key, value) -> {});
        }
        duel.model().clear();
        for (int i = random.nextInt(2) * 40; i > 0; i--) {
            put(duel.key(random.nextInt(keys)));
        }
    }

    private void look(ObjectCursor<Object, Object> cursor, @Nullable Object current, boolean stillThere) {
        if (stillThere) {
            if (!Objects.equals(cursor.key(), current)
                    || !Objects.equals(cursor.value(), duel.model().getOrDefault(current, null))) {
                throw new AssertionError("The cursor shows " + Duel.brief(cursor.key()) + " = "
                        + Duel.brief(cursor.value()) + " where the current entry is " + Duel.brief(current) + " = "
                        + Duel.brief(duel.model().getOrDefault(current, null)) + ".");
            }
            return;
        }
        if (duel.model().containsKey(current)) {
            return; // its key was put again: whether the cursor takes the new entry for the current one is left open
        }
        refused("key()", cursor::key);
        refused("value()", cursor::value);
        Object value = values.get();
        refused("setValue(..)", () -> {
            cursor.setValue(value);
            return null;
        });
        refused("remove()", () -> {
            cursor.remove();
            return null;
        });
        duel.checkStep();
    }

    private static void refused(String what, Supplier<? extends @Nullable Object> call) {
        Outcome outcome = Outcome.of(call);
        if (!(outcome.thrown() instanceof IllegalStateException)) {
            throw new AssertionError(
                    what + " of a cursor whose current entry was removed did not refuse, but gave " + outcome,
                    outcome.thrown());
        }
    }
}
