package dev.lethe.map.tck;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges a walk during which the map changes (claim C9): each entry at most once; none that is not in the map when it is
 * reached; all that were there throughout.
 *
 * <p>It tells entries apart by when the model says they were added, so a key that is removed and put again is a new entry.
 */
final class WalkOracle {
    private final MapModel model;
    private final Set<Long> atStart;
    private final Set<Long> seen = new HashSet<>();

    /** Where only values show, the keys by value, as they were when one was not found here. */
    private final Map<Object, Object> keys = new HashMap<>();

    WalkOracle(MapModel model) {
        this.model = model;
        this.atStart = new HashSet<>(model.allBorn());
    }

    /** Takes an entry that the walk has reached, and returns its key. Where only values show, they must be unique. */
    @Nullable
    Object reached(Reached entry) {
        Object key = entry.hasKey() ? entry.key() : keyOf(entry.value());
        Long born = model.born(key);
        if (born == null) {
            throw new AssertionError("The walk handed out " + Duel.brief(key) + ", which is not in the map.");
        }
        if (!seen.add(born)) {
            throw new AssertionError("The walk handed out " + Duel.brief(key) + " twice.");
        }
        if (entry.hasValue() && !Objects.equals(entry.value(), model.getOrDefault(key, null))) {
            throw new AssertionError("The walk handed out the value " + Duel.brief(entry.value()) + " of "
                    + Duel.brief(key) + ", which has " + Duel.brief(model.getOrDefault(key, null)) + ".");
        }
        return key;
    }

    /** Ends the walk: whatever was there throughout must have been seen. */
    void finish() {
        Set<Long> missed = new HashSet<>(model.allBorn());
        missed.retainAll(atStart);
        missed.removeAll(seen);
        if (!missed.isEmpty()) {
            for (Object key : model.entries().keySet()) {
                if (missed.contains(model.born(key))) {
                    throw new AssertionError("The walk missed " + missed.size()
                            + " entries that were there throughout, among them " + Duel.brief(key) + ".");
                }
            }
        }
    }

    private @Nullable Object keyOf(@Nullable Object value) {
        if (!isIndexed(value)) {
            keys.clear();
            model.entries().forEach((key, present) -> keys.put(present, key));
            if (!isIndexed(value)) {
                throw new AssertionError(
                        "The walk handed out the value " + Duel.brief(value) + ", which is not in the map.");
            }
        }
        return keys.get(value);
    }

    /** Whether the key that is noted for a value still has it. */
    private boolean isIndexed(@Nullable Object value) {
        return keys.containsKey(value)
                && model.containsKey(keys.get(value))
                && Objects.equals(model.getOrDefault(keys.get(value), null), value);
    }
}
